package io.incidentkit.comms;

import static io.incidentkit.comms.Audience.CUSTOMERS;
import static io.incidentkit.comms.Audience.INTERNAL_CHAT;
import static io.incidentkit.comms.Audience.STATUS_PAGE;
import static io.incidentkit.comms.Communications.CHAT;
import static io.incidentkit.comms.Communications.at;
import static io.incidentkit.comms.Communications.cadence;
import static io.incidentkit.comms.Communications.closing;
import static io.incidentkit.comms.Communications.dismissed;
import static io.incidentkit.comms.Communications.find;
import static io.incidentkit.comms.Communications.level;
import static io.incidentkit.comms.Communications.merged;
import static io.incidentkit.comms.Communications.playbook;
import static io.incidentkit.comms.Communications.promise;
import static io.incidentkit.comms.Communications.reopened;
import static io.incidentkit.comms.Communications.resolved;
import static io.incidentkit.comms.Communications.standing;
import static io.incidentkit.comms.Communications.step;
import static io.incidentkit.comms.Communications.update;
import static io.incidentkit.comms.Communications.waived;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.comms.Obligation.State;
import io.incidentkit.loop.Step;
import io.incidentkit.rule.Rule;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** {@link Rule#SILENCE_IS_COUNTED}, by example. */
class SilenceIsCountedTest {
    private static final String FIRST = "internal chat/first/1";
    private static final CommunicationDuty QUARTERLY =
            new CommunicationDuty(INTERNAL_CHAT, Duration.ofMinutes(15), Duration.ofMinutes(15), false, true);
    private static final CommunicationDuty ONCE =
            new CommunicationDuty(INTERNAL_CHAT, Duration.ofMinutes(15), null, false, true);

    @Nested
    class Figures {
        @Test
        void ofASev1WithThreeFirstUpdatesAndThenFourSilentHours() {
            Obligations owed = Obligations.of(
                    CommunicationHistory.of(
                            playbook(0), update(4, STATUS_PAGE), update(10, INTERNAL_CHAT), update(20, CUSTOMERS)),
                    at(20 + 240));

            assertThat(owed.tally(STATUS_PAGE)).isEqualTo(new Tally(1, 0, 4, 0, 1, 0));
            assertThat(owed.tally(INTERNAL_CHAT)).isEqualTo(new Tally(1, 0, 8, 0, 1, 0));
            assertThat(owed.tally(CUSTOMERS)).isEqualTo(new Tally(1, 0, 2, 0, 1, 0));
            assertThat(owed.tally().onTime()).hasValue(3.0 / 17);
        }

        @Test
        void ofASev1OfTenHoursWithOneMessageToTheCustomers() {
            Obligations owed = Obligations.of(
                    CommunicationHistory.of(playbook(0), update(25, CUSTOMERS), resolved(600), closing(610, CUSTOMERS)),
                    at(700));

            assertThat(owed.tally(CUSTOMERS)).isEqualTo(new Tally(2, 0, 4, 0, 0, 1));
        }

        @Test
        void ofAnEndedIncidentStayAsTheyWereAtTheEnd() {
            CommunicationEvent[] events = {level(0, CHAT), resolved(100), closing(101, INTERNAL_CHAT)};

            assertThat(standing(60 * 24 * 29, events)).isEqualTo(standing(101, events));
            assertThat(find(FIRST, 60 * 24 * 29, events).lateBy(at(60 * 24 * 29)))
                    .contains(Duration.ofMinutes(30));
        }

        @Test
        void ofAYearAreCountedAndNotListed() {
            int year = 60 * 24 * 365;
            CommunicationState state = CommunicationState.EMPTY.with(level(0, CHAT));
            Obligations kept = state.obligations(at(year));

            assertThat(kept.tally()).isEqualTo(new Tally(0, 0, 1 + (year - 15) / 30, 0, 1, 0));
            assertThat(kept.all()).hasSize(CommunicationState.MISSED + 2);
            assertThat(Obligations.of(CommunicationHistory.of(level(0, CHAT)), at(year))
                            .all())
                    .hasSize(Obligations.LISTED + 2);
            assertThat(state.nextDue(at(year))).contains(at(year + 15));
        }
    }

    @Nested
    class EachInterval {
        @Test
        void isOwedFromWhenTheOneBeforeItPassed() {
            assertThat(standing(80, level(0, CHAT)))
                    .containsExactly(
                            FIRST + " missed",
                            cadence(INTERNAL_CHAT, 15) + " missed",
                            cadence(INTERNAL_CHAT, 45) + " missed",
                            cadence(INTERNAL_CHAT, 75) + " open");
            Obligation next = find(cadence(INTERNAL_CHAT, 45), 80, level(0, CHAT));
            assertThat(next.owedSince()).isEqualTo(at(45));
            assertThat(next.due()).isEqualTo(at(75));
        }

        @Test
        void isMissedForGoodOnceTheNextOneIsDueToo() {
            Obligations owed = Obligations.of(CommunicationHistory.of(level(0, CHAT)), at(80));

            assertThat(owed.find(FIRST).orElseThrow().settledAt()).isEqualTo(at(45));
            assertThat(owed.pending())
                    .extracting(Obligation::id)
                    .containsExactly(cadence(INTERNAL_CHAT, 45), cadence(INTERNAL_CHAT, 75));
        }

        @Test
        void runsAsLongAsAPromiseSaidAndThenAsThePolicySays() {
            assertThat(standing(60, level(0, CHAT), promise(10, INTERNAL_CHAT, 20)))
                    .containsExactly(
                            FIRST + " met",
                            cadence(INTERNAL_CHAT, 10) + " missed",
                            cadence(INTERNAL_CHAT, 20) + " missed",
                            cadence(INTERNAL_CHAT, 50) + " open");
        }

        @Test
        void isBegunByNoStepAndNoClosing() {
            assertThat(standing(
                            100,
                            level(
                                    0,
                                    new CommunicationDuty(
                                            STATUS_PAGE, Duration.ofMinutes(5), Duration.ofMinutes(90), true, true)),
                            update(1, STATUS_PAGE),
                            step(2, Step.MITIGATED),
                            resolved(10)))
                    .containsExactly(
                            "status page/first/1 met",
                            cadence(STATUS_PAGE, 1) + " lapsed",
                            "status page/step-mitigated/1 missed",
                            "status page/closing/1 missed");
        }

        @Test
        void isAskedForByNoPromiseWhereTheLevelHasNone() {
            assertThat(standing(500, level(0, ONCE), promise(10, INTERNAL_CHAT, 20)))
                    .containsExactly(FIRST + " met", cadence(INTERNAL_CHAT, 10) + " missed");
        }
    }

    @Nested
    class AMessage {
        @Test
        void meetsTheLastOneThatPassed() {
            assertThat(standing(80, level(0, CHAT), update(80, INTERNAL_CHAT)))
                    .containsExactly(
                            FIRST + " missed",
                            cadence(INTERNAL_CHAT, 15) + " missed",
                            cadence(INTERNAL_CHAT, 45) + " late",
                            cadence(INTERNAL_CHAT, 80) + " open");
        }

        @Test
        void atTheVeryMomentIsInTime() {
            assertThat(standing(45, level(0, CHAT), update(45, INTERNAL_CHAT)))
                    .containsExactly(
                            FIRST + " missed",
                            cadence(INTERNAL_CHAT, 15) + " met",
                            cadence(INTERNAL_CHAT, 45) + " open");
        }

        @Test
        void thatIsRecordedLateTakesItsPlace() {
            CommunicationState silent = CommunicationState.EMPTY.with(level(0, CHAT));
            assertThat(silent.obligations(at(80)).tally()).isEqualTo(new Tally(0, 0, 3, 0, 1, 0));

            assertThat(silent.with(update(50, INTERNAL_CHAT))
                            .with(update(14, INTERNAL_CHAT))
                            .obligations(at(79))
                            .tally())
                    .isEqualTo(new Tally(1, 1, 0, 0, 1, 0));
        }

        @Test
        void toSomeoneElseEndsNothing() {
            assertThat(standing(40, level(0, CHAT), update(30, CUSTOMERS)))
                    .containsExactly(FIRST + " missed", cadence(INTERNAL_CHAT, 15) + " open");
        }
    }

    @Nested
    class AWaiver {
        @Test
        void ofTheRunningOneEndsTheSilence() {
            assertThat(standing(500, level(0, CHAT), waived(20, cadence(INTERNAL_CHAT, 15))))
                    .containsExactly(FIRST + " missed", cadence(INTERNAL_CHAT, 15) + " waived");
        }

        @Test
        void ofTheOverdueOneEndsTheSilence() {
            assertThat(standing(500, level(0, CHAT), waived(50, cadence(INTERNAL_CHAT, 15))))
                    .containsExactly(FIRST + " missed", cadence(INTERNAL_CHAT, 15) + " waived");
            assertThat(standing(500, level(0, CHAT), waived(20, FIRST))).containsExactly(FIRST + " waived");
        }

        @Test
        void holdsUntilTheNextMessage() {
            assertThat(standing(500, level(0, CHAT), waived(20, FIRST), update(490, INTERNAL_CHAT)))
                    .containsExactly(FIRST + " waived", cadence(INTERNAL_CHAT, 490) + " open");
        }

        /** Nobody is hit at SEV2, but at SEV1 they may be. */
        @Test
        void ofTheFirstMessageHoldsUntilAnotherLevelAsksAgain() {
            String again = "internal chat/first/2";

            assertThat(standing(105, level(0, CHAT), waived(5, FIRST), level(100, CHAT)))
                    .containsExactly(FIRST + " waived", again + " open");
            assertThat(standing(105, level(0, CHAT), waived(5, FIRST), level(50), level(100, CHAT)))
                    .containsExactly(FIRST + " waived", again + " open");
            assertThat(standing(120, level(0, CHAT), waived(20, FIRST), level(100, CHAT)))
                    .containsExactly(FIRST + " waived", again + " missed", cadence(INTERNAL_CHAT, 115) + " open");
        }

        @Test
        void ofTheFirstMessageAsksWhoeverWasToldForNoSecondFirst() {
            assertThat(standing(
                            105, level(0, CHAT), waived(5, FIRST), update(90, INTERNAL_CHAT), level(100, QUARTERLY)))
                    .containsExactly(FIRST + " waived", cadence(INTERNAL_CHAT, 90) + " open");
        }

        @Test
        void holdsUntilALevelAsksAgain() {
            assertThat(standing(120, level(0, CHAT), waived(20, cadence(INTERNAL_CHAT, 15)), level(100, QUARTERLY)))
                    .containsExactly(
                            FIRST + " missed",
                            cadence(INTERNAL_CHAT, 15) + " waived",
                            cadence(INTERNAL_CHAT, 100) + " missed",
                            cadence(INTERNAL_CHAT, 115) + " open");
        }

        /** Its moment was corrected to one before the interval began. */
        @Test
        void waitsForItsInterval() {
            assertThat(standing(500, level(0, CHAT), waived(40, cadence(INTERNAL_CHAT, 75))))
                    .containsExactly(
                            FIRST + " missed",
                            cadence(INTERNAL_CHAT, 15) + " missed",
                            cadence(INTERNAL_CHAT, 45) + " missed",
                            cadence(INTERNAL_CHAT, 75) + " waived");
            assertThat(standing(
                            60,
                            level(0, CHAT),
                            waived(40, "internal chat/cadence/soon"),
                            waived(41, cadence(INTERNAL_CHAT, 46))))
                    .containsExactly(
                            FIRST + " missed",
                            cadence(INTERNAL_CHAT, 15) + " missed",
                            cadence(INTERNAL_CHAT, 45) + " open");
        }
    }

    @Nested
    class AnotherLevel {
        @Test
        void keepsWhatPassedAndGoesOnAtItsOwnPace() {
            assertThat(standing(110, level(0, CHAT), level(80, QUARTERLY)))
                    .containsExactly(
                            FIRST + " missed",
                            cadence(INTERNAL_CHAT, 15) + " missed",
                            cadence(INTERNAL_CHAT, 45) + " missed",
                            cadence(INTERNAL_CHAT, 75) + " missed",
                            cadence(INTERNAL_CHAT, 95) + " missed",
                            cadence(INTERNAL_CHAT, 110) + " open");
        }

        @Test
        void withoutACadenceEndsTheSilence() {
            assertThat(standing(500, level(0, CHAT), level(50, ONCE)))
                    .containsExactly(
                            FIRST + " missed",
                            cadence(INTERNAL_CHAT, 15) + " missed",
                            cadence(INTERNAL_CHAT, 45) + " lapsed");
            assertThat(standing(500, level(0, CHAT), level(50)))
                    .containsExactly(
                            FIRST + " missed",
                            cadence(INTERNAL_CHAT, 15) + " missed",
                            cadence(INTERNAL_CHAT, 45) + " lapsed");
        }

        @Test
        void withACadenceBeginsToCountWhereTheFirstMessageIsMissing() {
            assertThat(standing(120, level(0, ONCE), level(100, CHAT)))
                    .containsExactly(FIRST + " missed", cadence(INTERNAL_CHAT, 100) + " open");
            assertThat(standing(70, level(0, CHAT), level(20), level(60, CHAT)))
                    .containsExactly(
                            FIRST + " missed",
                            cadence(INTERNAL_CHAT, 15) + " lapsed",
                            cadence(INTERNAL_CHAT, 60) + " open");
        }
    }

    @Nested
    class TheEnd {
        @Test
        void settlesWhatIsOverdueHoweverItEnds() {
            for (CommunicationEvent end : new CommunicationEvent[] {resolved(50), dismissed(50), merged(50)}) {
                Obligations owed = Obligations.of(CommunicationHistory.of(level(0, CHAT), end), at(5_000));

                assertThat(owed.in(State.MISSED))
                        .filteredOn(each -> each.reason() != Obligation.Reason.CLOSING)
                        .extracting(Obligation::id)
                        .containsExactly(FIRST, cadence(INTERNAL_CHAT, 15));
                assertThat(owed.pending()).allMatch(each -> each.reason() == Obligation.Reason.CLOSING);
                assertThat(owed.find(cadence(INTERNAL_CHAT, 45)).orElseThrow().state())
                        .isEqualTo(State.LAPSED);
            }
        }

        @Test
        void atTheVeryMomentIsInTime() {
            assertThat(standing(46, level(0, CHAT), resolved(45), closing(45, INTERNAL_CHAT)))
                    .containsExactly(
                            FIRST + " missed", cadence(INTERNAL_CHAT, 15) + " lapsed", "internal chat/closing/1 met");
        }

        @Test
        void leavesTheClosingMessageToBeMet() {
            assertThat(standing(90, level(0, CHAT), resolved(20), closing(80, INTERNAL_CHAT)))
                    .containsExactly(
                            FIRST + " missed", cadence(INTERNAL_CHAT, 15) + " lapsed", "internal chat/closing/1 late");
        }

        @Test
        void isFollowedByANewEpisodeThatCountsAnew() {
            assertThat(standing(180, level(0, CHAT), resolved(20), closing(21, INTERNAL_CHAT), reopened(100)))
                    .containsExactly(
                            FIRST + " missed",
                            cadence(INTERNAL_CHAT, 15) + " lapsed",
                            "internal chat/closing/1 met",
                            "internal chat/first/2 missed",
                            cadence(INTERNAL_CHAT, 115) + " missed",
                            cadence(INTERNAL_CHAT, 145) + " missed",
                            cadence(INTERNAL_CHAT, 175) + " open");
        }
    }

    @Test
    void isSaidWhereItGoesOn() {
        CommunicationEvent[] events = {level(0, CHAT, Communications.PAGE), update(4, STATUS_PAGE)};

        assertThat(CommunicationRules.silenceIsCounted(Obligations.of(CommunicationHistory.of(events), at(80))))
                .singleElement()
                .satisfies(silent -> {
                    assertThat(silent.rule()).isEqualTo(Rule.SILENCE_IS_COUNTED);
                    assertThat(silent.message())
                            .isEqualTo(
                                    "The internal chat was to be told by " + at(75) + ". Messages missed so far: 3.");
                    assertThat(silent.remedy()).contains("'" + cadence(INTERNAL_CHAT, 45) + "'");
                });
        assertThat(CommunicationRules.silenceIsCounted(Obligations.of(CommunicationHistory.of(events), at(10))))
                .isEmpty();
    }

    @Test
    void countsNothingBeforeItsTime() {
        Instant before = at(-10);

        assertThat(CommunicationState.EMPTY
                        .with(level(0, CHAT))
                        .obligations(before)
                        .tally())
                .isEqualTo(new Tally(0, 0, 0, 0, 1, 0));
        assertThat(CommunicationState.EMPTY.nextDue(at(0))).isEmpty();
    }
}
