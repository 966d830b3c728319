package io.incidentkit.test.command;

import io.incidentkit.command.CommandType;
import io.incidentkit.command.CommanderCommand.AcceptHandover;
import io.incidentkit.command.CommanderCommand.Escalate;
import io.incidentkit.command.CommanderCommand.OfferHandover;
import io.incidentkit.command.CommanderCommand.TakeCommand;
import io.incidentkit.command.CommanderCommand.WithdrawHandover;
import io.incidentkit.command.CommunicationCommand.ConfirmSent;
import io.incidentkit.command.CommunicationCommand.MakePrivate;
import io.incidentkit.command.CommunicationCommand.MakePublic;
import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.command.CommunicationCommand.WaiveObligation;
import io.incidentkit.command.Declare;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.command.LoopCommand.Dismiss;
import io.incidentkit.command.LoopCommand.Merge;
import io.incidentkit.command.LoopCommand.Mitigate;
import io.incidentkit.command.LoopCommand.RecordFix;
import io.incidentkit.command.LoopCommand.Reopen;
import io.incidentkit.command.LoopCommand.ReportMitigationFailed;
import io.incidentkit.command.LoopCommand.Resolve;
import io.incidentkit.command.LoopCommand.ReviseHypothesis;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.command.PeopleCommand.Assign;
import io.incidentkit.command.PeopleCommand.CompleteAssignment;
import io.incidentkit.command.PeopleCommand.Observe;
import io.incidentkit.command.RecordCommand.AddLink;
import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.command.RecordCommand.CorrectText;
import io.incidentkit.command.RecordCommand.CorrectTime;
import io.incidentkit.command.RecordCommand.DescribeImpact;
import io.incidentkit.command.RecordCommand.Label;
import io.incidentkit.command.RecordCommand.ReceiveAlerts;
import io.incidentkit.command.RecordCommand.Rename;
import io.incidentkit.command.RecordCommand.SetDetectionSource;
import io.incidentkit.command.RecordCommand.SetPublicTitle;
import io.incidentkit.command.RecordCommand.SetServices;
import io.incidentkit.command.RecordCommand.SetTeam;
import io.incidentkit.command.RecordCommand.StrikeOut;
import io.incidentkit.command.SeverityCommand.SetSeverity;
import io.incidentkit.commander.Actor;
import io.incidentkit.comms.Audience;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.loop.DetectionSource;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.playbook.IncidentRules;
import io.incidentkit.severity.ImpactNumbers;
import io.incidentkit.severity.ImpactNumbers.Figure;
import io.incidentkit.severity.Money;
import io.incidentkit.severity.Severity;
import io.incidentkit.severity.SeverityPolicy;
import io.incidentkit.test.Texts;
import io.incidentkit.test.alert.Alerts;
import io.incidentkit.test.commander.Actors;
import io.incidentkit.timeline.TimelineEntry;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Generators of well-formed commands. They are given without a moment, so they happen when they are recorded;
 * {@link CommandTimes#at} puts them at another one. Whether a command is allowed is for the rules to say.
 */
public final class Commands {
    /** A level that no policy has. */
    private static final Severity UNKNOWN = new Severity("no-such-level");

    /** Few, so that two people often do the same. */
    private static final Arbitrary<String> WORK = Arbitraries.of("the logs", "The  logs", "the dashboards");

    /** Around this moment lie those that commands name; a correction moves its entry by as much as it lies from it. */
    static final Instant SOME = Instant.parse("2026-03-01T14:32:00Z");

    /** Two others to be merged into, of which one is a drill. */
    private static final List<Incident> OTHERS = List.of(other(IncidentKind.REAL), other(IncidentKind.DRILL));

    private Commands() {}

    private static Incident other(IncidentKind kind) {
        Declare declare = Declare.builder("Payments fail").kind(kind).build();
        List<TimelineEntry> entries = IncidentRules.declare(
                        declare, Actor.person("alice"), IncidentPolicy.standard(), SOME)
                .entriesOrThrow("declare");
        return Incident.replay(IncidentId.create(SOME), 7, entries);
    }

    /** The incident of an id that a merge may name. */
    static Optional<Incident> other(IncidentId id) {
        return OTHERS.stream().filter(other -> other.id().equals(id)).findFirst();
    }

    /** Returns commands of every type, with the levels of the playbook's own policy. */
    public static Arbitrary<IncidentCommand> any() {
        return any(SeverityPolicy.standard());
    }

    /**
     * Returns commands of every type; now and then a severity is none of the policy.
     *
     * @param policy the levels
     */
    public static Arbitrary<IncidentCommand> any(SeverityPolicy policy) {
        return Arbitraries.oneOf(Arrays.stream(CommandType.values())
                .map(type -> of(type, policy))
                .toList());
    }

    /**
     * Returns commands of one type.
     *
     * @param type the type
     * @param policy the levels
     */
    public static Arbitrary<IncidentCommand> of(CommandType type, SeverityPolicy policy) {
        return switch (type) {
            case TRIAGE ->
                Combinators.combine(
                                severities(policy).injectNull(0.3),
                                Actors.people().injectNull(0.3))
                        .as((severity, commander) -> new Triage(severity, commander, null));
            case DIAGNOSE -> Texts.texts().map(text -> new Diagnose(text, null));
            case REVISE_HYPOTHESIS -> Texts.texts().map(text -> new ReviseHypothesis(text, null));
            case MITIGATE ->
                Combinators.combine(Texts.texts(), Arbitraries.of(MitigationKind.class))
                        .as((text, kind) -> new Mitigate(text, kind, null));
            case REPORT_MITIGATION_FAILED -> Texts.texts().map(text -> new ReportMitigationFailed(text, null));
            case RECORD_FIX -> Texts.texts().map(text -> new RecordFix(text, null));
            case RESOLVE ->
                Combinators.combine(Texts.textsOrNull(), Texts.textsOrNull())
                        .as((verification, override) -> new Resolve(verification, override, null));
            case REOPEN -> Texts.texts().map(text -> new Reopen(text, null));
            case DISMISS ->
                Combinators.combine(Texts.texts(), Texts.textsOrNull())
                        .as((reason, override) -> new Dismiss(reason, override, null));
            case MERGE ->
                Combinators.combine(Arbitraries.of(OTHERS), Texts.texts(), Texts.textsOrNull())
                        .as((into, reason, override) -> new Merge(into.id(), reason, override, null));
            case SET_SEVERITY ->
                Combinators.combine(severities(policy), Texts.textsOrNull())
                        .as((severity, reason) -> new SetSeverity(severity, reason, null));
            case OFFER_HANDOVER ->
                Combinators.combine(Actors.people(), Texts.textsOrNull())
                        .as((to, brief) -> new OfferHandover(to, brief, null));
            case ACCEPT_HANDOVER -> Arbitraries.just(new AcceptHandover(null));
            case WITHDRAW_HANDOVER -> Texts.textsOrNull().map(reason -> new WithdrawHandover(reason, null));
            case TAKE_COMMAND -> Texts.texts().map(reason -> new TakeCommand(reason, null));
            case ESCALATE ->
                Combinators.combine(Texts.lines(), Texts.texts()).as((to, reason) -> new Escalate(to, reason, null));
            case ASSIGN, COMPLETE_ASSIGNMENT, OBSERVE -> ofPeople(type);
            case ADD_NOTE -> Texts.texts().map(text -> new AddNote(text, null));
            case DESCRIBE_IMPACT -> impacts();
            case RECEIVE_ALERTS -> Alerts.groups().map(group -> new ReceiveAlerts(group, null));
            case STRIKE_OUT -> Texts.texts().map(text -> new StrikeOut("secret " + text, "it was one"));
            case CORRECT_TIME, CORRECT_TEXT, ADD_LINK, SET_TEAM, LABEL -> ofRecord(type);
            case RENAME, SET_PUBLIC_TITLE, SET_SERVICES, SET_DETECTION_SOURCE -> ofRecord(type);
            case ADD_ACTION, CHANGE_ACTION, START_ACTION, COMPLETE_ACTION, DROP_ACTION, REVIEW_ACTION ->
                FollowUpCommands.ofActions(type);
            case SEND_UPDATE, CONFIRM_SENT, WAIVE_OBLIGATION -> ofCommunication(type);
            case MAKE_PRIVATE -> Texts.texts().map(MakePrivate::new);
            case MAKE_PUBLIC -> Texts.texts().map(MakePublic::new);
            case USE_RUNBOOK, TAKE_BRANCH, REVIEW_RUNBOOK -> FollowUpCommands.ofRunbooks(type);
            case ASSIGN_POSTMORTEM,
                    WRITE_SECTION,
                    EXPLAIN_PHASE,
                    REQUEST_REVIEW,
                    REVIEW_POSTMORTEM,
                    WAIVE_BLAME,
                    PUBLISH_POSTMORTEM -> FollowUpCommands.ofPostmortem(type);
            case RECORD_MISSED -> FollowUpCommands.ofMissed();
            case CLASSIFY, COMPLETE_DUTY -> FollowUpCommands.ofDuties(type);
            case RECORD_DELIVERY -> FollowUpCommands.ofDeliveries();
        };
    }

    private static Arbitrary<IncidentCommand> ofPeople(CommandType type) {
        return switch (type) {
            case ASSIGN ->
                Combinators.combine(Actors.people(), WORK).as((person, what) -> new Assign(person, what, null));
            case COMPLETE_ASSIGNMENT ->
                Combinators.combine(FollowUpCommands.numbers(), Texts.textsOrNull())
                        .as((number, result) -> new CompleteAssignment(number, result, null));
            default -> Actors.people().map(person -> new Observe(person, null));
        };
    }

    /** Few audiences, of which one has no template; few obligations, of which one is often owed. */
    private static Arbitrary<IncidentCommand> ofCommunication(CommandType type) {
        if (type == CommandType.WAIVE_OBLIGATION) {
            return Combinators.combine(
                            Arbitraries.of("customers/first/1", "status page/closing/1", "duty:triage/1"),
                            Texts.texts())
                    .as((obligation, reason) -> new WaiveObligation(obligation, reason, null));
        }
        if (type == CommandType.CONFIRM_SENT) {
            return entries().map(entry -> new ConfirmSent(entry, null));
        }
        return Combinators.combine(
                        Arbitraries.of(
                                Audience.STATUS_PAGE,
                                Audience.INTERNAL_CHAT,
                                Audience.CUSTOMERS,
                                new Audience("nobody writes to them")),
                        Texts.lines().injectNull(0.5),
                        Arbitraries.frequencyOf(
                                Tuple.of(9, Arbitraries.just(false)), Tuple.of(1, Arbitraries.just(true))),
                        Arbitraries.integers()
                                .between(-10, 120)
                                .map(minutes -> SOME.plus(Duration.ofMinutes(minutes)))
                                .injectNull(0.8),
                        Arbitraries.of(true, false))
                .as((audience, line, closing, nextDue, byHand) ->
                        new SendUpdate(audience, line, closing, nextDue, byHand, null));
    }

    private static Arbitrary<IncidentCommand> impacts() {
        Arbitrary<Long> numbers = Arbitraries.longs().between(0, ImpactNumbers.MAX);
        Arbitrary<Money> money = Combinators.combine(
                        Arbitraries.bigDecimals()
                                .between(BigDecimal.ZERO, Money.MAX)
                                .ofScale(2),
                        Arbitraries.of("EUR", "USD", "JPY"))
                .as(Money::new);
        Arbitrary<IncidentCommand> told = Combinators.combine(
                        Texts.texts(), numbers.injectNull(0.5), numbers.injectNull(0.5), money.injectNull(0.5))
                .as((text, customers, requests, lost) ->
                        new DescribeImpact(text, null, customers, requests, lost, null, null));
        Arbitrary<IncidentCommand> unknown = Combinators.combine(Texts.texts(), Arbitraries.of(Figure.values()))
                .as((text, figure) -> new DescribeImpact(text, null, null, null, null, figure, null));
        return Arbitraries.frequencyOf(Tuple.of(4, told), Tuple.of(1, unknown));
    }

    /** Corrections name an entry that may be none of the timeline; a history makes it one ({@link CommandTimes#about}). */
    private static Arbitrary<IncidentCommand> ofRecord(CommandType type) {
        return switch (type) {
            case CORRECT_TIME ->
                Combinators.combine(entries(), Arbitraries.integers().between(-40, 40), Texts.texts())
                        .as((entry, minutes, reason) ->
                                new CorrectTime(entry, SOME.plus(Duration.ofMinutes(minutes)), reason));
            case SET_TEAM -> Texts.lines().injectNull(0.2).map(SetTeam::new);
            case LABEL ->
                Combinators.combine(
                                Arbitraries.of("region", "Region", "customer"),
                                Texts.lines().injectNull(0.2))
                        .as(Label::new);
            case RENAME -> Texts.lines().map(Rename::new);
            case SET_PUBLIC_TITLE -> Texts.lines().injectNull(0.3).map(SetPublicTitle::new);
            case SET_SERVICES -> Texts.lines().list().ofMinSize(1).ofMaxSize(3).map(SetServices::new);
            case SET_DETECTION_SOURCE ->
                Arbitraries.of(DetectionSource.class).injectNull(0.2).map(SetDetectionSource::new);
            case CORRECT_TEXT -> Combinators.combine(entries(), Texts.texts()).as(CorrectText::new);
            default ->
                Combinators.combine(
                                Arbitraries.of("https://example.org/d/1?a=1&b=2", "http://chat.example.org/#42"),
                                Texts.lines())
                        .as(AddLink::new);
        };
    }

    private static Arbitrary<Integer> entries() {
        return Arbitraries.integers().between(1, 30);
    }

    private static Arbitrary<Severity> severities(SeverityPolicy policy) {
        return Arbitraries.frequencyOf(
                Tuple.of(30, Arbitraries.of(policy.severities())), Tuple.of(1, Arbitraries.just(UNKNOWN)));
    }
}
