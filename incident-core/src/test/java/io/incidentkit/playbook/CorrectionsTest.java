package io.incidentkit.playbook;

import static io.incidentkit.playbook.Scenario.ALICE;
import static io.incidentkit.playbook.Scenario.BOB;
import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.bob;
import static io.incidentkit.playbook.Scenario.moment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.command.CommanderCommand.AcceptHandover;
import io.incidentkit.command.CommanderCommand.OfferHandover;
import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.command.EndCommand.Dismiss;
import io.incidentkit.command.LoopCommand.RecordFix;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.command.PeopleCommand.Assign;
import io.incidentkit.command.PeopleCommand.CompleteAssignment;
import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.command.RecordCommand.CorrectText;
import io.incidentkit.command.RecordCommand.CorrectTime;
import io.incidentkit.command.SeverityCommand.SetSeverity;
import io.incidentkit.commander.Assignment;
import io.incidentkit.commander.HandoverOffer;
import io.incidentkit.commander.Tenure;
import io.incidentkit.comms.Audience;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.Step;
import io.incidentkit.rule.Rule;
import io.incidentkit.severity.Severity;
import io.incidentkit.timeline.CorrectedEntry;
import io.incidentkit.timeline.Timeline;
import io.incidentkit.validation.InvalidInputException;
import org.junit.jupiter.api.Test;

/** What was and what was known: a correction moves what it names and leaves both on the timeline. */
class CorrectionsTest {
    /** Of a resolved incident: 1 declared, 2 severity, 3 commander, 4 triaged, 5 diagnosed, 6 mitigated, 7 resolved. */
    private static CorrectTime correct(int entry, String time) {
        return new CorrectTime(entry, moment(time), "the log says so");
    }

    private static void assertReplays(Scenario scenario) {
        Incident incident = scenario.incident();

        assertThat(Incident.replay(incident.id(), incident.number(), scenario.timeline()))
                .isEqualTo(incident);
    }

    @Test
    void moveTheMomentOfAStep() {
        Scenario scenario = Scenario.resolved();
        scenario.accept(bob, correct(6, "14:50"));

        assertThat(scenario.incident()
                        .episode()
                        .moment(Step.MITIGATED)
                        .orElseThrow()
                        .at())
                .isEqualTo(moment("14:50"));
        assertThat(scenario.last().event().describe()).contains("Entry 6", "14:50", "14:55", "the log says so");
        assertThat(scenario.timeline().get(5).occurredAt()).isEqualTo(moment("14:55"));
        assertReplays(scenario);
    }

    @Test
    void keepTheStepsInOrder() {
        Scenario scenario = Scenario.resolved();

        assertThat(scenario.refusal(alice, correct(6, "14:39"))).containsExactly(Rule.TIME_MAKES_SENSE);
        assertThat(scenario.decide(alice, correct(6, "14:40")).accepted()).isTrue();
        assertThat(scenario.refusal(alice, correct(4, "14:36"))).containsExactly(Rule.TIME_MAKES_SENSE);
    }

