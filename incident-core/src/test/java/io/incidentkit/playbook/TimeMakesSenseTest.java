package io.incidentkit.playbook;

import static io.incidentkit.playbook.Scenario.ALICE;
import static io.incidentkit.playbook.Scenario.BOB;
import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.moment;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.CommanderCommand;
import io.incidentkit.command.CommanderCommand.OfferHandover;
import io.incidentkit.command.Declare;
import io.incidentkit.command.EndCommand.Dismiss;
import io.incidentkit.command.EndCommand.Reopen;
import io.incidentkit.command.EndCommand.Resolve;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.command.LoopCommand.Mitigate;
import io.incidentkit.command.LoopCommand.ReportMitigationFailed;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.command.RecordCommand.CorrectTime;
import io.incidentkit.command.RecordCommand.DescribeImpact;
import io.incidentkit.command.SeverityCommand.SetSeverity;
import io.incidentkit.incident.Incident;
import io.incidentkit.insight.Measure;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.loop.Step;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import io.incidentkit.severity.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TimeMakesSenseTest {

    @Test
    void takesEachStepAtItsMomentWhenTheWholeIncidentIsRecordedAfterwards() {
        Incident incident = Scenario.detected()
                .at("17:00")
                .accept(alice, new Triage(Severity.SEV1, ALICE, moment("14:35")))
                .accept(alice, new Diagnose("the last deploy", moment("14:40")))
                .accept(alice, new Mitigate("rolled back", MitigationKind.ROLLBACK, moment("14:55")))
                .accept(alice, new Resolve("error rate is normal", null, moment("15:10")))
                .incident();

        assertThat(incident.episode().moment(Step.DIAGNOSED).orElseThrow().at()).isEqualTo(moment("14:40"));
        assertThat(incident.endedAt()).contains(moment("15:10"));
    }

    @Test
    void keepsBothMomentsOfAnEntry() {
        Scenario scenario = Scenario.triaged().at("17:00").accept(alice, new AddNote("saw a spike", moment("14:30")));

        assertThat(scenario.last().occurredAt()).isEqualTo(moment("14:30"));
        assertThat(scenario.last().recordedAt()).isEqualTo(moment("17:00"));
    }

    @Test
    void isKeptByTheClockOfANodeThatIsBehind() {
        Scenario scenario = Scenario.triaged().at("14:34").accept(alice, new Diagnose("the last deploy", null));

        assertThat(scenario.last().recordedAt()).isEqualTo(moment("14:35"));
        assertThat(scenario.last().occurredAt()).isEqualTo(moment("14:35"));
    }

    @Nested
    class TheFuture {
        @Test
        void isRefusedForEveryCommand() {
            Scenario scenario = Scenario.mitigated().at("15:00");
            Instant later = moment("15:00").plusNanos(1_000);

            assertThat(scenario.refusal(alice, new AddNote("x", later))).containsExactly(Rule.TIME_MAKES_SENSE);
            assertThat(scenario.refusal(alice, new Resolve("x", null, later))).containsExactly(Rule.TIME_MAKES_SENSE);
            assertThat(scenario.refusal(alice, new OfferHandover(BOB, null, later)))
                    .containsExactly(Rule.TIME_MAKES_SENSE);
        }

        @Test
        void beginsAfterNow() {
            Scenario scenario = Scenario.mitigated().at("15:00");

            assertThat(scenario.decide(alice, new AddNote("x", moment("15:00"))).accepted())
                    .isTrue();
        }
    }

    @Nested
    class AStep {
        @Test
        void isNotCompletedBeforeTheOneAheadOfIt() {
            Violation violation = Scenario.diagnosed()
                    .at("15:00")
                    .violation(alice, new Mitigate("x", MitigationKind.OTHER, moment("14:39")));

            assertThat(violation.rule()).isEqualTo(Rule.TIME_MAKES_SENSE);
            assertThat(violation.message()).contains("2026-03-01T14:39:00Z", "2026-03-01T14:40:00Z", "diagnosed");
            assertThat(violation.remedy()).contains("2026-03-01T14:40:00Z");
        }

        @Test
        void isCompletedAtTheSameMomentAsTheOneAheadOfIt() {
            assertThat(Scenario.diagnosed()
                            .at("15:00")
                            .decide(alice, new Mitigate("x", MitigationKind.OTHER, moment("14:40")))
                            .accepted())
                    .isTrue();
        }

        @Test
        void isNotCompletedBeforeTheMitigationWasSeenToFail() {
            Scenario scenario = Scenario.mitigated()
                    .at("15:05")
                    .accept(alice, new ReportMitigationFailed("errors again", moment("15:00")));

            assertThat(scenario.refusal(alice, new Diagnose("x", moment("14:59"))))
                    .containsExactly(Rule.TIME_MAKES_SENSE);
            assertThat(scenario.decide(alice, new Diagnose("x", moment("15:00")))
                            .accepted())
                    .isTrue();
        }

        @Test
        void doesNotFailBeforeItHeld() {
            assertThat(Scenario.mitigated()
                            .at("15:05")
                            .refusal(alice, new ReportMitigationFailed("x", moment("14:54"))))
                    .containsExactly(Rule.TIME_MAKES_SENSE);
        }
    }

    @Nested
    class TheEnd {
        @Test
        void isNotBeforeTheCommanderBegan() {
            Scenario scenario = Scenario.triaged()
                    .at("14:50")
                    .accept(alice, new OfferHandover(BOB, null, null))
                    .accept(Scenario.bob, new CommanderCommand.AcceptHandover(null))
                    .at("15:00");

            assertThat(scenario.refusal(Scenario.bob, new Dismiss("a load test", null, moment("14:45"))))
                    .containsExactly(Rule.TIME_MAKES_SENSE);
        }

        @Test
        void isBeforeAnIncidentComesBack() {
            assertThat(Scenario.resolved().at("16:00").refusal(alice, new Reopen("x", moment("15:09"))))
                    .containsExactly(Rule.TIME_MAKES_SENSE);
        }

        @Test
        void isNotBeforeTheEpisodeBegan() {
            assertThat(Scenario.reopened().at("17:00").refusal(alice, new Dismiss("x", null, moment("15:30"))))
                    .containsExactly(Rule.TIME_MAKES_SENSE);
        }
    }

    @Nested
    class ASeverity {
        @Test
        void isNotSetBeforeTheDetection() {
            Scenario scenario = Scenario.detected().at("14:40");

            assertThat(scenario.refusal(alice, new SetSeverity(Severity.SEV1, null, moment("14:31"))))
                    .containsExactly(Rule.TIME_MAKES_SENSE);
            scenario.accept(alice, new SetSeverity(Severity.SEV1, null, moment("14:32")));
            assertThat(scenario.refusal(
                            alice, new CorrectTime(scenario.last().sequence(), moment("14:31"), "the clock was wrong")))
                    .containsExactly(Rule.TIME_MAKES_SENSE);
        }

        @Test
        void doesNotChangeBeforeItWasSet() {
            assertThat(Scenario.triaged()
                            .at("15:00")
                            .refusal(alice, new SetSeverity(Severity.SEV2, "milder", moment("14:34"))))
                    .containsExactly(Rule.TIME_MAKES_SENSE);
        }

        @Test
        void isSinceTriageIfItWasRecordedLater() {
            Incident incident = Scenario.of(Declare.builder("slow")
                            .severity(Severity.SEV2)
                            .detectedAt(moment("14:20"))
                            .build())
                    .at("14:50")
                    .accept(alice, new Triage(null, ALICE, moment("14:25")))
                    .incident();

            assertThat(incident.severitySince()).contains(moment("14:25"));
        }
    }

    @Nested
    class ADeclaration {
        @Test
        void isNotDetectedInTheFuture() {
            assertThat(rules(Declare.builder("x").detectedAt(moment("14:33")))).containsExactly(Rule.TIME_MAKES_SENSE);
        }

        @Test
        void isNotDetectedBeforeItBegan() {
            assertThat(rules(Declare.builder("x").detectedAt(moment("14:20")).began(moment("14:21"))))
                    .containsExactly(Rule.TIME_MAKES_SENSE);
        }

        @Test
        void isNotTriagedInTheFutureNorBeforeDetection() {
            Declare.Builder triaged =
                    Declare.builder("x").severity(Severity.SEV1).commander(ALICE);

            assertThat(rules(triaged.triagedAt(moment("14:33")))).containsExactly(Rule.TIME_MAKES_SENSE);
            assertThat(rules(triaged.detectedAt(moment("14:30")).triagedAt(moment("14:29"))))
                    .containsExactly(Rule.TIME_MAKES_SENSE);
        }

        @Test
        void saysAllThatIsWrongAtOnce() {
            assertThat(rules(Declare.builder("x")
                            .severity(Severity.SEV1)
                            .commander(ALICE)
                            .began(moment("14:31"))
                            .detectedAt(moment("14:30"))
                            .triagedAt(moment("14:29"))))
                    .containsExactly(Rule.TIME_MAKES_SENSE, Rule.TIME_MAKES_SENSE);
        }

        private List<Rule> rules(Declare.Builder declare) {
            return IncidentRules.declare(declare.build(), alice, IncidentPolicy.standard(), Scenario.ALERT)
                    .violations()
                    .stream()
                    .map(Violation::rule)
                    .toList();
        }
    }

    /** Since when it was so is often found out long after the detection. */
    @Nested
    class TheBeginning {
        @Test
        void isSaidWithTheImpactOnceItIsKnown() {
            Scenario scenario =
                    Scenario.resolved().accept(alice, new DescribeImpact("1 in 5 fails", moment("14:28"), null));

            assertThat(scenario.incident().began()).contains(moment("14:28"));
            assertThat(Measure.TIME_TO_DETECT.of(
                            scenario.incident(), scenario.incident().episode()))
                    .contains(Duration.ofMinutes(4));
            assertThat(scenario.last().event().describe())
                    .isEqualTo("Impact: 1 in 5 fails (since 2026-03-01T14:28:00Z)");
            scenario.accept(alice, new DescribeImpact("1 in 4 fails", null));
            assertThat(scenario.incident().began()).contains(moment("14:28"));
        }

        @Test
        void isNotAfterTheDetection() {
            assertThat(Scenario.resolved().refusal(alice, new DescribeImpact("x", moment("14:33"), null)))
                    .containsExactly(Rule.TIME_MAKES_SENSE);
            Scenario scenario = Scenario.resolved().accept(alice, new DescribeImpact("x", moment("14:30"), null));
            CorrectTime early = new CorrectTime(1, moment("14:29"), "the log says so");
            assertThat(scenario.refusal(alice, early)).containsExactly(Rule.TIME_MAKES_SENSE);
        }
    }
}
