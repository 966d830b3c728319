package io.incidentkit.connector.postmortem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.incidentkit.postmortem.TimelineLine;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates, times of the day and zones in forms that look like others: a wrong one would be hours, days or years off in silence. */
class WrittenTimesReadingTest {
    /** Far from UTC, so that a zone that is overlooked shows. */
    private static final ZoneId CALLERS = ZoneId.of("Asia/Tokyo");

    private static List<TimelineLine> lines(String line) {
        return PostmortemImport.read("# Down on 2026-03-05\n\n## Timeline\n\n- " + line + "\n", CALLERS)
                .postmortem()
                .timeline();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "14:32 utc x; 2026-03-05T14:32:00Z",
                "14:32utc - x; 2026-03-05T14:32:00Z",
                "14:32z x; 2026-03-05T14:32:00Z",
                "14:32 Zulu x; 2026-03-05T14:32:00Z",
                "14:32 UTC\u22123 x; 2026-03-05T17:32:00Z",
                "14:32 -0500 x; 2026-03-05T19:32:00Z",
                "2026-03-05 14:32:07+02 x; 2026-03-05T12:32:07Z",
                "2026-03-05 14:32:07-05 x; 2026-03-05T19:32:07Z",
                "14:32 cet - x; 2026-03-05T13:32:00Z",
                "14:32 pst x; 2026-03-05T22:32:00Z",
                "14:32 MT x; 2026-03-05T21:32:00Z",
                "14:32 AST x; 2026-03-05T18:32:00Z",
                "14:32 NST x; 2026-03-05T18:02:00Z",
                "14:32 WAT x; 2026-03-05T13:32:00Z",
                "14:32 PHT x; 2026-03-05T06:32:00Z",
                "14:32 Bangalore time x; 2026-03-05T09:02:00Z",
                "14:32 Mumbai - x; 2026-03-05T09:02:00Z",
                "14:32 San Francisco time: x; 2026-03-05T22:32:00Z",
                "14:32 (NYC) x; 2026-03-05T19:32:00Z",
                "14:32 SF time - x; 2026-03-05T22:32:00Z"
            })
    void areInTheZoneThatIsWrittenWithThem(String line, Instant at) {
        assertThat(lines(line))
                .extracting(one -> one.at().orElseThrow(), TimelineLine::text)
                .containsExactly(tuple(at, "x"));
    }

    /** In French EST is a verb, in German IST. */
    @ParameterizedTest
    @ValueSource(
            strings = {"14:32 est x", "14:32 ist x", "14:32 et x", "14:32 +02 pods x", "14:32 +15 pods were added"})
    void takeNoWordAndNoCountForAZone(String line) {
        assertThat(lines(line).get(0).at()).contains(Instant.parse("2026-03-05T05:32:00Z"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2:32p UTC x; 2026-03-05T14:32:00Z",
                "2:32a UTC x; 2026-03-05T02:32:00Z",
                "12:00 midnight UTC x; 2026-03-05T00:00:00Z",
                "12:00 noon UTC x; 2026-03-05T12:00:00Z",
                "12 noon UTC x; 2026-03-05T12:00:00Z",
                "noon UTC - x; 2026-03-05T12:00:00Z",
                "midnight UTC: x; 2026-03-05T00:00:00Z",
                "1432 hours UTC x; 2026-03-05T14:32:00Z",
                "between 14:32 and 14:40 UTC x; 2026-03-05T14:32:00Z"
            })
    void areOfTheHalfOfTheDayThatIsSaid(String line, Instant at) {
        assertThat(lines(line))
                .extracting(one -> one.at().orElseThrow(), TimelineLine::text)
                .containsExactly(tuple(at, "x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1h17m later all was well",
                "2h30m of downtime",
                "2h30 later it was over",
                "Midnight deploys are no more",
                "1200 hours of work"
            })
    void areNotHowLongSomethingTook(String line) {
        assertThat(lines(line).get(0).at()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "(2026-03-06) 14:32 UTC x; 2026-03-06T14:32:00Z",
                "**2026-03-06** **14:32** UTC x; 2026-03-06T14:32:00Z",
                "[2026-03-06] [14:32 UTC] x; 2026-03-06T14:32:00Z",
                "`2026-03-06` `14:32` UTC x; 2026-03-06T14:32:00Z",
                "<2026-03-06 14:32 UTC> x; 2026-03-06T14:32:00Z",
                "20260306T143207Z x; 2026-03-06T14:32:07Z",
                "20260306T1432Z x; 2026-03-06T14:32:00Z",
                "26-03-06 14:32 UTC x; 2026-03-06T14:32:00Z",
                "6. M\u00E4rz 2026, 14:32 Uhr UTC: x; 2026-03-06T14:32:00Z",
                "Freitag, 6. M\u00E4rz 2026 um 14.32 Uhr UTC: x; 2026-03-06T14:32:00Z",
                "le 6 mars 2026 \u00E0 14h32 UTC : x; 2026-03-06T14:32:00Z",
                "1er avril 2026, 14h32 UTC : x; 2026-04-01T14:32:00Z",
                "6 de marzo de 2026 14:32 UTC x; 2026-03-06T14:32:00Z",
                "6 de mar\u00E7o de 2026, 14h32 UTC x; 2026-03-06T14:32:00Z",
                "6 maart 2026 om 14:32 UTC x; 2026-03-06T14:32:00Z",
                "2026\u5E743\u67086\u65E5 14:32 UTC x; 2026-03-06T14:32:00Z",
                "2026\u5E743\u67086\u65E5\uFF08\u91D1\uFF0914\u664232\u5206 UTC x; 2026-03-06T14:32:00Z"
            })
    void areOfTheDayThatIsWrittenWithThem(String line, Instant at) {
        assertThat(lines(line))
                .extracting(one -> one.at().orElseThrow(), TimelineLine::text)
                .containsExactly(tuple(at, "x"));
    }

    @Test
    void saysWhereClocksWentForwardOverOne() {
        ImportedPostmortem read = PostmortemImport.read(
                "# Down on 2026-03-29\n\n## Timeline\n\n- 01:50 a\n- 02:30 b\n", ZoneId.of("Europe/Berlin"));

        assertThat(read.remarks())
                .anyMatch(remark -> remark.startsWith("'02:30' is a time that clocks went forward over"));
    }
}