    @Test
    void nameAnEntryOfTheTimeline() {
        Scenario scenario = Scenario.triaged();

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> scenario.decide(alice, new CorrectText(5, "x")))
                .withMessageContaining("1 to 4");
    }

    @Test
    void letTheCommanderBeThereAtTheTriage() {
        Scenario scenario = Scenario.triaged();
        scenario.accept(alice, correct(4, "14:33"));

        assertThat(scenario.incident().commandership().tenures())
                .extracting(Tenure::from)
                .containsExactly(moment("14:33"));
        assertReplays(scenario);
    }

    @Test
    void moveAHandoverForBothSides() {
        Scenario scenario = handedOver();
        scenario.accept(bob, correct(6, "14:45"));

        assertThat(scenario.incident().commandership().tenures())
                .containsExactly(
                        new Tenure(ALICE, moment("14:35"), moment("14:45"), 3),
                        new Tenure(BOB, moment("14:45"), null, 6));
        assertThat(scenario.refusal(bob, correct(6, "14:34"))).containsExactly(Rule.TIME_MAKES_SENSE);
        assertReplays(scenario);
    }

    @Test
    void moveTheEndOfTheTenureWithTheEndOfTheIncident() {
        Scenario scenario = Scenario.resolved();
        scenario.accept(alice, correct(7, "15:05"));

        assertThat(scenario.incident().endedAt()).contains(moment("15:05"));
        assertThat(scenario.incident().commandership().tenures())
                .containsExactly(new Tenure(ALICE, moment("14:35"), moment("15:05"), 3));
        assertReplays(scenario);
    }

    @Test
    void moveTheEndOfAnEarlierEpisodeToo() {
        Scenario scenario = Scenario.reopened().at("16:05").accept(bob, new Triage(null, BOB, null));
        scenario.accept(alice, correct(7, "15:05"));

        assertThat(scenario.incident().commandership().tenures())
                .extracting(Tenure::until)
                .containsExactly(moment("15:05"), null);
        assertReplays(scenario);
    }

    @Test
    void putNoEndBeforeTheLastCommandersBeginning() {
        Scenario scenario = handedOver().at("15:00").accept(bob, new Dismiss("a load test", null, null));

        assertThat(scenario.refusal(bob, correct(7, "14:49"))).containsExactly(Rule.TIME_MAKES_SENSE);
        assertThat(scenario.decide(bob, correct(7, "14:50")).accepted()).isTrue();
    }

    @Test
    void putNoCommandersBeginningAfterTheEnd() {
        Scenario scenario = handedOver().at("15:00").accept(bob, new Dismiss("a load test", null, moment("14:52")));

        assertThat(scenario.refusal(bob, correct(6, "14:53"))).contains(Rule.TIME_MAKES_SENSE);
    }

    @Test
    void putNothingAfterItsRecording() {
        Scenario scenario = Scenario.triaged()
                .at("14:50")
                .accept(alice, new AddNote("looking", null))
                .at("15:00");

        assertThat(scenario.refusal(alice, correct(5, "14:51"))).containsExactly(Rule.TIME_MAKES_SENSE);
    }

    @Test
    void showTheTimelineInTheOrderInWhichThingsHappened() {
        Scenario scenario = Scenario.diagnosed().at("14:50").accept(alice, new AddNote("the disk is full", null));
        scenario.accept(alice, correct(6, "14:33")).accept(alice, new CorrectText(6, "the queue is full"));

        CorrectedEntry second = Timeline.of(scenario.timeline()).inOrder().get(1);

        assertThat(second.entry().sequence()).isEqualTo(6);
        assertThat(second.at()).isEqualTo(moment("14:33"));
        assertThat(second.text()).isEqualTo("the queue is full");
    }

    @Test
    void areNotKnownBeforeTheyAreMade() {
        Scenario scenario = Scenario.mitigated().at("15:30");
        scenario.accept(alice, correct(6, "14:50"));

        Timeline then = Timeline.of(scenario.timeline()).asKnownAt(moment("15:00"));

        assertThat(then.entries()).hasSize(6);
        assertThat(then.inOrder().get(5).at()).isEqualTo(moment("14:55"));
        assertThat(Timeline.of(scenario.timeline()).inOrder().get(5).at()).isEqualTo(moment("14:50"));
    }

    @Test
    void ofTheSameEntryTheLastOneHolds() {
        Scenario scenario = Scenario.mitigated().at("15:30");
        scenario.accept(alice, correct(6, "14:50")).accept(alice, correct(6, "14:52"));

        assertThat(Timeline.of(scenario.timeline()).inOrder().get(5).at()).isEqualTo(moment("14:52"));
        assertThat(scenario.incident().episode().since()).isEqualTo(moment("14:52"));
        assertReplays(scenario);
    }

    @Test
    void keepTheLevelsInTheirOrder() {
        Scenario scenario = Scenario.triaged()
                .at("14:50")
                .accept(bob, new SetSeverity(Severity.SEV3, "bounded", null))
                .at("15:00")
                .accept(bob, new SetSeverity(Severity.SEV2, "it is not", null));

        assertThat(scenario.refusal(bob, correct(6, "14:49"))).containsExactly(Rule.TIME_MAKES_SENSE);
        assertThat(scenario.refusal(bob, correct(5, "14:34"))).containsExactly(Rule.TIME_MAKES_SENSE);
        scenario.accept(bob, correct(5, "14:40")).accept(bob, correct(6, "14:41"));
        assertThat(scenario.incident().severitySince()).contains(moment("14:41"));
        assertReplays(scenario);
    }

    @Test
    void moveWorkAndKeepItsEndAfterItsBeginning() {
        Scenario scenario = Scenario.triaged()
                .at("14:50")
                .accept(alice, new Assign(BOB, "the logs", null))
                .at("15:00")
                .accept(bob, new CompleteAssignment(1, null, null));
        assertThat(scenario.refusal(bob, correct(6, "14:49"))).containsExactly(Rule.TIME_MAKES_SENSE);
        scenario.accept(bob, correct(5, "14:40")).accept(bob, correct(6, "14:45"));

        assertThat(scenario.incident().people().assignments())
                .containsExactly(new Assignment(1, BOB, "the logs", moment("14:40"), moment("14:45"), 5, 6));
        assertReplays(scenario);
    }

    @Test
    void endWorkWithTheIncident() {
        Scenario scenario = Scenario.triaged()
                .at("14:50")
                .accept(alice, new Assign(BOB, "the logs", null))
                .at("15:00")
                .accept(alice, new Dismiss("a load test", null, null));
        scenario.accept(alice, correct(6, "14:52"));
        assertThat(scenario.incident().people().assignments())
                .extracting(Assignment::until)
                .containsExactly(moment("14:52"));

        scenario.accept(alice, correct(6, "14:45"));
        assertThat(scenario.incident().people().assignments())
                .as("what began after the end took no time")
                .extracting(Assignment::until)
                .containsExactly(moment("14:50"));
        assertReplays(scenario);
    }

    @Test
    void moveAnOfferThatIsPending() {
        Scenario scenario = Scenario.triaged().at("14:50").accept(alice, new OfferHandover(BOB, null, null));
        assertThat(scenario.refusal(alice, correct(5, "14:34"))).containsExactly(Rule.TIME_MAKES_SENSE);
        scenario.accept(alice, correct(5, "14:45"));

        assertThat(scenario.incident().commandership().offer()).isEqualTo(new HandoverOffer(BOB, moment("14:45"), 5));
        assertThat(scenario.decide(bob, new AcceptHandover(moment("14:46"))).accepted())
                .isTrue();
        assertReplays(scenario);
    }

    @Test
    void putNoFixBeforeTheMitigation() {
        Scenario scenario = Scenario.mitigated().at("15:00").accept(alice, new RecordFix("bounded the pool", null));

        assertThat(scenario.refusal(alice, correct(7, "14:54"))).containsExactly(Rule.TIME_MAKES_SENSE);
        scenario.accept(alice, correct(6, "14:50")).accept(alice, correct(7, "14:51"));
        assertThat(scenario.refusal(alice, correct(6, "14:52"))).containsExactly(Rule.TIME_MAKES_SENSE);
        assertThat(scenario.incident().fix()).contains("bounded the pool");
        assertReplays(scenario);
    }

    @Test
    void putNoMessageBeforeTheDetectionNorAClosingOneBeforeTheEnd() {
        Scenario scenario = Scenario.triaged()
                .at("14:36")
                .accept(alice, SendUpdate.to(Audience.CUSTOMERS).byHand())
                .at("14:40")
                .accept(alice, new Dismiss("a load test", null, null))
                .at("14:45")
                .accept(alice, SendUpdate.to(Audience.CUSTOMERS).byHand());

        assertThat(scenario.refusal(alice, correct(5, "14:31"))).containsExactly(Rule.TIME_MAKES_SENSE);
        assertThat(scenario.refusal(alice, correct(7, "14:39"))).containsExactly(Rule.TIME_MAKES_SENSE);
        assertThat(scenario.decide(alice, correct(7, "14:41")).accepted()).isTrue();
    }

    private static Scenario handedOver() {
        return Scenario.triaged()
                .at("14:50")
                .accept(alice, new OfferHandover(BOB, null, null))
                .accept(bob, new AcceptHandover(null));
    }
}
