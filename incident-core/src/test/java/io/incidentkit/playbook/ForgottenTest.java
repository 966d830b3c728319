package io.incidentkit.playbook;

import static io.incidentkit.playbook.Scenario.ALICE;
import static io.incidentkit.playbook.Scenario.CAROL;
import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.bob;
import static io.incidentkit.playbook.Scenario.carol;
import static io.incidentkit.playbook.Scenario.moment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.command.EndCommand.Resolve;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.command.PeopleCommand.Assign;
import io.incidentkit.command.PeopleCommand.Observe;
import io.incidentkit.command.PostmortemCommand.PublishPostmortem;
import io.incidentkit.command.PostmortemCommand.RequestReview;
import io.incidentkit.command.PostmortemCommand.ReviewPostmortem;
import io.incidentkit.command.RunbookCommand.TakeBranch;
import io.incidentkit.command.RunbookCommand.TickStep;
import io.incidentkit.command.RunbookCommand.UseRunbook;
import io.incidentkit.command.SeverityCommand.SetSeverity;
import io.incidentkit.commander.Assignment;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.incident.RunbookUse;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.rule.Rule;
import io.incidentkit.severity.Severity;
import io.incidentkit.timeline.TimelineEntry;
import io.incidentkit.validation.InvalidInputException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** After the end: a responder, a runbook and the final severity that were forgotten are taken, dated before the end. */
class ForgottenTest {
    private static final Instant END = moment("15:10");

    private static Scenario ended() {
        return Scenario.mitigated()
                .at("15:10")
                .accept(alice, new Resolve("normal", null, null))
                .at("17:00");
    }

    static List<IncidentCommand> forgotten() {
        return forgotten(END);
    }

    private static List<IncidentCommand> forgotten(Instant at) {
        return List.of(
                new Assign(CAROL, "restarted pg-7", at),
                new Observe(CAROL, at),
                new UseRunbook("disk-full.md", "The disk is full", at),
                new SetSeverity(Severity.SEV2, "EU only", at));
    }

    @ParameterizedTest
    @MethodSource("forgotten")
    void whatWasForgottenIsTaken(IncidentCommand command) {
        Scenario scenario = ended().accept(bob, command);

        assertThat(scenario.last().occurredAt()).isEqualTo(END);
        assertThat(scenario.incident().isOpen()).isFalse();
        assertThat(scenario.incident().people().open()).isEmpty();
    }

    @Test
    void nothingIsTakenThatHappenedAfterTheEnd() {
        for (IncidentCommand command : forgotten(END.plusSeconds(1))) {
            assertThat(ended().violation(bob, command).rule()).isEqualTo(Rule.ENDED_TAKES_NO_STEPS);
            assertThat(ended().violation(bob, command).remedy()).contains("give the moment, up to " + END);
        }
    }

    @Test
    void theWorkEndedWithTheIncident() {
        Scenario scenario = ended().accept(bob, new Assign(CAROL, "restarted pg-7", moment("14:50")));

        Assignment work = scenario.incident().people().assignments().get(0);
        assertThat(work.from()).isEqualTo(moment("14:50"));
        assertThat(work.until()).isEqualTo(END);
    }

    @Test
    void whoCommandedThenDidNoOtherWork() {
        assertThat(ended().refusal(bob, new Assign(ALICE, "restarted pg-7", END)))
                .containsExactly(Rule.COMMANDER_COORDINATES);
    }

    @Test
    void aForgottenResponderReviewsFromInside() {
        Scenario reviewed = ended().accept(alice, new RequestReview()).accept(carol, new ReviewPostmortem(null));
        assertThat(reviewed.refusal(bob, new PublishPostmortem())).doesNotContain(Rule.REVIEWED_FROM_OUTSIDE);

        reviewed.accept(bob, new Assign(CAROL, "restarted pg-7", moment("14:50")));

        assertThat(reviewed.refusal(bob, new PublishPostmortem())).contains(Rule.REVIEWED_FROM_OUTSIDE);
    }

    @Test
    void theRunbookOwesItsReview() {
        Scenario scenario = ended().accept(bob, new UseRunbook("disk-full.md", "The disk is full", moment("14:50")));

        assertThat(scenario.incident().runbooks())
                .containsExactly(new RunbookUse("disk-full.md", "The disk is full", moment("14:50"), null));
    }

    @Test
    void theFinalSeverityPagesNobodyAndOwesThePostmortem() {
        Scenario scenario = ended();
        scenario.accept(bob, new SetSeverity(Severity.SEV3, "nobody was hit", moment("15:00")));
        assertThat(effects(scenario)).isEmpty();

        scenario.accept(bob, new SetSeverity(Severity.SEV1, "all were hit", moment("15:05")));

        assertThat(scenario.incident().severity()).contains(Severity.SEV1);
        assertThat(effects(scenario)).extracting(Effect::kind).containsExactly(EffectKind.POSTMORTEM_OWED);
        assertThat(scenario.incident()
                        .communication()
                        .obligations(moment("23:00"))
                        .all())
                .allMatch(owed -> !owed.owedSince().isAfter(END));
    }

    @Test
    void theBranchThatWasTakenStandsInThePostmortem() {
        Scenario scenario = Scenario.mitigated()
                .accept(alice, new UseRunbook("disk-full.md", "The disk is full", null))
                .accept(bob, new TakeBranch("disk-full.md", "a log is the largest file", "rotate it by hand", null));

        Postmortem document =
                IncidentRules.postmortem(scenario.incident(), scenario.timeline(), IncidentPolicy.standard());

        assertThat(document.timeline())
                .anyMatch(row -> row.text()
                        .equals("bob: Runbook The disk is full: as a log is the largest file, rotate it by hand"));
    }

    @Test
    void aBranchIsOneOfARunbookThatIsUsed() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Scenario.mitigated()
                        .decide(bob, new TakeBranch("disk-full.md", "a log is the largest file", "rotate it", null)))
                .withMessageContaining("'disk-full.md' was not used");
    }

    @Test
    void aStepThatIsTickedOffStandsInThePostmortemAndSoDoesThatItWasNotDoneAfterAll() {
        Scenario scenario = Scenario.mitigated()
                .accept(alice, new UseRunbook("disk-full.md", "The disk is full", null))
                .accept(bob, new TickStep("disk-full.md", "2. Rotate the log", false, null))
                .accept(bob, new TickStep("disk-full.md", "2. Rotate the log", true, null));

        Postmortem document =
                IncidentRules.postmortem(scenario.incident(), scenario.timeline(), IncidentPolicy.standard());

        assertThat(document.timeline())
                .extracting(row -> row.text())
                .contains("bob: Runbook The disk is full, done: 2. Rotate the log; "
                        + "Runbook The disk is full, not done after all: 2. Rotate the log");
    }

    @Test
    void aStepIsOneOfARunbookThatIsUsedAndIsDoneBeforeTheEnd() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> Scenario.mitigated()
                        .decide(bob, new TickStep("disk-full.md", "2. Rotate the log", false, null)))
                .withMessageContaining("'disk-full.md' was not used");
    }

    private static List<Effect> effects(Scenario scenario) {
        TimelineEntry last = scenario.last();
        return IncidentRules.effects(scenario.incident(), List.of(last), IncidentPolicy.standard());
    }
}
