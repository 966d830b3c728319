package io.incidentkit.stored;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Stored times are read as the JDK reads them, or left to it. */
class StoredDurationTest {

    @Property
    void readsWholeTimesAsTheJdkWritesThem(@ForAll @LongRange(min = 0, max = 1_000_000_000_000L) long seconds) {
        Duration time = Duration.ofSeconds(seconds);

        assertThat(StoredDuration.usual(time.toString())).isEqualTo(time);
    }

    @Property(tries = 5_000)
    void readsWhateverItReadsAsTheJdkDoes(@ForAll("alike") String text) {
        Duration read = StoredDuration.usual(text);

        if (read != null) {
            assertThat(Duration.parse(text)).isEqualTo(read);
        }
    }

    @Property
    void leavesWhatIsNoTime(@ForAll String text) {
        if (!isTime(text)) {
            assertThat(StoredDuration.usual(text)).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "P",
                "PT",
                "PT5",
                "PTM",
                "PT5M3",
                "PT5M6M",
                "PT5M1H",
                "PT-5M",
                "PT+5M",
                "PT1.5S",
                "P1D",
                "P1DT1H",
                "pt5m",
                "PT5m",
                "PT9999999999999H",
                " PT5M",
                "PT5M ",
                "-PT5M",
                "PT٥M"
            })
    void leavesOtherFormsToTheJdk(String text) {
        assertThat(StoredDuration.usual(text)).isNull();
    }

    @Provide
    Arbitrary<String> alike() {
        return Arbitraries.strings()
                .withChars("PT0123456789HMSD.-")
                .ofMinLength(2)
                .ofMaxLength(16)
                .map("PT"::concat);
    }

    private static boolean isTime(String text) {
        try {
            Duration.parse(text);
            return true;
        } catch (DateTimeParseException e) {
            return false;
        }
    }
}
