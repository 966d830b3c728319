package io.incidentkit.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {
    private static final Instant NOW = Instant.parse("2026-03-01T23:30:00Z");

    private final Times times = new Times(InstantSource.fixed(NOW), ZoneId.of("Europe/Berlin"), Texts.with(List.of()));

    @ParameterizedTest
    @CsvSource({
        "PT0S, under 1 min",
        "PT59S, under 1 min",
        "PT3M59S, 3 min",
        "PT59M59S, 59 min",
        "PT1H, 1 h",
        "PT2H5M, 2 h 5 min",
        "PT24H, 1 d",
        "PT76H30M, 3 d 4 h"
    })
    void saysADurationInItsTwoLargestUnits(Duration duration, String words) {
        assertThat(times.words(duration)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({"PT30M, 30 min", "PT24H, 1 day", "P5D, 5 days", "PT36H, 1 d 12 h"})
    void saysADeadline(Duration duration, String words) {
        assertThat(times.exactly(duration)).isEqualTo(words);
    }

    @ParameterizedTest
    @CsvSource({
        // In Berlin it is half past midnight, of the second of March already.
        "2026-03-01T23:05:00Z, 00:05, Today",
        "2026-03-01T22:59:00Z, '1 Mar, 23:59', 'Sunday, 1 March 2026'",
        "2025-12-31T22:00:00Z, '31 Dec 2025, 23:00', 'Wednesday, 31 December 2025'"
    })
    void showsADateOnOtherDaysOfTheTeamsZone(Instant at, String text, String day) {
        When when = times.when(at);

        assertThat(when.text()).isEqualTo(text);
        assertThat(when.day()).isEqualTo(day);
        assertThat(when.iso()).isEqualTo(at.toString());
    }

    @Test
    void saysForHowLongItHasBeenSo() {
        assertThat(times.since(NOW.minus(Duration.ofMinutes(23)))).isEqualTo("23 min");
    }
}
