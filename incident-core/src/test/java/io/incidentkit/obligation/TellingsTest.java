package io.incidentkit.obligation;

import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.moment;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.command.DeliveryCommand.RecordMissed;
import io.incidentkit.command.EndCommand.Resolve;
import io.incidentkit.command.RecordCommand.CorrectTime;
import io.incidentkit.command.SeverityCommand.SetSeverity;
import io.incidentkit.commander.Actor;
import io.incidentkit.comms.Audience;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.playbook.Scenario;
import io.incidentkit.severity.Severity;
import io.incidentkit.timeline.SeverityEvent.SeveritySet;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code silence-is-counted}: a message that is missed is told once, whatever is corrected or written after. */
class TellingsTest {
    private static final DutyBook BOOK = IncidentPolicy.standard().dutyBook();
    private static final Actor TIMER = Actor.system("timer");

    /** Its level is set at 14:36, which is written down at 14:40. */
    private static Scenario untriaged() {
        return Scenario.detected().at("14:40").accept(alice, new SetSeverity(Severity.SEV1, null, moment("14:36")));
    }

    private static List<String> missed(Scenario scenario, Instant now) {
        return Tellings.due(scenario.incident(), BOOK, now).stream()
                .filter(telling -> telling.audience() != null)
                .map(Telling::obligation)
                .toList();
    }

    private static void note(Scenario scenario, String at) {
        scenario.at(at).accept(TIMER, new RecordMissed(missed(scenario, moment(at))));
    }

    @Test
    void ofAMessageWhoseTimeIsCorrectedLaterTellsNobodyAgain() {
        Scenario scenario = untriaged();
        int set = scenario.timeline().stream()
                .filter(entry -> entry.event() instanceof SeveritySet)
                .mapToInt(TimelineEntry::sequence)
                .findFirst()
                .orElseThrow();
        assertThat(missed(scenario, moment("14:50"))).contains("status page/first/1");
        note(scenario, "14:50");

        scenario.at("14:51").accept(alice, new CorrectTime(set, moment("14:39"), "the clock was behind"));

        assertThat(missed(scenario, moment("14:51"))).isEmpty();
    }

    @Test
    void ofAClosingThatAnotherMessageDoesNotMeetTellsNobodyAgain() {
        Scenario scenario = Scenario.mitigated()
                .accept(alice, update(false))
                .accept(alice, new Resolve("error rate is normal", null, null));
        assertThat(missed(scenario, moment("15:30"))).contains("status page/closing/1");
        note(scenario, "15:30");

        scenario.at("15:31").accept(alice, update(false));

        assertThat(missed(scenario, moment("15:40"))).isEmpty();
    }

    private static SendUpdate update(boolean closing) {
        return new SendUpdate(Audience.STATUS_PAGE, "We are on it.", closing, null, null).byHand();
    }
}
