package io.incidentkit.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentkit.timeline.EventCodec;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Stored instants are read and written as the JDK does, whatever their form. */
class StoredInstantTest {
    private static final JsonMapper MAPPER = EventCodec.storageMapper();

    @Property
    void readsWhatAnInstantWrites(
            @ForAll @LongRange(min = -62_135_596_800L, max = 253_402_300_799L) long second,
            @ForAll @IntRange(max = 999_999_999) int nano) {
        Instant instant = Instant.ofEpochSecond(second, nano);

        assertThat(StoredInstant.usual(instant.toString())).isEqualTo(instant);
    }

    @Property
    void writesWhatAnInstantWrites(
            @ForAll @LongRange(min = -99_999_999_999L, max = 999_999_999_999L) long second,
            @ForAll @IntRange(max = 999) int thousandth,
            @ForAll @IntRange(max = 3) int groups) {
        int[] unit = {0, 1_000_000, 1_000, 1};
        Instant instant = Instant.ofEpochSecond(second, (long) thousandth * unit[groups]);

        assertThat(StoredInstant.text(instant)).isEqualTo(instant.toString());
        assertThat(MAPPER.writeValueAsString(instant)).isEqualTo('"' + instant.toString() + '"');
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-01T14:32:00Z", "2026-03-01T14:32:00.1Z", "2026-02-28T23:59:59.999999999Z"})
    void readsTheUsualFormByItsPlaces(String text) {
        assertThat(StoredInstant.usual(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T14:32Z",
                "2026-03-01T14:32:00+02:00",
                "+12026-03-01T14:32:00Z",
                "2026-03-01T14:32:00.Z",
                "2026-03-01T14:32:00.1234567890Z",
                "2026-03-01T14:32:00,5Z",
                "2026-03-01T14:32:00.5xZ",
                "2026-03-01 14:32:00Z",
                "2026-13-01T14:32:00Z",
                "2026-02-30T14:32:00Z",
                "2026-03-01T24:00:00Z",
                "2026-03-01T14:32:00",
                "Z",
                ""
            })
    void leavesAnyOtherFormToJackson(String text) {
        assertThat(StoredInstant.usual(text)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-01T16:32:00+02:00", "2026-03-01T14:32:00Z", "2026-03-01T14:32:00.000Z"})
    void readsEachFormOfTheSameInstantAlike(String text) {
        assertThat(MAPPER.readValue('"' + text + '"', Instant.class)).isEqualTo("2026-03-01T14:32:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30T14:32:00Z", "yesterday", ""})
    void refusesWhatIsNoInstant(String text) {
        assertThatThrownBy(() -> MAPPER.readValue('"' + text + '"', Instant.class))
                .isInstanceOf(JacksonException.class);
    }
}
