package io.incidentkit.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.CommandType;
import io.incidentkit.command.CommanderCommand.OfferHandover;
import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.command.EndCommand.Dismiss;
import io.incidentkit.command.EndCommand.Merge;
import io.incidentkit.command.EndCommand.Resolve;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.command.PeopleCommand.Assign;
import io.incidentkit.command.SeverityCommand.SetSeverity;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.Moment;
import io.incidentkit.loop.Step;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.playbook.IncidentRules;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import io.incidentkit.test.history.PlayedCommand;
import io.incidentkit.test.history.PlayedHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/** Each rule of chapters 1 to 5, read plainly beside the one that is under test: a command is refused for it if it breaks it. */
final class RuleInvariants {
    private static final Map<CommandType, Step> COMPLETED_BEFORE = Map.of(
            CommandType.TRIAGE, Step.DETECTED,
            CommandType.DIAGNOSE, Step.TRIAGED,
            CommandType.REVISE_HYPOTHESIS, Step.DIAGNOSED,
            CommandType.MITIGATE, Step.DIAGNOSED,
            CommandType.REPORT_MITIGATION_FAILED, Step.MITIGATED,
            CommandType.RESOLVE, Step.MITIGATED);

    /** The commands that an ended incident takes no more. */
    private static final Set<CommandType> STEPS = EnumSet.of(
            CommandType.DISMISS,
            CommandType.MERGE,
            CommandType.SET_SEVERITY,
            CommandType.OFFER_HANDOVER,
            CommandType.ACCEPT_HANDOVER,
            CommandType.WITHDRAW_HANDOVER,
            CommandType.TAKE_COMMAND,
            CommandType.ESCALATE,
            CommandType.ASSIGN,
            CommandType.COMPLETE_ASSIGNMENT,
            CommandType.OBSERVE,
            CommandType.USE_RUNBOOK,
            CommandType.TAKE_BRANCH,
            CommandType.TICK_STEP);

    /** Those of them that are told after the end of the time before it. */
    private static final Set<CommandType> FORGOTTEN = EnumSet.of(
            CommandType.SET_SEVERITY,
            CommandType.ASSIGN,
            CommandType.OBSERVE,
            CommandType.USE_RUNBOOK,
            CommandType.TAKE_BRANCH,
            CommandType.TICK_STEP);

    private static final Map<Rule, BiPredicate<PlayedCommand, IncidentPolicy>> BROKEN = new EnumMap<>(Map.ofEntries(
            Map.entry(Rule.SEVERITY_CHANGE_SAYS_WHY, (turn, policy) -> changesForNoReason(turn)),
            Map.entry(Rule.ONE_COMMANDER, (turn, policy) -> takesOrGivesWhatIsNotTheirs(turn)),
            Map.entry(Rule.COMMANDER_CALLS_DONE, (turn, policy) -> endsItForAnother(turn)),
            Map.entry(Rule.COMMANDER_COORDINATES, (turn, policy) -> worksAndCommands(turn)),
            Map.entry(Rule.COMMANDER_ESCALATES, (turn, policy) -> is(turn, CommandType.ESCALATE) && !commands(turn)),
            Map.entry(Rule.TRIAGE_NEEDS_COMMANDER_AND_SEVERITY, (turn, policy) -> triagesHalf(turn)),
            Map.entry(Rule.STEPS_IN_ORDER, (turn, policy) -> isOutOfOrder(turn)),
            Map.entry(
                    Rule.MITIGATE_BEFORE_FIX,
                    (turn, policy) -> is(turn, CommandType.RECORD_FIX)
                            && turn.before().episode().mitigated() == null),
            Map.entry(
                    Rule.RESOLVE_NEEDS_VERIFICATION,
                    (turn, policy) -> turn.command() instanceof Resolve resolve && resolve.verification() == null),
            Map.entry(Rule.REOPEN_WITHIN_WINDOW, RuleInvariants::comesBackTooLate),
            Map.entry(Rule.MERGE_INTO_OPEN, (turn, policy) -> mergesIntoWhatCannotTakeIt(turn)),
            Map.entry(
                    Rule.CLOSING_WAITS_FOR_RESOLVED,
                    (turn, policy) -> turn.command() instanceof SendUpdate send
                            && ((send.closing() && turn.before().isOpen())
                                    || turn.before().mergedInto().isPresent())),
            Map.entry(
                    Rule.PRIVATE_TELLS_THOSE_ON_IT,
                    (turn, policy) -> turn.before().isPrivate()
                            ? is(turn, CommandType.MAKE_PRIVATE)
                            : is(turn, CommandType.MAKE_PUBLIC)),
            Map.entry(Rule.UPDATE_SAYS_NEXT, (turn, policy) -> promisesTooLate(turn))));

