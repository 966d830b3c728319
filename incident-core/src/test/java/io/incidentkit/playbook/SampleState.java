package io.incidentkit.playbook;

import static io.incidentkit.playbook.Scenario.BOB;
import static io.incidentkit.playbook.Scenario.CAROL;
import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.bob;
import static io.incidentkit.playbook.Scenario.carol;

import io.incidentkit.actionitem.ActionType;
import io.incidentkit.command.ActionCommand.AddAction;
import io.incidentkit.command.ActionCommand.ChangeAction;
import io.incidentkit.command.CommandType;
import io.incidentkit.command.CommanderCommand.OfferHandover;
import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.command.EndCommand.Dismiss;
import io.incidentkit.command.EndCommand.Merge;
import io.incidentkit.command.EndCommand.Reopen;
import io.incidentkit.command.EndCommand.Resolve;
import io.incidentkit.command.PeopleCommand.Assign;
import io.incidentkit.command.PostmortemCommand.AssignPostmortem;
import io.incidentkit.command.PostmortemCommand.ExplainPhase;
import io.incidentkit.command.PostmortemCommand.PublishPostmortem;
import io.incidentkit.command.PostmortemCommand.RequestReview;
import io.incidentkit.command.PostmortemCommand.ReviewPostmortem;
import io.incidentkit.command.PostmortemCommand.WriteSection;
import io.incidentkit.command.RunbookCommand.ReviewRunbook;
import io.incidentkit.command.RunbookCommand.UseRunbook;
import io.incidentkit.command.SeverityCommand.SetSeverity;
import io.incidentkit.commander.Actor;
import io.incidentkit.comms.Audience;
import io.incidentkit.postmortem.PhaseReport;
import io.incidentkit.postmortem.Section;
import io.incidentkit.severity.Severity;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

/**
 * The states of an incident that commands are tried in. Alice commands each of them from triage to the end; carol works on it, a
 * runbook is used, there is an action item, somebody has to be told and a message is to be sent, so that each command has something to be about.
 */
public enum SampleState {
    DETECTED("detected", () -> busy(Scenario.detected().accept(alice, new SetSeverity(Severity.SEV1, null, null)))),
    TRIAGED("triaged", () -> busy(Scenario.triaged())),
    DIAGNOSED("diagnosed", () -> busy(Scenario.diagnosed())),
    MITIGATED("mitigated", () -> busy(Scenario.mitigated())),
    RESOLVED("resolved", SampleState::resolved),
    /** Longer ago than the policy's window for reopening. */
    LATER("later", () -> resolved().after(Duration.ofDays(8))),
    DISMISSED(
            "dismissed",
            () -> busy(Scenario.triaged()).at("14:45").accept(alice, new Dismiss("a load test", null, null))),
    MERGED(
            "merged",
            () -> busy(Scenario.triaged())
                    .at("14:45")
                    .accept(alice, new Merge(Scenario.other().id(), "the same deploy", null, null))),
    REOPENED("reopened", () -> busy(resolved().at("16:00").accept(carol, new Reopen("errors again", null)))),
    /** Mitigated, and alice has asked bob to take over. */
    OFFERED("offered", () -> busy(Scenario.mitigated()).accept(alice, new OfferHandover(BOB, null, null))),
    IN_REVIEW("in-review", () -> resolved().accept(alice, new RequestReview())),
    /** All that a postmortem has to have is there. */
    READY("ready", SampleState::ready),
    PUBLISHED("published", () -> ready().accept(bob, new PublishPostmortem()));

    /** Those that a whole column of the table is about. */
    public static final List<SampleState> LOOP =
            List.of(DETECTED, TRIAGED, DIAGNOSED, MITIGATED, RESOLVED, LATER, DISMISSED, MERGED, REOPENED);

    private static final Actor erin = Actor.person("erin");

    private final String title;
    private final Supplier<Scenario> scenario;

    SampleState(String title, Supplier<Scenario> scenario) {
        this.title = title;
        this.scenario = scenario;
    }

    public String title() {
        return title;
    }

    public Scenario scenario() {
        return scenario.get().under(SampleCommands.POLICY);
    }

    /** The state in which a command can be about something: a message is missed only after a while. */
    public Scenario scenarioFor(CommandType type) {
        return type == CommandType.RECORD_MISSED ? scenario().after(Duration.ofDays(4)) : scenario();
    }

    private static Scenario busy(Scenario scenario) {
        return scenario.accept(alice, new Assign(CAROL, "the logs", null))
                .accept(alice, new UseRunbook("checkout-5xx.md", "Checkout answers 5xx", null))
                .accept(alice, new AddAction(ActionType.PREVENT, "bound the pool", null, null, null))
                .accept(alice, SendUpdate.to(Audience.INTERNAL_CHAT));
    }

    private static Scenario resolved() {
        return busy(Scenario.mitigated()).at("15:10").accept(alice, new Resolve("normal", null, null));
    }

    private static Scenario ready() {
        Scenario scenario = resolved()
                .accept(alice, new AssignPostmortem(BOB))
                .accept(alice, new ChangeAction(1, null, null, BOB, LocalDate.of(2026, 3, 15)))
                .accept(alice, new ReviewRunbook("checkout-5xx.md", false, null, null));
        for (Section section : Section.values()) {
            scenario.accept(bob, new WriteSection(section, "The pool had no bound."));
        }
        for (PhaseReport phase : PostmortemDraft.phases(scenario.incident())) {
            scenario.accept(bob, new ExplainPhase(phase.episode(), phase.phase(), "The alert was slow."));
        }
        return scenario.accept(alice, new RequestReview()).accept(erin, new ReviewPostmortem(null));
    }
}
