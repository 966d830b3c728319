package io.incidentkit.playbook;

import static io.incidentkit.playbook.Scenario.ALICE;
import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.moment;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.EndCommand.Resolve;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.command.LoopCommand.Mitigate;
import io.incidentkit.command.LoopCommand.ReportMitigationFailed;
import io.incidentkit.command.LoopCommand.ReviseHypothesis;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.Attempt;
import io.incidentkit.loop.Episode;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.loop.Moment;
import io.incidentkit.loop.Step;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import io.incidentkit.severity.Severity;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StepsInOrderTest {
    private static final Triage TRIAGE = new Triage(Severity.SEV1, ALICE, null);
    private static final Diagnose DIAGNOSE = new Diagnose("the last deploy", null);
    private static final Mitigate MITIGATE = new Mitigate("rolled back", MitigationKind.ROLLBACK, null);
    private static final Resolve RESOLVE = new Resolve("error rate is normal", null, null);

    @Test
    void completesEachStepAtItsMoment() {
        Scenario scenario = Scenario.resolved();
        Episode episode = scenario.incident().episode();

        assertThat(episode.moment(Step.DETECTED)).contains(new Moment(moment("14:32"), 1));
        assertThat(episode.moment(Step.TRIAGED)).contains(new Moment(moment("14:35"), 4));
        assertThat(episode.moment(Step.DIAGNOSED)).contains(new Moment(moment("14:40"), 5));
        assertThat(episode.moment(Step.MITIGATED)).contains(new Moment(moment("14:55"), 6));
        assertThat(episode.moment(Step.RESOLVED)).contains(new Moment(moment("15:10"), 7));
        assertThat(episode.between(Step.DETECTED, Step.RESOLVED)).contains(Duration.ofMinutes(38));
    }

    @Nested
    class Skipping {
        @Test
        void refusesToDiagnoseBeforeTriage() {
            Violation violation = Scenario.detected().violation(alice, DIAGNOSE);

            assertThat(violation.rule()).isEqualTo(Rule.STEPS_IN_ORDER);
            assertThat(violation.message()).contains("INC-42").contains("only detected");
            assertThat(violation.remedy()).isEqualTo("First triage it.");
        }

        @Test
        void namesEveryStepThatIsMissing() {
            assertThat(Scenario.detected().violation(alice, MITIGATE).remedy())
                    .isEqualTo("First triage, then diagnose it.");
            assertThat(Scenario.detected().violation(alice, RESOLVE).remedy())
                    .isEqualTo("First triage, then diagnose, then mitigate it.");
        }

        @Test
        void refusesToResolveBeforeMitigation() {
            assertThat(Scenario.triaged().refusal(alice, RESOLVE)).containsExactly(Rule.STEPS_IN_ORDER);
            assertThat(Scenario.diagnosed().refusal(alice, RESOLVE)).containsExactly(Rule.STEPS_IN_ORDER);
        }

        @Test
        void refusesToMitigateWithoutAHypothesis() {
            assertThat(Scenario.triaged().refusal(alice, MITIGATE)).containsExactly(Rule.STEPS_IN_ORDER);
        }
    }

    @Nested
    class Repeating {
        @Test
        void refusesAStepThatIsCompleted() {
            assertThat(Scenario.mitigated().refusal(alice, TRIAGE)).containsExactly(Rule.STEPS_IN_ORDER);
            assertThat(Scenario.mitigated().refusal(alice, DIAGNOSE)).containsExactly(Rule.STEPS_IN_ORDER);

            Violation violation = Scenario.mitigated().violation(alice, MITIGATE);

            assertThat(violation.rule()).isEqualTo(Rule.STEPS_IN_ORDER);
            assertThat(violation.message()).contains("mitigated already");
            assertThat(violation.remedy()).contains("resolve");
        }
    }

    @Nested
    class AMitigationThatDidNotHold {
        @Test
        void goesBackToDiagnosingAndKeepsWhatWasTried() {
            Incident incident = Scenario.mitigated()
                    .at("15:00")
                    .accept(alice, new ReportMitigationFailed("errors again", null))
                    .incident();

            assertThat(incident.step()).isEqualTo(Step.TRIAGED);
            assertThat(incident.mitigation()).isEmpty();
            assertThat(incident.episode().failedAttempts())
                    .containsExactly(new Attempt(
                            new Moment(moment("14:40"), 5),
                            new Moment(moment("14:55"), 6),
                            new Moment(moment("15:00"), 7)));
        }

        @Test
        void isDiagnosedAndMitigatedAnew() {
            Incident incident = Scenario.mitigated()
                    .at("15:00")
                    .accept(alice, new ReportMitigationFailed("errors again", null))
                    .at("15:05")
                    .accept(alice, new Diagnose("the cache", null))
                    .at("15:09")
                    .accept(alice, MITIGATE)
                    .incident();

            assertThat(incident.step()).isEqualTo(Step.MITIGATED);
            assertThat(incident.hypothesis()).contains("the cache");
            assertThat(incident.episode().moment(Step.DIAGNOSED).orElseThrow().at())
                    .isEqualTo(moment("15:05"));
            assertThat(incident.episode().failedAttempts()).hasSize(1);
        }

        @Test
        void isRefusedWhereNothingWasMitigated() {
            Violation violation = Scenario.diagnosed().violation(alice, new ReportMitigationFailed("x", null));

            assertThat(violation.rule()).isEqualTo(Rule.STEPS_IN_ORDER);
            assertThat(violation.remedy()).isEqualTo("First mitigate it.");
        }

        @Test
        void cannotBeResolved() {
            Scenario scenario = Scenario.mitigated().accept(alice, new ReportMitigationFailed("errors again", null));

            assertThat(scenario.refusal(alice, RESOLVE)).containsExactly(Rule.STEPS_IN_ORDER);
        }
    }

    @Nested
    class ANewHypothesis {
        @Test
        void replacesTheOldOneAndLeavesTheMoment() {
            Incident incident = Scenario.diagnosed()
                    .at("14:50")
                    .accept(alice, new ReviseHypothesis("the cache", null))
                    .incident();

            assertThat(incident.hypothesis()).contains("the cache");
            assertThat(incident.episode().moment(Step.DIAGNOSED).orElseThrow().at())
                    .isEqualTo(moment("14:40"));
        }

        @Test
        void needsADiagnosis() {
            assertThat(Scenario.triaged().refusal(alice, new ReviseHypothesis("x", null)))
                    .containsExactly(Rule.STEPS_IN_ORDER);
        }
    }
}
