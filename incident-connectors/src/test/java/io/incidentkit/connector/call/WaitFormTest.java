package io.incidentkit.connector.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaitFormTest {
    private static final Instant NOW = Instant.parse("2026-11-06T08:49:07Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "120 | 120000",
                "0 | 0",
                "-5 | -5000",
                "0.25 | 250",
                "Fri, 06 Nov 2026 08:49:37 GMT | 30000",
                "Friday, 06-Nov-26 08:49:37 GMT | 30000",
                "Fri Nov  6 08:49:37 2026 | 30000"
            })
    void retryAfterIsReadInEachOfItsForms(String text, long millis) {
        assertThat(WaitForm.SECONDS_OR_DATE.read(text, NOW)).contains(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "EPOCH_SECONDS | 1793955007 | 60000",
                "EPOCH_SECONDS | 1793954887 | -60000",
                "EPOCH_MILLIS | 1793954947500 | 500",
                "ISO_MOMENT | 2026-11-06T09:49:08+01:00 | 1000",
                "ISO_MOMENT | 2026-11-06T08:49:08Z | 1000",
                "SECONDS | 1.337 | 1337"
            })
    void eachToolsOwnFormIsRead(WaitForm form, String text, long millis) {
        assertThat(form.read(text, NOW)).contains(Duration.ofMillis(millis));
    }

    @Test
    void nonsenseIsNoWait() {
        for (String text :
                new String[] {"", "soon", "1e9", "NaN", "Infinity", "0x10", "Fri, 99 Nov 2026 08:49:37 GMT"}) {
            for (WaitForm form : WaitForm.values()) {
                assertThat(form.read(text, NOW)).as("%s %s", form, text).isEmpty();
            }
        }
    }

    @Property(tries = 200)
    void noTextMakesItFail(@ForAll String text) {
        for (WaitForm form : WaitForm.values()) {
            assertThat(form.read(text, NOW)).isInstanceOf(Optional.class);
        }
    }

    @Property(tries = 200)
    void whatIsNeverBelievedForLongIsAtMostTheBound(
            @ForAll @LongRange(min = -1_000_000, max = 1_000_000_000_000L) long seconds) {
        assertThat(WaitForm.SECONDS.read(Long.toString(seconds), NOW))
                .hasValueSatisfying(
                        time -> assertThat(time.abs()).isLessThanOrEqualTo(Duration.ofSeconds(1_000_000_000)));
    }
}
