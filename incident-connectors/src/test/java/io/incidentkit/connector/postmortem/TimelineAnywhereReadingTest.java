package io.incidentkit.connector.postmortem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

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
                "- Detail:\n  - 10:02 UTC a\n  - 10:05 UTC b\n  - 10:40 UTC c\n",
                "> 10:02 UTC a\n> 10:05 UTC b\n> 10:40 UTC c\n",
                "> - 10:02 UTC a\n> - 10:05 UTC b\n> - 10:40 UTC c\n",
                "- [x] 10:02 UTC a\n- [x] 10:05 UTC b\n- [ ] 10:40 UTC c\n"
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

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "10:02 Berlin - a; Berlin; 2026-03-05T09:02:00Z",
                "10:02 New York – a; New York; 2026-03-05T15:02:00Z",
                "10:02 São Paulo | a; São Paulo; 2026-03-05T13:02:00Z",
                "10:02 Buenos Aires -> a; Buenos Aires; 2026-03-05T13:02:00Z",
                "**10:02 Tokyo** a; Tokyo; 2026-03-05T10:02:00Z",
                "10:02 Berlin; Berlin; 2026-03-05T09:02:00Z"
            })
    void haveTheZoneOfTheOnlyCityBehindThem(String line, String city, String at) {
        ImportedPostmortem read = read("## Timeline\n\n- " + line + "\n");
        boolean isBold = line.startsWith("**");

        assertThat(read.postmortem().timeline())
                .extracting(one -> one.at().orElseThrow().toString())
                .containsExactly(at);
        assertThat(read.remarks().stream().filter(remark -> remark.contains("was read as the zone")))
                .hasSize(isBold ? 0 : 1)
                .allMatch(remark -> remark.startsWith("'" + city + "' behind a time was read as the zone "));
    }

    @Test
    void goOnInTheZoneOfTheCity() {
        assertThat(moments("## Timeline\n\n- 10:02 Berlin - a\n- 10:05 b\n- 10:07 Berlin: c\n"))
                .containsExactly("2026-03-05T09:02:00Z", "2026-03-05T09:05:00Z", "2026-03-05T09:07:00Z");
    }

    /** A city can be where something happened as well. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "## Timeline\n\n- 10:02 Berlin: power is lost\n",
                "## Timeline\n\n- 10:02 Berlin, Paris and Rome lose power\n",
                "## Timeline\n\n- 10:02 Berlin - drained\n- 10:05 Dublin - drained\n",
                "## Timeline\n\n- 10:02 Berlin - drained\n- 10:05 UTC over\n",
                "All times are UTC.\n\n## Timeline\n\n- 10:02 Berlin - drained\n"
            })
    void areNotInTheZoneOfACityWhereSomethingHappened(String body) {
        ImportedPostmortem read = read(body);

        assertThat(read.postmortem().timeline().get(0).at()).contains(Instant.parse("2026-03-05T10:02:00Z"));
        assertThat(read.postmortem().timeline().get(0).text()).startsWith("Berlin");
        assertThat(read.remarks()).contains("'Berlin' behind a time was read as a place, and not as its zone.");
    }

    @Test
    void nameTheWordThatIsHardlyACity() {
        ImportedPostmortem read = read("## Timeline\n\n- 10:02 Center - a\n");

        assertThat(read.postmortem().timeline()).extracting(TimelineLine::text).containsExactly("Center - a");
        assertThat(read.remarks()).anyMatch(remark -> remark.startsWith("'Center' is not known"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "24:00 a; 2026-03-06T00:00:00Z",
                "24.00 Uhr: a; 2026-03-06T00:00:00Z",
                "24h00 a; 2026-03-06T00:00:00Z",
                "2400 UTC a; 2026-03-06T00:00:00Z",
                "2026-03-07 24:00 a; 2026-03-08T00:00:00Z",
                "2026-03-31T24:00:00Z a; 2026-04-01T00:00:00Z",
                "24:00 CET - a; 2026-03-05T23:00:00Z"
            })
    void canEndTheirDay(String line, String at) {
        assertThat(moments("## Timeline\n\n- " + line + "\n")).containsExactly(at);
    }

    @Test
    void goOnInTheNextDayBehindTheEndOfOne() {
        assertThat(moments("## Timeline\n\n- 23:50 a\n- 24:00 b\n- 00:10 c\n- 10:00 d\n"))
                .containsExactly(
                        "2026-03-05T23:50:00Z", "2026-03-06T00:00:00Z", "2026-03-06T00:10:00Z", "2026-03-06T10:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "10.30 Uhr a; 2026-03-05T10:30:00Z",
                "9.05 Uhr: a; 2026-03-05T09:05:00Z",
                "um 9.05 Uhr a; 2026-03-05T09:05:00Z",
                "gegen 10.30 Uhr a; 2026-03-05T10:30:00Z",
                "kl. 9.05 a; 2026-03-05T09:05:00Z",
                "klo 10.30 a; 2026-03-05T10:30:00Z",
                "10.30h a; 2026-03-05T10:30:00Z",
                "10 h 30 : a; 2026-03-05T10:30:00Z",
                "à 10h30 a; 2026-03-05T10:30:00Z",
                "9.05 UTC a; 2026-03-05T09:05:00Z",
                "10.30 MEZ a; 2026-03-05T09:30:00Z",
                "10.30–10.45 Uhr a; 2026-03-05T10:30:00Z",
                "10.30.15 Uhr a; 2026-03-05T10:30:15Z",
                "6.3. 10.30 Uhr a; 2026-03-06T10:30:00Z",
                "6.3.2026, 10.30 Uhr: a; 2026-03-06T10:30:00Z",
                "10：30 a; 2026-03-05T10:30:00Z",
                "１０：３０： a; 2026-03-05T10:30:00Z",
                "10時30分 a; 2026-03-05T10:30:00Z"
            })
    void areWrittenAsInOtherLanguages(String line, String at) {
        ImportedPostmortem read = read("## Timeline\n\n- " + line + "\n");

        assertThat(read.postmortem().timeline())
                .extracting(one -> one.at().map(Instant::toString).orElse("-"), TimelineLine::text)
                .containsExactly(tuple(at, "a"));
    }

    @Test
    void haveAPointWhereOthersOfTheTimelineHaveIt() {
        assertThat(moments("## Timeline\n\n- 9.05 a\n- 9.50 b\n- 10.10 c\n"))
                .containsExactly("2026-03-05T09:05:00Z", "2026-03-05T09:50:00Z", "2026-03-05T10:10:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "version 10.30 is out",
                "10.30 was rolled out",
                "10.30 % of calls failed",
                "10.30 GB were left",
                "10.30.1 is out",
                "9.05 is out",
                "9.05 h after the start",
                "24:01 a",
                "24:00 hours of work"
            })
    void takeNoVersionAndNoAmountForAClock(String line) {
        assertThat(moments("## Timeline\n\n- " + line + "\n- 10:05 b\n")).containsExactly("-", "2026-03-05T10:05:00Z");
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