    private RuleInvariants() {}

    static void check(PlayedHistory played) {
        for (PlayedCommand turn : played.turns()) {
            checkFlags(turn.after());
            if (!turn.faults().isEmpty()) {
                continue;
            }
            Set<Rule> named = EnumSet.noneOf(Rule.class);
            turn.violations().stream().map(Violation::rule).forEach(named::add);
            boolean over = !turn.before().isOpen()
                    && !isOfTheTimeBeforeTheEnd(turn)
                    && (STEPS.contains(turn.command().type())
                            || COMPLETED_BEFORE.containsKey(turn.command().type()));
            assertThat(named.contains(Rule.ENDED_TAKES_NO_STEPS))
                    .as("a step is refused if the incident has ended: %s (STEPS lists them)", turn)
                    .isEqualTo(over);
            if (isInTheFuture(turn)) {
                assertThat(named)
                        .as("what has not happened yet is refused: %s", turn)
                        .contains(Rule.TIME_MAKES_SENSE);
            }
            if (!over) {
                BROKEN.forEach((rule, broken) -> assertThat(named.contains(rule))
                        .as("a rule is named if it is broken: %s by %s", rule, turn)
                        .isEqualTo(broken.test(turn, played.policy())));
            }
        }
    }

    private static boolean isOfTheTimeBeforeTheEnd(PlayedCommand turn) {
        Instant at = turn.command().occurredAt();
        return FORGOTTEN.contains(turn.command().type())
                && at != null
                && !at.isAfter(turn.before().endedAt().orElseThrow());
    }

