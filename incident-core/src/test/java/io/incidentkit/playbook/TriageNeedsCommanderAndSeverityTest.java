package io.incidentkit.playbook;

import static io.incidentkit.playbook.Scenario.ALICE;
import static io.incidentkit.playbook.Scenario.BOB;
import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.bob;
import static io.incidentkit.playbook.Scenario.moment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.command.Declare;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.command.SeverityCommand.SetSeverity;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.Step;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import io.incidentkit.severity.Severity;
import io.incidentkit.timeline.EventType;
import io.incidentkit.validation.InvalidInputException;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TriageNeedsCommanderAndSeverityTest {
    private static final Instant NOW = moment("14:35");

    @Nested
    class ATriage {
        @Test
        void isRefusedWithoutBothAndSaysWhatIsMissing() {
            Violation violation = Scenario.detected().violation(alice, new Triage(null, null, null));

            assertThat(violation.rule()).isEqualTo(Rule.TRIAGE_NEEDS_COMMANDER_AND_SEVERITY);
            assertThat(violation.message()).contains("a commander and a severity");
        }

        @Test
        void isRefusedWithoutACommander() {
            Violation violation = Scenario.detected().violation(alice, new Triage(Severity.SEV2, null, null));

            assertThat(violation.rule()).isEqualTo(Rule.TRIAGE_NEEDS_COMMANDER_AND_SEVERITY);
            assertThat(violation.message()).contains("a commander").doesNotContain("severity");
        }

        @Test
        void isRefusedWithoutASeverity() {
            Violation violation = Scenario.detected().violation(alice, new Triage(null, ALICE, null));

            assertThat(violation.rule()).isEqualTo(Rule.TRIAGE_NEEDS_COMMANDER_AND_SEVERITY);
            assertThat(violation.message()).contains("a severity").doesNotContain("commander");
        }

        @Test
        void setsBothWithMomentsOfTheirOwnOnTheTimeline() {
            Scenario scenario = Scenario.triaged();

            assertThat(scenario.timeline())
                    .extracting(entry -> entry.event().type())
                    .containsExactly(
                            EventType.DECLARED,
                            EventType.SEVERITY_SET,
                            EventType.COMMANDER_ASSIGNED,
                            EventType.TRIAGED);
            assertThat(scenario.incident().step()).isEqualTo(Step.TRIAGED);
            assertThat(scenario.incident().severity()).contains(Severity.SEV1);
            assertThat(scenario.incident().severitySince()).contains(NOW);
            assertThat(scenario.incident().commander()).contains(ALICE);
        }

        @Test
        void needsNoSeverityWhereOneIsSet() {
            Scenario scenario = Scenario.detected()
                    .accept(bob, new SetSeverity(Severity.SEV3, null, null))
                    .accept(bob, new Triage(null, ALICE, null));

            assertThat(scenario.incident().step()).isEqualTo(Step.TRIAGED);
            assertThat(scenario.incident().severity()).contains(Severity.SEV3);
        }

        @Test
        void needsNoCommanderWhereOneIsNamed() {
            Scenario scenario = Scenario.of(
                            Declare.builder("slow").commander(BOB).build())
                    .accept(alice, new Triage(Severity.SEV2, null, null));

            assertThat(scenario.incident().commander()).contains(BOB);
        }

        @Test
        void changesASeverityThatIsSet() {
            Scenario scenario = Scenario.detected()
                    .accept(bob, new SetSeverity(Severity.SEV3, null, null))
                    .at("14:35")
                    .accept(alice, new Triage(Severity.SEV1, ALICE, null));

            assertThat(scenario.incident().severity()).contains(Severity.SEV1);
            assertThat(scenario.timeline())
                    .extracting(entry -> entry.event().type())
                    .contains(EventType.SEVERITY_CHANGED);
        }

        @Test
        void namesTheLevelsIfTheSeverityIsNone() {
            Scenario scenario = Scenario.detected();

            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> scenario.decide(alice, new Triage(new Severity("P1"), ALICE, null)))
                    .withMessageContaining("[SEV1, SEV2, SEV3, SEV4]");
        }
    }

    @Nested
    class ADeclarationWithBoth {
        @Test
        void isTriagedInTheSameCallAsAStepOfItsOwn() {
            Scenario scenario = Scenario.of(Declare.builder("down")
                    .severity(Severity.SEV1)
                    .commander(ALICE)
                    .build());

            assertThat(scenario.incident().step()).isEqualTo(Step.TRIAGED);
            assertThat(scenario.incident().episode().detected().entry()).isEqualTo(1);
            assertThat(scenario.incident()
                            .episode()
                            .moment(Step.TRIAGED)
                            .orElseThrow()
                            .entry())
                    .isEqualTo(4);
        }

        @Test
        void keepsBothMomentsApart() {
            Instant triaged = moment("14:31");
            Instant detected = moment("14:20");
            Incident incident = Scenario.of(Declare.builder("down")
                            .severity(Severity.SEV1)
                            .commander(ALICE)
                            .detectedAt(detected)
                            .triagedAt(triaged)
                            .build())
                    .incident();

            assertThat(incident.detectedAt()).isEqualTo(detected);
            assertThat(incident.declaredAt()).isEqualTo(Scenario.ALERT);
            assertThat(incident.episode().moment(Step.TRIAGED).orElseThrow().at())
                    .isEqualTo(triaged);
            assertThat(incident.severitySince()).contains(triaged);
            assertThat(incident.commandership().tenures().get(0).from()).isEqualTo(triaged);
        }

        @Test
        void staysDetectedWithOneOfThem() {
            assertThat(Scenario.of(Declare.builder("x").severity(Severity.SEV1).build())
                            .incident()
                            .step())
                    .isEqualTo(Step.DETECTED);
            assertThat(Scenario.of(Declare.builder("x").commander(ALICE).build())
                            .incident()
                            .step())
                    .isEqualTo(Step.DETECTED);
        }
    }
}
