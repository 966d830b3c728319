package io.incidentkit.connector.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.postmortem.TimelineLine;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Timelines wherever they stand and however their times are written, and what is none. */
class TimelineAnywhereReadingTest {
    private static final String TIMES = """
            - 10:02 UTC First alert
            - 10:05 UTC Paged
            - 10:40 UTC Fixed
            """;

    private static ImportedPostmortem read(String body) {
        return PostmortemImport.read("# Down on 2026-03-05\n\n" + body, ZoneOffset.UTC);
    }

    private static List<String> moments(String body) {
        return read(body).postmortem().timeline().stream()
                .map(TimelineLine::at)
                .map(at -> at.map(Instant::toString).orElse("-"))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "## What happened\n\n",
                "## Summary\n\n",
                "## Background\n\n",
                "## Impact\n\n",
                "## Root cause\n\n",
                "## Something of our own\n\n",
                ""
            })
    void areThreeItemsInARowThatBeginWithATime(String heading) {
        ImportedPostmortem read = read(heading + "It broke.\n\n" + TIMES + "\nThen it was over.\n");

        assertThat(read.postmortem().timeline())
                .extracting(TimelineLine::at)
                .containsExactly(
                        Optional.of(Instant.parse("2026-03-05T10:02:00Z")),
                        Optional.of(Instant.parse("2026-03-05T10:05:00Z")),
                        Optional.of(Instant.parse("2026-03-05T10:40:00Z")));
        assertThat(read.remarks()).anyMatch(remark -> remark.contains("were read as the timeline"));
        assertThat(read.postmortem().toMarkdown(ZoneOffset.UTC))
                .contains("It broke.")
                .contains("Then it was over.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10:02 UTC a\n10:05 UTC b\n10:40 UTC c\n",
                "10:02 UTC a\n\n10:05 UTC b\n\n10:40 UTC c\n",
                "|When|What|\n|-|-|\n|10:02 UTC|a|\n|10:05 UTC|b|\n|10:40 UTC|c|\n",
                "- Detail:\n  - 10:02 UTC a\n  - 10:05 UTC b\n  - 10:40 UTC c\n"
            })
    void canBeLinesParagraphsRowsAndItemsOfItems(String times) {
        assertThat(moments("## Impact\n\nAll.\n\n" + times))
                .containsExactly("2026-03-05T10:02:00Z", "2026-03-05T10:05:00Z", "2026-03-05T10:40:00Z");
    }

    @Test
    void areNotTwoTimes() {
        assertThat(moments("## Impact\n\n- 10:02 UTC a\n- 10:05 UTC b\n- and more\n"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2023: A token was created",
                "2019 - the service was written",
                "2000 - 2100 requests per second failed",
                "1200 - 1500 users were hit",
                "3.20 was rolled out",
                "12.50 percent of calls failed",
                "1:30 hours after the start it failed"
            })
    void takeNoYearAndNoCountForAClock(String line) {
        Postmortem read = read("## Timeline\n\n- " + line + "\n- 10:05 b\n").postmortem();

        assertThat(read.timeline().get(0)).isEqualTo(new TimelineLine(Optional.empty(), "", line));
        assertThat(read.timeline().get(1).at()).contains(Instant.parse("2026-03-05T10:05:00Z"));
    }

    @Test
    void areEndedByAHeadingThatNamesASectionAtWhateverLevel() {
        Postmortem read = read("""
                ## Timeline

                | Time | What |
                |---|---|
                | 10:02 | a |
                | 10:05 | b |

                ### Causes
                The pool.

                ### Future Actions
                - Bound it

                ### Other notes
                None.
                """).postmortem();

        assertThat(read.timeline()).extracting(TimelineLine::text).containsExactly("a", "b");
        assertThat(read.rootCause()).contains("The pool.");
        assertThat(read.actions()).hasSize(1);
        assertThat(read.others().get(0).markdown()).isEqualTo("None.");
    }

    @Test
    void goOnBelowHeadingsThatOnlyPartThem() {
        Postmortem read = read("## Timeline\n\n### Impact\n- 10:02 a\n\n### Response\n- 10:05 b\n")
                .postmortem();

        assertThat(read.timeline()).extracting(TimelineLine::text).contains("a", "b");
        assertThat(read.impact()).isEmpty();
    }

    @Test
    void endAtANameInBoldRightBehindTheLastOfThem() {
        Postmortem read =
                read("## Timeline\n\n- 10:02 a\n- 10:05 b\n**Root cause**\nA bound.\n**Action items:**\n- Add it\n")
                        .postmortem();

        assertThat(read.timeline()).extracting(TimelineLine::text).containsExactly("a", "b");
        assertThat(read.rootCause()).contains("A bound.");
        assertThat(read.actions()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "10:02 Eastern - a; 2026-03-05T15:02:00Z",
                "10:02 Pacific: a; 2026-03-05T18:02:00Z",
                "10:02 Berlin time - a; 2026-03-05T09:02:00Z",
                "10:02 (New York) a; 2026-03-05T15:02:00Z",
                "10:02 São Paulo time a; 2026-03-05T13:02:00Z",
                "10:02 Central European Time, a; 2026-03-05T09:02:00Z",
                "10:02 HKT a; 2026-03-05T02:02:00Z",
                "10:02 London - a; 2026-03-05T10:02:00Z"
            })
    void haveZonesInWords(String line, String at) {
        assertThat(moments("## Timeline\n\n- " + line + "\n")).containsExactly(at);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "All times are Berlin time.; 2026-03-05T09:02:00Z",
                "All times are in Eastern Time; 2026-03-05T15:02:00Z",
                "(all times Tokyo); 2026-03-05T01:02:00Z",
                "Times are in New York time.; 2026-03-05T15:02:00Z",
                "Time zone: Europe/Berlin; 2026-03-05T09:02:00Z",
                "Times below are Pacific unless noted.; 2026-03-05T18:02:00Z",
                "All times are local to Berlin.; 2026-03-05T09:02:00Z",
                "Every time is in Israel time.; 2026-03-05T08:02:00Z",
                "Response times in London were slow.; 2026-03-05T10:02:00Z"
            })
    void areInTheZoneThatTheDocumentNames(String sentence, String at) {
        assertThat(moments(sentence + "\n\n## Timeline\n\n- 10:02 a\n")).containsExactly(at);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "All times are Gotham time.\n\n## Timeline\n\n- 10:02 a\n",
                "## Timeline\n\n- 10:02 Gotham time - a\n",
                "## Timeline\n\n- 10:02 (Gotham time) a\n"
            })
    void nameTheWordThatIsNoZoneWeKnow(String body) {
        assertThat(read(body).remarks()).anyMatch(remark -> remark.startsWith("'Gotham time' is not known"));
        assertThat(moments(body)).containsExactly("2026-03-05T10:02:00Z");
    }

    /** It can be where something happened as well. */
    @Test
    void nameTheCityThatStandsAloneBehindATime() {
        ImportedPostmortem read = read("## Timeline\n\n- 10:02 Tokyo - a\n");

        assertThat(read.postmortem().timeline()).extracting(TimelineLine::text).containsExactly("Tokyo - a");
        assertThat(read.remarks()).anyMatch(remark -> remark.startsWith("'Tokyo' is not known"));
    }

    @Test
    void areInTheZoneOfTheCityInTheHeading() {
        assertThat(moments("## Timeline (local time, Paris)\n\n- 10:02 a\n")).containsExactly("2026-03-05T09:02:00Z");
    }

    @Test
    void areToldApartByTheirZoneInTheHourThatTheClockShowsTwice() {
        assertThat(
                        moments(
                                "## Timeline\n\n- 2026-10-25 02:30 CEST a\n- 2026-10-25 02:15 CET b\n- 2026-10-25 03:10 CET c\n"))
                .containsExactly("2026-10-25T00:30:00Z", "2026-10-25T01:15:00Z", "2026-10-25T02:10:00Z");
    }

    @Test
    void saysWhereAnAbbreviationStandsForSeveralZones() {
        assertThat(read("## Timeline\n\n- 10:02 IST a\n").remarks())
                .contains("IST was read as the time of Asia/Kolkata.");
    }
}