    /** {@link Rule#DUPLICATE_WORK}: it is said, and nothing is refused. */
    private static void checkFlags(Incident incident) {
        Set<String> known = new HashSet<>();
        boolean twice = incident.people().open().stream()
                .map(work -> work.what().strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT))
                .anyMatch(what -> !known.add(what));
        assertThat(IncidentRules.flags(incident).stream().map(Violation::rule))
                .as("the same work of two people is flagged: %s", incident)
                .isEqualTo(twice ? List.of(Rule.DUPLICATE_WORK) : List.of());
    }

    private static boolean is(PlayedCommand turn, CommandType type) {
        return turn.command().type() == type;
    }

    private static @Nullable Person commander(PlayedCommand turn) {
        return turn.before().commander().orElse(null);
    }

    private static boolean commands(PlayedCommand turn) {
        Person commander = commander(turn);
        return commander != null && turn.actor().is(commander);
    }

    private static boolean isInTheFuture(PlayedCommand turn) {
        Instant at = turn.command().occurredAt();
        return at != null && at.isAfter(turn.now());
    }

    private static boolean changesForNoReason(PlayedCommand turn) {
        return turn.command() instanceof SetSeverity set
                && turn.before().severity().isPresent()
                && set.reason() == null;
    }

    private static boolean takesOrGivesWhatIsNotTheirs(PlayedCommand turn) {
        IncidentCommand command = turn.command();
        Person commander = commander(turn);
        if (command instanceof Triage triage) {
            return commander != null
                    && triage.commander() != null
                    && !triage.commander().equals(commander);
        }
        if (command instanceof OfferHandover offer) {
            return !commands(turn) || offer.to().equals(commander);
        }
        var offer = turn.before().commandership().offer();
        return switch (command.type()) {
            case ACCEPT_HANDOVER -> offer == null || !turn.actor().is(offer.to());
            case TAKE_COMMAND ->
                commander == null || commands(turn) || turn.actor().person().isEmpty();
            case WITHDRAW_HANDOVER -> offer == null || (!turn.actor().is(offer.to()) && !commands(turn));
            default -> false;
        };
    }

    private static boolean endsItForAnother(PlayedCommand turn) {
        return switch (turn.command().type()) {
            case RESOLVE -> isForAnother(turn, ((Resolve) turn.command()).overrideReason());
            case DISMISS -> isForAnother(turn, ((Dismiss) turn.command()).overrideReason());
            case MERGE -> isForAnother(turn, ((Merge) turn.command()).overrideReason());
            default -> false;
        };
    }

    private static boolean isForAnother(PlayedCommand turn, @Nullable String reason) {
        return commander(turn) != null && !commands(turn) && reason == null;
    }

    private static boolean worksAndCommands(PlayedCommand turn) {
        return switch (turn.command().type()) {
            case ASSIGN -> ((Assign) turn.command()).person().equals(commander(turn)) || commandedThen(turn);
            case TRIAGE -> works(turn, ((Triage) turn.command()).commander());
            case ACCEPT_HANDOVER, TAKE_COMMAND ->
                works(turn, turn.actor().person().orElse(null));
            default -> false;
        };
    }

    private static boolean commandedThen(PlayedCommand turn) {
        Instant at = turn.command().occurredAt();
        return !turn.before().isOpen()
                && at != null
                && turn.before().commandership().tenures().stream()
                        .filter(tenure -> tenure.commander().equals(((Assign) turn.command()).person()))
                        .anyMatch(tenure ->
                                !at.isBefore(tenure.from()) && (tenure.until() == null || !at.isAfter(tenure.until())));
    }

    private static boolean works(PlayedCommand turn, @Nullable Person person) {
        return turn.before().people().open().stream()
                .anyMatch(work -> work.person().equals(person));
    }

    private static boolean triagesHalf(PlayedCommand turn) {
        return turn.command() instanceof Triage triage
                && ((triage.commander() == null && commander(turn) == null)
                        || (triage.severity() == null
                                && turn.before().severity().isEmpty()));
    }

    private static boolean isOutOfOrder(PlayedCommand turn) {
        Step required = COMPLETED_BEFORE.get(turn.command().type());
        return required != null && turn.before().step() != required;
    }

    private static boolean comesBackTooLate(PlayedCommand turn, IncidentPolicy policy) {
        if (!is(turn, CommandType.REOPEN)) {
            return false;
        }
        Moment resolved = turn.before().episode().resolved();
        Duration window = policy.reopenWindow();
        Instant at = Objects.requireNonNullElse(turn.command().occurredAt(), turn.now());
        return resolved == null || window.isZero() || resolved.at().plus(window).isBefore(at);
    }

    private static boolean mergesIntoWhatCannotTakeIt(PlayedCommand turn) {
        Incident into = turn.references().other();
        return turn.command() instanceof Merge
                && into != null
                && (!into.isOpen()
                        || into.kind() != turn.before().kind()
                        || into.id().equals(turn.before().id())
                        || (into.isPrivate() && !turn.before().isPrivate())
                        || !turn.before().duplicates().isEmpty());
    }

    private static boolean promisesTooLate(PlayedCommand turn) {
        if (!(turn.command() instanceof SendUpdate send) || send.nextDue() == null) {
            return false;
        }
        Instant at = Objects.requireNonNullElse(send.occurredAt(), turn.now());
        return !send.nextDue().isAfter(at)
                || turn.before()
                        .communication()
                        .nextUpdateDue(send.audience(), at)
                        .filter(send.nextDue()::isAfter)
                        .isPresent();
    }
}
