package io.incidentkit.comms;

import static io.incidentkit.comms.Audience.INTERNAL_CHAT;
import static io.incidentkit.comms.Audience.STATUS_PAGE;
import static io.incidentkit.comms.Communications.CHAT;
import static io.incidentkit.comms.Communications.PAGE;
import static io.incidentkit.comms.Communications.at;
import static io.incidentkit.comms.Communications.cadence;
import static io.incidentkit.comms.Communications.closing;
import static io.incidentkit.comms.Communications.dismissed;
import static io.incidentkit.comms.Communications.find;
import static io.incidentkit.comms.Communications.level;
import static io.incidentkit.comms.Communications.merged;
import static io.incidentkit.comms.Communications.playbook;
import static io.incidentkit.comms.Communications.reopened;
import static io.incidentkit.comms.Communications.resolved;
import static io.incidentkit.comms.Communications.standing;
import static io.incidentkit.comms.Communications.update;
import static io.incidentkit.comms.Communications.waived;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.incidentkit.comms.Obligation.State;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ObligationEndingsTest {
    @Nested
    class Closing {
        @Test
        void isDueSoonAfterTheEnd() {
            Obligation closing = find("customers/closing/1", 100, playbook(0), resolved(100));
            assertThat(closing.owedSince()).isEqualTo(at(100));
            assertThat(closing.due()).isEqualTo(at(130));
            assertThat(closing.moment()).isEqualTo(MessageMoment.CLOSING);
        }

        @Test
        void isNotMetByOneThatWasSentBeforeTheEnd() {
            assertThat(standing(300, level(0, PAGE), closing(4, STATUS_PAGE), resolved(100)))
                    .containsExactly("status page/first/1 met", "status page/closing/1 missed");
        }

        @Test
        void isNotMetByAnOrdinaryMessage() {
            assertThat(standing(300, level(0, PAGE), update(4, STATUS_PAGE), resolved(100), update(101, STATUS_PAGE)))
                    .containsExactly("status page/first/1 met", "status page/closing/1 missed");
        }

        @Test
        void meetsNothingThatWasMissedUntilTheEnd() {
            assertThat(standing(300, level(0, PAGE), resolved(100), closing(103, STATUS_PAGE)))
                    .containsExactly("status page/first/1 missed", "status page/closing/1 met");
            assertThat(find("status page/first/1", 300, level(0, PAGE), resolved(100))
                            .settledAt())
                    .isEqualTo(at(100));
        }

        @Test
        void isOwedAfterAFalseAlarmToWhoeverWasTold() {
            assertThat(standing(60, level(0, PAGE, CHAT), update(4, STATUS_PAGE), dismissed(10)))
                    .containsExactly(
                            "status page/first/1 met", "internal chat/first/1 lapsed", "status page/closing/1 missed");
        }

        @Test
        void isLeftToTheOtherIncidentAfterAMerge() {
            assertThat(standing(60, level(0, PAGE), update(4, STATUS_PAGE), merged(10)))
                    .containsExactly("status page/first/1 met");
        }

        @Test
        void isOwedToWhoeverWasToldThoughTheLevelWentDown() {
            assertThat(standing(60, level(0, PAGE, CHAT), update(4, STATUS_PAGE), level(10), resolved(50)))
                    .containsExactly(
                            "status page/first/1 met", "internal chat/first/1 lapsed", "status page/closing/1 missed");
        }

        @Test
        void isCountedOnceThoughTheEndIsSaidTwice() {
            assertThat(standing(12, level(0, PAGE), update(4, STATUS_PAGE), resolved(10), merged(11)))
                    .containsExactly("status page/first/1 met", "status page/closing/1 open");
        }
    }

    @Nested
    class Reopening {
        @Test
        void beginsAnew() {
            CommunicationEvent[] events = {
                playbook(0),
                update(1, STATUS_PAGE),
                resolved(10),
                closing(12, STATUS_PAGE),
                reopened(60),
                update(63, STATUS_PAGE),
                resolved(90),
                closing(91, STATUS_PAGE)
            };
            assertThat(Obligations.of(CommunicationHistory.of(events), at(300)).all())
                    .filteredOn(obligation -> obligation.audience().equals(STATUS_PAGE))
                    .extracting(Obligation::id, Obligation::state)
                    .containsExactly(
                            tuple("status page/first/1", State.MET),
                            tuple(cadence(STATUS_PAGE, 1), State.LAPSED),
                            tuple("status page/closing/1", State.MET),
                            tuple("status page/first/2", State.MET),
                            tuple(cadence(STATUS_PAGE, 63), State.LAPSED),
                            tuple("status page/closing/2", State.MET));
        }

        @Test
        void letsAClosingLapseThatWasNotDueYet() {
            assertThat(standing(14, level(0, PAGE), update(1, STATUS_PAGE), resolved(10), reopened(12)))
                    .containsExactly(
                            "status page/first/1 met", "status page/closing/1 lapsed", "status page/first/2 open");
        }

        @Test
        void keepsMissedForGoodWhatTheOldEpisodeMissed() {
            assertThat(standing(60, level(0, PAGE), resolved(10), reopened(30), update(31, STATUS_PAGE)))
                    .containsExactly(
                            "status page/first/1 missed", "status page/closing/1 missed", "status page/first/2 met");
        }

        @Test
        void ofAnOpenIncidentIsNothing() {
            assertThat(standing(4, level(0, PAGE), reopened(1))).containsExactly("status page/first/1 open");
        }
    }

    @Nested
    class Waiver {
        @Test
        void settlesAnOpenOneAndKeepsTheReason() {
            Obligation first = find("customers/first/1", 60, playbook(0), waived(3, "customers/first/1"));
            assertThat(first.state()).isEqualTo(State.WAIVED);
            assertThat(first.settledAt()).isEqualTo(at(3));
            assertThat(first.waiver()).isEqualTo(new Obligation.Waiver("ana", "nobody is hit"));
        }

        @Test
        void settlesAMissedOneThatAMessageCouldStillMeet() {
            assertThat(standing(60, level(0, PAGE), waived(30, "status page/first/1")))
                    .containsExactly("status page/first/1 waived");
        }

        @Test
        void leavesWhatIsMissedForGood() {
            assertThat(standing(33, level(0, PAGE), resolved(10), reopened(30), waived(32, "status page/closing/1")))
                    .containsExactly(
                            "status page/first/1 missed", "status page/closing/1 missed", "status page/first/2 open");
            assertThat(standing(
                            50,
                            level(0, CHAT),
                            waived(50, "internal chat/first/1"),
                            waived(50, cadence(STATUS_PAGE, 15))))
                    .containsExactly(
                            "internal chat/first/1 missed",
                            cadence(INTERNAL_CHAT, 15) + " missed",
                            cadence(INTERNAL_CHAT, 45) + " open");
        }

        @Test
        void ofACadenceHoldsUntilTheNextMessage() {
            String waived = cadence(INTERNAL_CHAT, 1);
            assertThat(standing(300, level(0, CHAT), update(1, INTERNAL_CHAT), waived(10, waived)))
                    .containsExactly("internal chat/first/1 met", waived + " waived");
            assertThat(standing(
                            60,
                            level(0, CHAT),
                            update(1, INTERNAL_CHAT),
                            waived(10, waived),
                            update(50, INTERNAL_CHAT)))
                    .containsExactly(
                            "internal chat/first/1 met", waived + " waived", cadence(INTERNAL_CHAT, 50) + " open");
        }

        @Test
        void ofWhatIsMetOrUnknownIsIgnored() {
            assertThat(standing(
                            60,
                            level(0, PAGE),
                            update(1, STATUS_PAGE),
                            waived(2, "status page/first/1"),
                            waived(2, "moon/first/1")))
                    .containsExactly("status page/first/1 met");
        }
    }
}
