package io.incidentkit.test.store;

import static io.incidentkit.test.store.StoreSpec.ANA;
import static io.incidentkit.test.store.StoreSpec.BEGIN;

import io.incidentkit.actionitem.ActionType;
import io.incidentkit.command.ActionCommand.AddAction;
import io.incidentkit.command.CommanderCommand.AcceptHandover;
import io.incidentkit.command.CommanderCommand.Escalate;
import io.incidentkit.command.CommunicationCommand.MakePublic;
import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.command.EndCommand.Merge;
import io.incidentkit.command.EndCommand.Reopen;
import io.incidentkit.command.EndCommand.Resolve;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.command.LoopCommand.Mitigate;
import io.incidentkit.command.LoopCommand.RecordFix;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.command.PeopleCommand.Assign;
import io.incidentkit.command.PostmortemCommand.PublishPostmortem;
import io.incidentkit.command.PostmortemCommand.RequestReview;
import io.incidentkit.command.PostmortemCommand.ReviewPostmortem;
import io.incidentkit.command.PostmortemCommand.WriteSection;
import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.command.RunbookCommand.UseRunbook;
import io.incidentkit.command.SeverityCommand.SetSeverity;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.comms.Audience;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.postmortem.Section;
import io.incidentkit.rule.Rule;
import io.incidentkit.severity.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A series of commands until a rule refuses one.
 *
 * @param rule the rule that refuses the last command
 * @param accepted what ana does before
 * @param actor who gives the last command
 * @param last the last command, about the incident as it is then
 */
record Refusal(Rule rule, List<IncidentCommand> accepted, Actor actor, Function<Incident, IncidentCommand> last) {
    private static final Actor BEN = Actor.person("ben");
    private static final Person COMMANDER = new Person("ana");

    private static final List<IncidentCommand> DECLARED = List.of();
    private static final List<IncidentCommand> TRIAGED = List.of(new Triage(Severity.SEV1, COMMANDER, null));
    private static final List<IncidentCommand> MITIGATED = then(
            TRIAGED, new Diagnose("the last deploy", null), new Mitigate("rolled back", MitigationKind.ROLLBACK, null));
    private static final List<IncidentCommand> RESOLVED = then(MITIGATED, new Resolve("errors are gone", null, null));

    /** A postmortem that lacks all that it can lack. */
    private static final List<IncidentCommand> IN_REVIEW = then(
            MITIGATED,
            new UseRunbook("certificates.md", "A certificate runs out", null),
            new AddAction(ActionType.PREVENT, "renew certificates by a job", null, null, null),
            new Resolve("errors are gone", null, null),
            new WriteSection(Section.ROOT_CAUSE, "Ben forgot to renew the certificate."),
            new RequestReview(),
            new ReviewPostmortem(null));

    /** One for each rule that can refuse a command. */
    static List<Refusal> all() {
        List<Refusal> all = new ArrayList<>();
        ofTheLoop(all);
        ofPeopleAndMessages(all);
        for (Rule rule : List.of(
                Rule.POSTMORTEM_IS_COMPLETE,
                Rule.REVIEWED_FROM_OUTSIDE,
                Rule.POSTMORTEM_IS_BLAMELESS,
                Rule.EVERY_ACTION_HAS_OWNER_AND_DUE_DATE,
                Rule.RUNBOOK_REVIEWED_AFTER_USE)) {
            add(all, rule, IN_REVIEW, ANA, new PublishPostmortem());
        }
        add(all, Rule.POSTMORTEM_IN_ORDER, RESOLVED, ANA, new PublishPostmortem());
        return all;
    }

    private static void ofTheLoop(List<Refusal> all) {
        add(all, Rule.SEVERITY_CHANGE_SAYS_WHY, TRIAGED, ANA, new SetSeverity(Severity.SEV2, null, null));
        add(all, Rule.TRIAGE_NEEDS_COMMANDER_AND_SEVERITY, DECLARED, ANA, new Triage(null, null, null));
        add(all, Rule.STEPS_IN_ORDER, TRIAGED, ANA, new Resolve("it looks fine", null, null));
        add(all, Rule.MITIGATE_BEFORE_FIX, TRIAGED, ANA, new RecordFix("a bound for the pool", null));
        add(all, Rule.RESOLVE_NEEDS_VERIFICATION, MITIGATED, ANA, new Resolve(null, null, null));
        add(all, Rule.ENDED_TAKES_NO_STEPS, RESOLVED, ANA, new Diagnose("the cache", null));
        add(all, Rule.REOPEN_WITHIN_WINDOW, TRIAGED, ANA, new Reopen("errors again", null));
        all.add(new Refusal(
                Rule.MERGE_INTO_OPEN, TRIAGED, ANA, incident -> new Merge(incident.id(), "the same", null, null)));
        add(all, Rule.TIME_MAKES_SENSE, TRIAGED, ANA, new AddNote("looking", BEGIN.plusSeconds(1)));
    }

    private static void ofPeopleAndMessages(List<Refusal> all) {
        add(all, Rule.ONE_COMMANDER, TRIAGED, BEN, new AcceptHandover(null));
        add(all, Rule.COMMANDER_CALLS_DONE, MITIGATED, BEN, new Resolve("errors are gone", null, null));
        add(all, Rule.COMMANDER_COORDINATES, TRIAGED, BEN, new Assign(COMMANDER, "the logs", null));
        add(all, Rule.COMMANDER_ESCALATES, TRIAGED, BEN, new Escalate("the network team", "packets are lost", null));
        add(all, Rule.UPDATE_SAYS_NEXT, TRIAGED, ANA, new SendUpdate(Audience.STATUS_PAGE, null, false, BEGIN, null));
        add(all, Rule.PRIVATE_TELLS_THOSE_ON_IT, DECLARED, ANA, new MakePublic("nobody hides it"));
        add(
                all,
                Rule.CLOSING_WAITS_FOR_RESOLVED,
                TRIAGED,
                ANA,
                new SendUpdate(Audience.STATUS_PAGE, null, true, null, null));
        add(
                all,
                Rule.TEMPLATES_ARE_READY,
                TRIAGED,
                ANA,
                new SendUpdate(new Audience("the board"), null, false, null, null));
    }

    private static void add(
            List<Refusal> all, Rule rule, List<IncidentCommand> accepted, Actor actor, IncidentCommand last) {
        all.add(new Refusal(rule, accepted, actor, incident -> last));
    }

    private static List<IncidentCommand> then(List<IncidentCommand> before, IncidentCommand... more) {
        List<IncidentCommand> all = new ArrayList<>(before);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }
}
