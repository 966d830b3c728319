package io.incidentkit.playbook;

import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.moment;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.CommunicationCommand.ConfirmSent;
import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.command.RecordCommand.CorrectTime;
import io.incidentkit.comms.Audience;
import io.incidentkit.rule.Rule;
import org.junit.jupiter.api.Test;

/** When a message was sent can be corrected, but nobody is told before the detection, nor that it is over before it is. */
class CorrectedMessagesTest {
    private static final SendUpdate CLOSING = new SendUpdate(Audience.STATUS_PAGE, null, true, null, null);

    private static CorrectTime of(Scenario scenario, String time) {
        return new CorrectTime(scenario.last().sequence(), moment(time), "the clock was ahead");
    }

    private static void assertRefused(Scenario scenario, String time) {
        assertThat(scenario.violation(alice, of(scenario, time)).rule()).isEqualTo(Rule.TIME_MAKES_SENSE);
    }

    @Test
    void aClosingThatWasSentByHandIsNotBeforeTheEnd() {
        Scenario scenario = Scenario.resolved().at("15:20").accept(alice, CLOSING.byHand());

        assertRefused(scenario, "15:09");
        scenario.at("15:30").accept(alice, of(scenario, "15:12"));
    }

    @Test
    void aClosingThatWasConfirmedIsNotBeforeTheEnd() {
        Scenario scenario = Scenario.resolved().at("15:20").accept(alice, CLOSING);
        scenario.at("15:22").accept(alice, new ConfirmSent(scenario.last().sequence(), null));

        assertRefused(scenario, "15:09");
        scenario.at("15:30").accept(alice, of(scenario, "15:21"));
    }

    @Test
    void anotherOneIsNotBeforeTheDetection() {
        Scenario scenario = Scenario.triaged()
                .at("14:50")
                .accept(alice, SendUpdate.to(Audience.STATUS_PAGE).byHand());

        assertRefused(scenario, "14:31");
        scenario.at("15:00").accept(alice, of(scenario, "14:36"));
    }
}
