package io.incidentkit.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.console.form.FormInput;
import io.incidentkit.console.page.Texts;
import io.incidentkit.console.page.Times;
import io.incidentkit.validation.InvalidInputException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.util.LinkedMultiValueMap;

/** A moment in a form: what is sent back unchanged is the same moment, and nothing is guessed. */
class FormTimesTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static String typed(Instant at, ZoneId zone) {
        return new Times(InstantSource.system(), zone, Texts.with(List.of())).typed(at);
    }

    private static Instant read(String typed, ZoneId zone) {
        LinkedMultiValueMap<String, String> values = new LinkedMultiValueMap<>();
        values.add("moment", typed);
        return new FormInput(values, zone).moment("moment");
    }

    @Test
    void showsAndKeepsTheOffsetInTheHourThatTheClockShowsTwice() {
        Instant second = Instant.parse("2026-10-25T01:30:00Z");

        assertThat(typed(second, BERLIN)).isEqualTo("2026-10-25T02:30+01:00");
        assertThat(typed(Instant.parse("2026-10-25T00:30:00Z"), BERLIN)).isEqualTo("2026-10-25T02:30+02:00");
        assertThat(read("2026-10-25T02:30+01:00", BERLIN)).isEqualTo(second);
    }

    @Test
    void aRuleSaysItsMomentsInTheZoneOfTheTeam() {
        InstantSource now = InstantSource.fixed(Instant.parse("2026-03-01T20:00:00Z"));
        Times times = new Times(now, BERLIN, Texts.with(List.of()));

        assertThat(times.said("Give the moment, up to 2026-03-01T16:56:25.282496Z; else add a note."))
                .isEqualTo("Give the moment, up to 17:56:25; else add a note.");
        assertThat(times.said("It went back at 2026-02-01T23:30:00Z, $1 \\1."))
                .isEqualTo("It went back at 2 Feb, 00:30, $1 \\1.");
        assertThat(times.said("2026-02-31 is no day, 2026-02-01T23:30 no moment"))
                .isEqualTo("2026-02-31 is no day, 2026-02-01T23:30 no moment");
        assertThat(times.said("at 2026-02-31T23:30:00Z")).isEqualTo("at 2026-02-31T23:30:00Z");
    }

    @Test
    void refusesATimeThatIsThereTwiceAndNamesBoth() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> read("2026-10-25T02:30", BERLIN))
                .withMessageContaining("2026-10-25T02:30+02:00")
                .withMessageContaining("2026-10-25T02:30+01:00");
    }

    @Test
    void refusesATimeThatDoesNotExistAndNamesItsNeighbours() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> read("2026-03-29T02:30", BERLIN))
                .withMessageContaining("from 2026-03-29T02:00 to 2026-03-29T03:00")
                .withMessageContaining("write 2026-03-29T01:30 or 2026-03-29T03:30");
    }

    /** Every change of the clock from 2000 to 2030, and random moments around it, to the microsecond. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Europe/Berlin",
                "America/New_York",
                "Australia/Lord_Howe",
                "Asia/Kathmandu",
                "Pacific/Apia",
                "Africa/Casablanca",
                "America/St_Johns",
                "UTC"
            })
    void isTheSameMomentWhenItIsSentBackUnchanged(String name) {
        ZoneId zone = ZoneId.of(name);
        Random random = new Random(name.hashCode());
        Instant at = Instant.parse("2000-01-01T00:00:00Z");
        while (at.isBefore(Instant.parse("2030-01-01T00:00:00Z"))) {
            for (long micros : List.of(-1L, 0L, 1L, random.nextLong(14_400_000_000L) - 7_200_000_000L)) {
                Instant around = at.plusNanos(micros * 1_000);
                assertThat(read(typed(around, zone), zone)).isEqualTo(around);
            }
            ZoneOffsetTransition next = zone.getRules().nextTransition(at);
            at = next == null ? Instant.MAX : next.getInstant();
        }
    }
}
