package io.incidentkit.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationTextTest {

    @ParameterizedTest
    @CsvSource({
        "now, PT0S",
        "5 min, PT5M",
        "5min, PT5M",
        "1 minute, PT1M",
        "90 s, PT90S",
        "2 h, PT2H",
        "1 hour, PT1H",
        "5 days, P5D",
        "1 Day, P1D",
        "2 weeks, P14D",
        "PT5M, PT5M",
        "pt5m, PT5M",
        "P5D, P5D",
        "P1DT12H, PT36H",
        "-PT5M, PT-5M"
    })
    void readsWordsAndIso(String text, Duration duration) {
        assertThat(DurationText.read(text)).contains(duration);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "5", "min", "5 m", "5 fortnights", "-5 min", "1.5 h", "5  min", "9999999999 s", "P1W", "P1M"
            })
    void readsNothingElse(String text) {
        assertThat(DurationText.read(text)).isEmpty();
    }

    @Property(tries = 300)
    void readsWhatItWrites(@ForAll @LongRange(max = 315_619_200) long seconds) {
        Duration duration = Duration.ofSeconds(seconds);

        assertThat(DurationText.read(DurationText.words(duration))).contains(duration);
        assertThat(DurationText.read(DurationText.iso(duration))).contains(duration);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, now, PT0S",
        "P1D, 1 day, P1D",
        "PT36H, 36 h, PT36H",
        "PT90M, 90 min, PT1H30M",
        "PT90S, 90 s, PT1M30S"
    })
    void writesTheLargestWholeUnit(Duration duration, String words, String iso) {
        assertThat(DurationText.words(duration)).isEqualTo(words);
        assertThat(DurationText.iso(duration)).isEqualTo(iso);
    }
}
