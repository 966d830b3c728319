package io.incidentkit.comms;

import static io.incidentkit.comms.Audience.CUSTOMERS;
import static io.incidentkit.comms.Audience.INTERNAL_CHAT;
import static io.incidentkit.comms.Audience.STATUS_PAGE;
import static io.incidentkit.comms.Communications.CHAT;
import static io.incidentkit.comms.Communications.PAGE;
import static io.incidentkit.comms.Communications.at;
import static io.incidentkit.comms.Communications.cadence;
import static io.incidentkit.comms.Communications.closing;
import static io.incidentkit.comms.Communications.find;
import static io.incidentkit.comms.Communications.level;
import static io.incidentkit.comms.Communications.playbook;
import static io.incidentkit.comms.Communications.promise;
import static io.incidentkit.comms.Communications.resolved;
import static io.incidentkit.comms.Communications.standing;
import static io.incidentkit.comms.Communications.step;
import static io.incidentkit.comms.Communications.update;
import static io.incidentkit.comms.Communications.waived;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.comms.Obligation.State;
import io.incidentkit.loop.Step;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ObligationsTest {
    private static final Audience EXECUTIVES = new Audience("executives");

    @Test
    void owesNothingWhereTheLevelAsksForNothing() {
        assertThat(standing(600, level(0), step(1, Step.TRIAGED), update(2, STATUS_PAGE), resolved(9)))
                .isEmpty();
    }

    @Nested
    class First {
        @Test
        void isDueByThePlaybooksTable() {
            assertThat(find("status page/first/1", 0, playbook(0)).due()).isEqualTo(at(5));
            assertThat(find("internal chat/first/1", 0, playbook(0)).due()).isEqualTo(at(15));
            assertThat(find("customers/first/1", 0, playbook(0)).due()).isEqualTo(at(30));
        }

        @Test
        void isOpenUntilDueAndMissedFromThenOn() {
            assertThat(standing(4, level(0, PAGE))).containsExactly("status page/first/1 open");
            assertThat(standing(5, level(0, PAGE))).containsExactly("status page/first/1 missed");
        }

        @Test
        void isMetByAMessageInTimeAlsoAtTheLastMoment() {
            assertThat(standing(60, level(0, PAGE), update(5, STATUS_PAGE))).containsExactly("status page/first/1 met");
        }

        @Test
        void isLateByAMessageAfterIt() {
            Obligation first = find("status page/first/1", 60, level(0, PAGE), update(7, STATUS_PAGE));
            assertThat(first.state()).isEqualTo(State.LATE);
            assertThat(first.lateBy(at(60))).contains(Duration.ofMinutes(2));
        }

        @Test
        void saysHowLateAMissedOneIs() {
            assertThat(find("status page/first/1", 65, level(0, PAGE)).lateBy(at(65)))
                    .contains(Duration.ofMinutes(60));
            assertThat(find("status page/first/1", 1, level(0, PAGE)).lateBy(at(1)))
                    .isEmpty();
        }

        @Test
        void isMetByAMessageThatCameBeforeItWasOwed() {
            Obligation first = find("status page/first/1", 60, level(0), update(3, STATUS_PAGE), level(20, PAGE));
            assertThat(first.state()).isEqualTo(State.MET);
            assertThat(first.owedSince()).isEqualTo(at(20));
            assertThat(first.settledAt()).isEqualTo(at(3));
        }

        @Test
        void isNotMetByAMessageToSomeoneElse() {
            assertThat(standing(60, level(0, PAGE), update(1, CUSTOMERS)))
                    .containsExactly("status page/first/1 missed");
        }

        @Test
        void lapsesIfTheIncidentIsOverBeforeItIsDue() {
            assertThat(standing(60, level(0, PAGE), resolved(4)))
                    .containsExactly("status page/first/1 lapsed", "status page/closing/1 missed");
        }
    }

    @Nested
    class Cadence {
        @Test
        void runsFromEachMessage() {
            assertThat(standing(60, level(0, CHAT), update(10, INTERNAL_CHAT), update(40, INTERNAL_CHAT)))
                    .containsExactly(
                            "internal chat/first/1 met",
                            cadence(INTERNAL_CHAT, 10) + " met",
                            cadence(INTERNAL_CHAT, 40) + " open");
            assertThat(find(cadence(INTERNAL_CHAT, 10), 20, level(0, CHAT), update(10, INTERNAL_CHAT))
                            .due())
                    .isEqualTo(at(40));
        }

        @Test
        void doesNotBeginBeforeTheFirstMessageIsDue() {
            assertThat(standing(14, level(0, CHAT))).containsExactly("internal chat/first/1 open");
        }

        @Test
        void goesOnAfterMitigationAndStopsAtTheEnd() {
            CommunicationEvent[] events = {
                level(0, CHAT),
                update(10, INTERNAL_CHAT),
                step(20, Step.MITIGATED),
                update(35, INTERNAL_CHAT),
                resolved(50),
                closing(55, INTERNAL_CHAT)
            };
            assertThat(standing(300, events))
                    .containsExactly(
                            "internal chat/first/1 met",
                            cadence(INTERNAL_CHAT, 10) + " met",
                            cadence(INTERNAL_CHAT, 35) + " lapsed",
                            "internal chat/closing/1 met");
        }

        @Test
        void isSoonerWhereAMessagePromisedThat() {
            assertThat(find(cadence(INTERNAL_CHAT, 10), 20, level(0, CHAT), promise(10, INTERNAL_CHAT, 25))
                            .due())
                    .isEqualTo(at(25));
        }

        @Test
        void isNeverLaterThanThePolicyAllows() {
            assertThat(find(cadence(INTERNAL_CHAT, 10), 20, level(0, CHAT), promise(10, INTERNAL_CHAT, 90))
                            .due())
                    .isEqualTo(at(40));
        }

        @Test
        void isAskedForByAPromiseWhereThePolicyHasNone() {
            assertThat(standing(60, level(0, PAGE), promise(4, STATUS_PAGE, 34)))
                    .containsExactly("status page/first/1 met", cadence(STATUS_PAGE, 4) + " missed");
        }

        @Test
        void ignoresAPromiseOfThePast() {
            assertThat(standing(60, level(0, PAGE), promise(4, STATUS_PAGE, 4)))
                    .containsExactly("status page/first/1 met");
        }

        @Test
        void takesTwoMessagesOfOneInstantForOne() {
            assertThat(standing(20, level(0, CHAT), update(10, INTERNAL_CHAT), update(10, INTERNAL_CHAT)))
                    .containsExactly("internal chat/first/1 met", cadence(INTERNAL_CHAT, 10) + " open");
        }
    }

    @Nested
    class EachStep {
        @Test
        void asksForAMessageAsSoonAsTheFirstOne() {
            Obligation told = find(
                    "status page/step-diagnosed/1",
                    12,
                    level(0, PAGE),
                    update(2, STATUS_PAGE),
                    step(10, Step.DIAGNOSED));
            assertThat(told.owedSince()).isEqualTo(at(10));
            assertThat(told.due()).isEqualTo(at(15));
            assertThat(told.step()).isEqualTo(Step.DIAGNOSED);
            assertThat(told.moment()).isEqualTo(MessageMoment.UPDATE);
        }

        @Test
        void isToldByTheFirstMessageIfItComesWithTheLevel() {
            assertThat(standing(3, step(0, Step.DETECTED), level(0, PAGE), step(0, Step.TRIAGED)))
                    .containsExactly("status page/first/1 open");
        }

        @Test
        void isMetTogetherWithWhatElseIsOwed() {
            assertThat(standing(
                            60, level(0, PAGE), step(2, Step.TRIAGED), step(3, Step.DIAGNOSED), update(4, STATUS_PAGE)))
                    .containsExactly(
                            "status page/first/1 met",
                            "status page/step-triaged/1 met",
                            "status page/step-diagnosed/1 met");
        }

        @Test
        void isNotMetByAMessageBeforeIt() {
            assertThat(standing(60, level(0, PAGE), update(4, STATUS_PAGE), step(5, Step.MITIGATED)))
                    .containsExactly("status page/first/1 met", "status page/step-mitigated/1 missed");
        }

        @Test
        void isOwedAgainWhenItIsCompletedAgain() {
            assertThat(standing(
                            21,
                            level(0, PAGE),
                            update(1, STATUS_PAGE),
                            step(5, Step.MITIGATED),
                            update(6, STATUS_PAGE),
                            step(20, Step.MITIGATED)))
                    .containsExactly(
                            "status page/first/1 met",
                            "status page/step-mitigated/1 met",
                            "status page/step-mitigated/2 open");
        }

        @Test
        void isOwedOnceWhileNobodyIsTold() {
            assertThat(standing(
                            60,
                            level(0, PAGE),
                            update(1, STATUS_PAGE),
                            step(5, Step.MITIGATED),
                            step(20, Step.MITIGATED)))
                    .containsExactly("status page/first/1 met", "status page/step-mitigated/1 missed");
        }

        @Test
        void isTheLastMessageWhereTheLevelAsksForNoClosingOne() {
            CommunicationDuty steps = new CommunicationDuty(EXECUTIVES, Duration.ofMinutes(5), null, true, false);
            assertThat(standing(60, level(0, steps), update(1, EXECUTIVES), resolved(30), update(33, EXECUTIVES)))
                    .containsExactly("executives/first/1 met", "executives/step-resolved/1 met");
        }
    }

    @Nested
    class Asking {
        @Test
        void leavesOutWhatHappenedLater() {
            CommunicationEvent[] events = {level(0, PAGE), update(7, STATUS_PAGE)};
            assertThat(standing(4, events)).containsExactly("status page/first/1 open");
            assertThat(standing(6, events)).containsExactly("status page/first/1 missed");
            assertThat(standing(7, events)).containsExactly("status page/first/1 late");
        }

        @Test
        void findsTheNextMomentForATimer() {
            assertThat(Obligations.of(CommunicationHistory.of(playbook(0)), at(0))
                            .nextDue())
                    .contains(at(5));
            assertThat(Obligations.of(CommunicationHistory.of(playbook(0)), at(5))
                            .nextDue())
                    .contains(at(15));
            assertThat(Obligations.of(CommunicationHistory.of(playbook(0)), at(30))
                            .nextDue())
                    .contains(at(45));
            assertThat(Obligations.of(CommunicationHistory.of(level(0, PAGE)), at(5))
                            .nextDue())
                    .isEmpty();
        }

        @Test
        void leavesOutWhoeverIsOwedNothing() {
            assertThat(Obligations.of(CommunicationHistory.of(level(0, PAGE), update(1, EXECUTIVES)), at(2))
                            .audiences())
                    .containsExactly(STATUS_PAGE);
        }

        @Test
        void countsForEachAudienceAndOverAll() {
            Obligations obligations = Obligations.of(
                    CommunicationHistory.of(
                            playbook(0),
                            update(4, STATUS_PAGE),
                            update(16, INTERNAL_CHAT),
                            waived(17, "customers/first/1")),
                    at(20));
            assertThat(obligations.tally(STATUS_PAGE)).isEqualTo(new Tally(1, 0, 0, 0, 1, 0));
            assertThat(obligations.tally(INTERNAL_CHAT)).isEqualTo(new Tally(0, 1, 0, 0, 1, 0));
            assertThat(obligations.tally(EXECUTIVES)).isEqualTo(Tally.NONE);
            assertThat(obligations.tally()).isEqualTo(new Tally(1, 1, 0, 1, 2, 0));
            assertThat(obligations.tally().onTime()).hasValue(0.5);
            assertThat(new Tally(1, 1, 2, 5, 5, 5).onTime()).hasValue(0.25);
            assertThat(Tally.NONE.onTime()).isEmpty();
            assertThat(obligations.audiences()).containsExactly(STATUS_PAGE, INTERNAL_CHAT, CUSTOMERS);
            assertThat(obligations.in(State.OPEN))
                    .extracting(Obligation::audience)
                    .containsExactly(STATUS_PAGE, INTERNAL_CHAT);
        }
    }
}
