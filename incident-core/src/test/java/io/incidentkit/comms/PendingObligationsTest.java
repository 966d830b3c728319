package io.incidentkit.comms;

import static io.incidentkit.comms.Audience.INTERNAL_CHAT;
import static io.incidentkit.comms.Audience.STATUS_PAGE;
import static io.incidentkit.comms.Communications.CHAT;
import static io.incidentkit.comms.Communications.PAGE;
import static io.incidentkit.comms.Communications.at;
import static io.incidentkit.comms.Communications.cadence;
import static io.incidentkit.comms.Communications.level;
import static io.incidentkit.comms.Communications.reopened;
import static io.incidentkit.comms.Communications.resolved;
import static io.incidentkit.comms.Communications.update;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.comms.Obligation.State;
import org.junit.jupiter.api.Test;

/** What a message can still meet. */
class PendingObligationsTest {
    @Test
    void areTheMostUrgentFirstWhetherOpenOrMissed() {
        assertThat(Obligations.of(CommunicationHistory.of(level(0, CHAT, PAGE)), at(6))
                        .pending())
                .extracting(Obligation::toString)
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("status page/first/1 [missed"),
                        second -> assertThat(second).startsWith("internal chat/first/1 [open"));
    }

    @Test
    void areNotThoseThatAreMissedForGood() {
        CommunicationHistory back = CommunicationHistory.of(level(0, PAGE), resolved(6), reopened(20));

        assertThat(Obligations.of(back, at(21)).in(State.MISSED))
                .extracting(Obligation::id)
                .contains("status page/first/1");
        assertThat(Obligations.of(back, at(21)).pending())
                .extracting(Obligation::id)
                .containsExactly("status page/first/2");
    }

    @Test
    void areTheSameInTheStateThatAnIncidentKeeps() {
        CommunicationHistory history = CommunicationHistory.of(level(0, CHAT, PAGE), update(2, STATUS_PAGE));
        CommunicationState state = CommunicationState.EMPTY;
        for (CommunicationEvent event : history.events()) {
            state = state.with(event);
        }

        assertThat(state.obligations(at(20)).pending())
                .isEqualTo(Obligations.of(history, at(20)).pending())
                .extracting(Obligation::id)
                .containsExactly("internal chat/first/1", cadence(INTERNAL_CHAT, 15));
    }
}
