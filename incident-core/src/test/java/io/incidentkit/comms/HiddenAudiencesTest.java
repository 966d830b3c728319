package io.incidentkit.comms;

import static io.incidentkit.comms.Communications.at;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.comms.CommunicationEvent.End;
import io.incidentkit.comms.CommunicationEvent.Ended;
import io.incidentkit.comms.CommunicationEvent.Hidden;
import io.incidentkit.comms.CommunicationEvent.LevelSet;
import io.incidentkit.comms.CommunicationEvent.Reopened;
import io.incidentkit.comms.CommunicationEvent.Shown;
import io.incidentkit.comms.CommunicationEvent.UpdateSent;
import io.incidentkit.comms.Obligation.State;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An audience that an incident is hidden from is owed nothing, until it is shown to it. */
class HiddenAudiencesTest {
    private static final CommunicationDuty PAGE =
            new CommunicationDuty(Audience.STATUS_PAGE, Duration.ofMinutes(5), Duration.ofMinutes(60), true, true);
    private static final CommunicationDuty CHAT =
            new CommunicationDuty(Audience.INTERNAL_CHAT, Duration.ofMinutes(15), Duration.ofMinutes(30), false, true);
    private static final LevelSet LEVEL = new LevelSet(at(0), List.of(PAGE, CHAT));

    @Test
    void isNotOwedWhatWasNotDueYet() {
        Obligations owed = owed(40, LEVEL, hidden(3));

        assertThat(owed.tally(Audience.STATUS_PAGE)).isEqualTo(new Tally(0, 0, 0, 0, 0, 1));
        assertThat(owed.tally(Audience.INTERNAL_CHAT).missed())
                .as("the team is told as before")
                .isEqualTo(1);
    }

    @Test
    void keepsWhatWasMissedAndIsSilentForNoLonger() {
        Obligations owed = owed(600, LEVEL, hidden(70));

        assertThat(owed.tally(Audience.STATUS_PAGE)).isEqualTo(new Tally(0, 0, 2, 0, 0, 1));
        assertThat(owed.pending()).noneMatch(each -> each.audience().equals(Audience.STATUS_PAGE));
    }

    @Test
    void isNotOwedTheEndEither() {
        assertThat(owed(30, LEVEL, told(4), hidden(10), new Ended(at(20), End.RESOLVED))
                        .in(State.OPEN))
                .extracting(Obligation::audience)
                .containsExactly(Audience.INTERNAL_CHAT);
        assertThat(owed(30, LEVEL, told(4), new Ended(at(20), End.RESOLVED), hidden(22))
                        .in(State.OPEN))
                .as("it was owed until then")
                .extracting(Obligation::audience)
                .containsExactly(Audience.INTERNAL_CHAT);
    }

    @Test
    void isOwedEverythingAnewOnceItIsShown() {
        Obligations owed = owed(103, LEVEL, told(4), hidden(10), told(50), new Shown(at(100), List.of(PAGE)));

        assertThat(owed.find("status page/first/2").orElseThrow().due())
                .as("it was told a link at the most meanwhile")
                .isEqualTo(at(105));
        assertThat(owed.in(State.OPEN)).hasSize(2);
    }

    @Test
    void isShownAtTheLevelOfThen() {
        CommunicationDuty later =
                new CommunicationDuty(Audience.STATUS_PAGE, Duration.ofMinutes(20), null, false, false);

        assertThat(owed(103, LEVEL, hidden(10), new LevelSet(at(20), List.of(CHAT)), new Shown(at(100), List.of(later)))
                        .find("status page/first/2")
                        .orElseThrow()
                        .due())
                .isEqualTo(at(120));
    }

    @Test
    void isOwedNothingAfterTheEndUntilItComesBack() {
        Shown shown = new Shown(at(100), List.of(PAGE));
        Ended ended = new Ended(at(50), End.RESOLVED);

        assertThat(owed(104, LEVEL, hidden(10), ended, shown).pending())
                .noneMatch(each -> each.audience().equals(Audience.STATUS_PAGE));
        assertThat(owed(204, LEVEL, hidden(10), ended, shown, new Reopened(at(200)))
                        .find("status page/first/2")
                        .orElseThrow()
                        .due())
                .isEqualTo(at(205));
        assertThat(owed(204, LEVEL, hidden(10), ended, new Reopened(at(200))).pending())
                .as("it comes back as private as it was")
                .noneMatch(each -> each.audience().equals(Audience.STATUS_PAGE));
    }

    private static Hidden hidden(int minute) {
        return new Hidden(at(minute), List.of(Audience.CUSTOMERS, Audience.STATUS_PAGE));
    }

    private static UpdateSent told(int minute) {
        return new UpdateSent(at(minute), Audience.STATUS_PAGE, false, null);
    }

    private static Obligations owed(int now, CommunicationEvent... events) {
        return Obligations.of(CommunicationHistory.of(events), at(now));
    }
}
