package io.incidentkit.comms;

import static io.incidentkit.comms.Audience.INTERNAL_CHAT;
import static io.incidentkit.comms.Audience.STATUS_PAGE;
import static io.incidentkit.comms.Communications.CHAT;
import static io.incidentkit.comms.Communications.PAGE;
import static io.incidentkit.comms.Communications.at;
import static io.incidentkit.comms.Communications.cadence;
import static io.incidentkit.comms.Communications.find;
import static io.incidentkit.comms.Communications.level;
import static io.incidentkit.comms.Communications.promise;
import static io.incidentkit.comms.Communications.reopened;
import static io.incidentkit.comms.Communications.resolved;
import static io.incidentkit.comms.Communications.standing;
import static io.incidentkit.comms.Communications.step;
import static io.incidentkit.comms.Communications.update;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.comms.Obligation.State;
import io.incidentkit.loop.Step;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ObligationsAfterChangeOfSeverityTest {
    private static final CommunicationDuty STRICT =
            new CommunicationDuty(INTERNAL_CHAT, Duration.ofMinutes(5), Duration.ofMinutes(15), false, true);

    @Test
    void startsWhatTheNewLevelBringsFromTheChange() {
        Obligation first = find("status page/first/1", 60, level(0), level(60, PAGE));
        assertThat(first.owedSince()).isEqualTo(at(60));
        assertThat(first.due()).isEqualTo(at(65));
        assertThat(first.state()).isEqualTo(State.OPEN);
    }

    @Test
    void dropsNoneThatWereMet() {
        assertThat(standing(60, level(0, PAGE), update(4, STATUS_PAGE), level(20, PAGE, CHAT)))
                .containsExactly(
                        "status page/first/1 met",
                        "internal chat/first/1 missed",
                        cadence(INTERNAL_CHAT, 35) + " open");
    }

    @Test
    void bringsAnOpenOneForward() {
        assertThat(find("internal chat/first/1", 3, level(0, CHAT), level(3, STRICT))
                        .due())
                .isEqualTo(at(8));
    }

    @Test
    void makesNothingDueLater() {
        assertThat(find("internal chat/first/1", 3, level(0, STRICT), level(3, CHAT))
                        .due())
                .isEqualTo(at(5));
        assertThat(find("internal chat/first/1", 14, level(0, CHAT), level(14, STRICT))
                        .due())
                .isEqualTo(at(15));
    }

    @Test
    void countsTheNewCadenceFromTheChange() {
        assertThat(find(cadence(INTERNAL_CHAT, 1), 12, level(0, CHAT), update(1, INTERNAL_CHAT), level(10, STRICT))
                        .due())
                .isEqualTo(at(25));
    }

    @Test
    void startsNoSecondCadence() {
        assertThat(standing(12, level(0, CHAT), update(1, INTERNAL_CHAT), level(10, STRICT)))
                .containsExactly("internal chat/first/1 met", cadence(INTERNAL_CHAT, 1) + " open");
    }

    @Test
    void startsACadenceBesideWhatElseIsOwed() {
        CommunicationDuty both =
                new CommunicationDuty(STATUS_PAGE, Duration.ofMinutes(5), Duration.ofMinutes(30), true, true);
        assertThat(standing(8, level(0, PAGE), update(1, STATUS_PAGE), step(5, Step.DIAGNOSED), level(6, both)))
                .containsExactly(
                        "status page/first/1 met",
                        "status page/step-diagnosed/1 open",
                        cadence(STATUS_PAGE, 6) + " open");
    }

    @Test
    void startsACadenceThatTheOldLevelHadNot() {
        CommunicationDuty once = new CommunicationDuty(INTERNAL_CHAT, Duration.ofMinutes(15), null, false, true);
        assertThat(find(cadence(INTERNAL_CHAT, 60), 61, level(0, once), update(1, INTERNAL_CHAT), level(60, CHAT))
                        .due())
                .isEqualTo(at(90));
        assertThat(standing(91, level(0, CHAT), update(1, INTERNAL_CHAT), level(10, once)))
                .containsExactly("internal chat/first/1 met", cadence(INTERNAL_CHAT, 1) + " lapsed");
    }

    @Test
    void keepsAPromiseThatTheOldLevelDidNotAskFor() {
        assertThat(find(cadence(STATUS_PAGE, 1), 12, level(0, PAGE), promise(1, STATUS_PAGE, 40), level(10, PAGE))
                        .due())
                .isEqualTo(at(40));
    }

    @Test
    void letsLapseWhatTheLowerLevelDoesNotAskFor() {
        Obligation first = find("internal chat/first/1", 300, level(0, CHAT), level(10));
        assertThat(first.state()).isEqualTo(State.LAPSED);
        assertThat(first.settledAt()).isEqualTo(at(10));
    }

    @Test
    void letsStepsLapseWhereTheLowerLevelDoesNotTellThem() {
        CommunicationDuty quiet = new CommunicationDuty(STATUS_PAGE, Duration.ofMinutes(60), null, false, true);
        assertThat(standing(300, level(0, PAGE), update(1, STATUS_PAGE), step(10, Step.DIAGNOSED), level(12, quiet)))
                .containsExactly("status page/first/1 met", "status page/step-diagnosed/1 lapsed");
    }

    @Test
    void keepsMissedWhatWasMissedBefore() {
        assertThat(standing(300, level(0, PAGE, CHAT), level(10)))
                .containsExactly("status page/first/1 missed", "internal chat/first/1 lapsed");
        assertThat(standing(300, level(0, PAGE), level(10), update(20, STATUS_PAGE)))
                .containsExactly("status page/first/1 late");
    }

    @Test
    void owesTheFirstMessageAgainOnlyIfItLapsed() {
        assertThat(standing(12, level(0, PAGE), level(2), level(10, PAGE)))
                .containsExactly("status page/first/1 lapsed", "status page/first/2 open");
        assertThat(standing(12, level(0, PAGE), update(1, STATUS_PAGE), level(2), level(10, PAGE)))
                .containsExactly("status page/first/1 met");
        assertThat(standing(12, level(0, PAGE), level(6), level(10, PAGE)))
                .containsExactly("status page/first/1 missed");
    }

    @Test
    void takesUpTheCadenceWhereTheLevelComesBack() {
        assertThat(find(
                                cadence(INTERNAL_CHAT, 50),
                                60,
                                level(0, CHAT),
                                update(1, INTERNAL_CHAT),
                                level(20),
                                level(50, CHAT))
                        .due())
                .isEqualTo(at(80));
    }

    @Test
    void leavesNoRecordOfALevelThatStoodForNoTime() {
        assertThat(standing(3, level(0, PAGE), level(0, CHAT))).containsExactly("internal chat/first/1 open");
        assertThat(standing(3, level(0, CHAT), update(1, INTERNAL_CHAT), level(1), level(1, CHAT)))
                .containsExactly("internal chat/first/1 met", cadence(INTERNAL_CHAT, 1) + " open");
    }

    @Test
    void afterTheEndCountsForTheNextEpisodeOnly() {
        assertThat(standing(60, level(0, PAGE), update(1, STATUS_PAGE), resolved(10), level(11), reopened(20)))
                .containsExactly("status page/first/1 met", "status page/closing/1 missed");
    }
}
