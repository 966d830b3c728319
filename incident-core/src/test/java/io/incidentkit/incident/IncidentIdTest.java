package io.incidentkit.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IncidentIdTest {
    private static final Instant NOW = Instant.parse("2026-03-01T14:32:00.123Z");

    @Test
    void isAUuidOfVersion7() {
        UUID value = IncidentId.create(NOW).value();

        assertThat(value.version()).isEqualTo(7);
        assertThat(value.variant()).isEqualTo(2);
        assertThat(value.getMostSignificantBits() >>> 16).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void sortsByTime() {
        List<IncidentId> inTime = IntStream.range(0, 200)
                .mapToObj(i -> IncidentId.create(NOW.plusMillis(i * 7_919_000_000L)))
                .toList();

        assertThat(inTime).isSorted();
        assertThat(inTime.stream().map(IncidentId::toString).toList()).isSorted();
    }

    @Test
    void differsAtTheSameMoment() {
        assertThat(IntStream.range(0, 1_000).mapToObj(i -> IncidentId.create(NOW)))
                .doesNotHaveDuplicates();
    }

    @Test
    void isReadAsItIsWritten() {
        IncidentId id = IncidentId.create(NOW);

        assertThat(IncidentId.find(id.toString())).contains(id);
        assertThat(IncidentId.find(id.toString().toUpperCase(java.util.Locale.ROOT)))
                .contains(id);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "INC-42",
                "1-1-1-1-1",
                "0195522c-6b1b-7000-8000-00000000000",
                "0195522c-6b1b-7000-8000-0000000000001",
                "0195522c6b1b7000800000000000000100000",
                "0195522c-6b1b-7000-8000-00000000000g",
                "0195522c1-6b1b-700-8000-000000000001",
                "0195522c-6b1b-7000-80000-00000000001",
                " 195522c-6b1b-7000-8000-000000000001"
            })
    void isNothingElse(String text) {
        assertThat(IncidentId.find(text)).isEmpty();
    }

    @Nested
    class AReference {
        @ParameterizedTest
        @CsvSource({
            "INC-42,42",
            "inc-42,42",
            "42,42",
            "' Inc-7 ',7",
            "INC-042,42",
            "999999999999999999,999999999999999999"
        })
        void isReadAsPeopleWriteIt(String text, long number) {
            assertThat(IncidentRef.find(text)).contains(IncidentRef.of(number));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "INC", "INC-", "INC--4", "-4", "4.2", "INC 42", "1e3", "٤٢", "9999999999999999999"})
        void isNothingElse(String text) {
            assertThat(IncidentRef.find(text)).isEmpty();
        }

        @Test
        void isWrittenWithItsPrefix() {
            assertThat(IncidentRef.of(42)).hasToString("INC-42");
        }
    }
}
