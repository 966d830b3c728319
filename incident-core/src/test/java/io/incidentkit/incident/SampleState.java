package io.incidentkit.incident;

import static io.incidentkit.incident.Scenario.BOB;
import static io.incidentkit.incident.Scenario.CAROL;
import static io.incidentkit.incident.Scenario.alice;
import static io.incidentkit.incident.Scenario.bob;
import static io.incidentkit.incident.Scenario.carol;

import io.incidentkit.actionitem.ActionType;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.ActionCommand.AddAction;
import io.incidentkit.incident.ActionCommand.ChangeAction;
import io.incidentkit.incident.CommanderCommand.OfferHandover;
import io.incidentkit.incident.LoopCommand.Dismiss;
import io.incidentkit.incident.LoopCommand.Merge;
import io.incidentkit.incident.LoopCommand.Reopen;
import io.incidentkit.incident.LoopCommand.Resolve;
import io.incidentkit.incident.PeopleCommand.Assign;
import io.incidentkit.incident.PostmortemCommand.AssignPostmortem;
import io.incidentkit.incident.PostmortemCommand.ExplainPhase;
import io.incidentkit.incident.PostmortemCommand.PublishPostmortem;
import io.incidentkit.incident.PostmortemCommand.RequestReview;
import io.incidentkit.incident.PostmortemCommand.ReviewPostmortem;
import io.incidentkit.incident.PostmortemCommand.WriteSection;
import io.incidentkit.incident.RunbookCommand.ReviewRunbook;
import io.incidentkit.incident.RunbookCommand.UseRunbook;
import io.incidentkit.incident.SeverityCommand.SetSeverity;
import io.incidentkit.postmortem.PhaseReport;
import io.incidentkit.postmortem.Section;
import io.incidentkit.severity.Severity;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Supplier;

/**
 * The states of an incident that commands are tried in. Alice commands each of them from triage to the end; carol works on it, a
 * runbook is used, there is an action item and somebody has to be told, so that each command has something to be about.
 */
enum SampleState {
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
                    .accept(alice, new Merge(Scenario.triagedAs(43).incident(), "the same deploy", null, null))),
    REOPENED("reopened", () -> busy(resolved().at("16:00").accept(carol, new Reopen("errors again", null)))),
    /** Mitigated, and alice has asked bob to take over. */
    OFFERED("offered", () -> busy(Scenario.mitigated()).accept(alice, new OfferHandover(BOB, null, null))),
    IN_REVIEW("in-review", () -> resolved().accept(alice, new RequestReview())),
    /** All that a postmortem has to have is there. */
    READY("ready", SampleState::ready),
    PUBLISHED("published", () -> ready().accept(bob, new PublishPostmortem()));

    /** Those that a whole column of the table is about. */
    static final List<SampleState> LOOP =
            List.of(DETECTED, TRIAGED, DIAGNOSED, MITIGATED, RESOLVED, LATER, DISMISSED, MERGED, REOPENED);

    private static final Actor erin = Actor.person("erin");

    private final String title;
    private final Supplier<Scenario> scenario;

    SampleState(String title, Supplier<Scenario> scenario) {
        this.title = title;
        this.scenario = scenario;
    }

    String title() {
        return title;
    }

    Scenario scenario() {
        return scenario.get();
    }

    private static Scenario busy(Scenario scenario) {
        return scenario.accept(alice, new Assign(CAROL, "the logs", null))
                .accept(alice, new UseRunbook("checkout-5xx.md", "Checkout answers 5xx", null))
                .accept(alice, new AddAction(ActionType.PREVENT, "bound the pool", null, null, null));
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
