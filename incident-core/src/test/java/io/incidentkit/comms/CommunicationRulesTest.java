package io.incidentkit.comms;

import static io.incidentkit.comms.Audience.INTERNAL_CHAT;
import static io.incidentkit.comms.Audience.STATUS_PAGE;
import static io.incidentkit.comms.Communications.at;
import static io.incidentkit.comms.Communications.closing;
import static io.incidentkit.comms.Communications.dismissed;
import static io.incidentkit.comms.Communications.playbook;
import static io.incidentkit.comms.Communications.promise;
import static io.incidentkit.comms.Communications.reopened;
import static io.incidentkit.comms.Communications.resolved;
import static io.incidentkit.comms.Communications.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentkit.comms.CommunicationEvent.LevelSet;
import io.incidentkit.comms.CommunicationEvent.Reopened;
import io.incidentkit.comms.CommunicationEvent.UpdateSent;
import io.incidentkit.comms.CommunicationEvent.Waived;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import io.incidentkit.validation.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommunicationRulesTest {
    private static final CommunicationState OPEN = CommunicationState.EMPTY.with(playbook(0));

    @Test
    void aClosingMessageWaitsForTheEnd() {
        assertThat(CommunicationRules.closingWaitsForResolved(OPEN.hasEnded(), closing(5, STATUS_PAGE)))
                .map(Violation::rule)
                .contains(Rule.CLOSING_WAITS_FOR_RESOLVED);
        assertThat(CommunicationRules.closingWaitsForResolved(OPEN.hasEnded(), update(5, STATUS_PAGE)))
                .isEmpty();
        assertThat(CommunicationRules.closingWaitsForResolved(
                        OPEN.with(resolved(4)).hasEnded(), closing(5, STATUS_PAGE)))
                .isEmpty();
        assertThat(CommunicationRules.closingWaitsForResolved(
                        OPEN.with(dismissed(4)).hasEnded(), closing(5, STATUS_PAGE)))
                .isEmpty();
        assertThat(CommunicationRules.closingWaitsForResolved(
                        OPEN.with(resolved(4)).with(reopened(5)).hasEnded(), closing(6, STATUS_PAGE)))
                .isPresent();
    }

    @Test
    void aPromiseIsNoLaterThanThePolicyAsks() {
        assertThat(CommunicationRules.updateSaysNext(OPEN, promise(5, INTERNAL_CHAT, 35)))
                .isEmpty();
        assertThat(CommunicationRules.updateSaysNext(OPEN, promise(5, INTERNAL_CHAT, 36)))
                .hasValueSatisfying(violation -> {
                    assertThat(violation.rule()).isEqualTo(Rule.UPDATE_SAYS_NEXT);
                    assertThat(violation.remedy()).contains(at(35).toString());
                });
        assertThat(CommunicationRules.updateSaysNext(OPEN, promise(5, new Audience("executives"), 300)))
                .isEmpty();
        assertThat(CommunicationRules.updateSaysNext(OPEN, update(5, INTERNAL_CHAT)))
                .isEmpty();
    }

    @Test
    void aPromiseLiesInTheFuture() {
        assertThat(CommunicationRules.updateSaysNext(OPEN, promise(5, STATUS_PAGE, 5)))
                .map(Violation::rule)
                .contains(Rule.UPDATE_SAYS_NEXT);
    }

    @Test
    void refusesBadDuties() {
        assertThatThrownBy(() -> new CommunicationDuty(STATUS_PAGE, Duration.ZERO, Duration.ofMinutes(-1), true, true))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.faults()).hasSize(2));
        assertThatThrownBy(() -> new Audience("two\nlines")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void refusesBadEvents() {
        assertThatThrownBy(() -> new Reopened(Instant.MAX)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new UpdateSent(Instant.MAX, STATUS_PAGE, false, Instant.MIN))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.faults()).hasSize(2));
        assertThatThrownBy(() -> new Waived(at(0), "x", " ", ""))
                .isInstanceOfSatisfying(
                        InvalidInputException.class, e -> assertThat(e.faults()).hasSize(2));
        assertThatThrownBy(() -> new LevelSet(at(0), List.of(Communications.PAGE, Communications.PAGE)))
                .isInstanceOf(InvalidInputException.class);
    }
}
