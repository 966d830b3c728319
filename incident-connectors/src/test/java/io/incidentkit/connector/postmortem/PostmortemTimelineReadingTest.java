package io.incidentkit.connector.postmortem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.incidentkit.postmortem.OtherSection;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.postmortem.TimelineLine;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The timelines of postmortems, however people write times. */
class PostmortemTimelineReadingTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Postmortem read(String markdown) {
        return PostmortemImport.read(markdown, ZoneOffset.UTC).postmortem();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "14:32 - x; 2021-03-04T14:32:00Z",
                "1432 UTC x; 2021-03-04T14:32:00Z",
                "1432: x; 2021-03-04T14:32:00Z",
                "1432Z x; 2021-03-04T14:32:00Z",
                "14:32 hrs x; 2021-03-04T14:32:00Z",
                "(14:32 CET) x; 2021-03-04T13:32:00Z",
                "14:32+0200 x; 2021-03-04T12:32:00Z",
                "14:32 -> x; 2021-03-04T14:32:00Z",
                "14:32 \u2192 14:40 x; 2021-03-04T14:32:00Z",
                "\u2013 14:32 x; 2021-03-04T14:32:00Z",
                "\u224814:32 x; 2021-03-04T14:32:00Z",
                "Fri 14:32 x; 2021-03-05T14:32:00Z",
                "05/03 14:32 x; 2021-03-05T14:32:00Z",
                "05/03/2021 14:32 x; 2021-03-05T14:32:00Z",
                "5-Mar-2021 14:32 x; 2021-03-05T14:32:00Z",
                "2021 Mar 5 14:32 x; 2021-03-05T14:32:00Z",
                "2021-03-05 (Friday) 14:32 x; 2021-03-05T14:32:00Z",
                "2021-03-05 14:32 - 2021-03-06 01:00 x; 2021-03-05T14:32:00Z",
                "14:32:05 x; 2021-03-04T14:32:05Z",
                "2:32 pm: x; 2021-03-04T14:32:00Z",
                "2:32PM UTC x; 2021-03-04T14:32:00Z",
                "12:05 am: x; 2021-03-04T00:05:00Z",
                "14:32 UTC - x; 2021-03-04T14:32:00Z",
                "14:32 CET - x; 2021-03-04T13:32:00Z",
                "14:32 (CET) - x; 2021-03-04T13:32:00Z",
                "14:32 UTC+2 x; 2021-03-04T12:32:00Z",
                "6:32 PST x; 2021-03-04T14:32:00Z",
                "[14:32] x; 2021-03-04T14:32:00Z",
                "(14:32) x; 2021-03-04T14:32:00Z",
                "**14:32** x; 2021-03-04T14:32:00Z",
                "**14:32:** x; 2021-03-04T14:32:00Z",
                "`14:32` x; 2021-03-04T14:32:00Z",
                "14.32 x; 2021-03-04T14:32:00Z",
                "~14:32 x; 2021-03-04T14:32:00Z",
                "ca. 14:32 x; 2021-03-04T14:32:00Z",
                "At 14:32 x; 2021-03-04T14:32:00Z",
                "14:32 - 15:10 x; 2021-03-04T14:32:00Z",
                "14:32-15:10: x; 2021-03-04T14:32:00Z",
                "2021-03-05 14:32 x; 2021-03-05T14:32:00Z",
                "2021-03-05T14:32Z x; 2021-03-05T14:32:00Z",
                "2021-03-05 14:32+01:00 x; 2021-03-05T13:32:00Z",
                "2021-03-05 14:32-05:00 x; 2021-03-05T19:32:00Z",
                "2021-03-05 09:00-11:00 x; 2021-03-05T09:00:00Z",
                "2021/3/5 14:32 x; 2021-03-05T14:32:00Z",
                "03/25/2021 14:32 x; 2021-03-25T14:32:00Z",
                "25.03.2021 14:32 x; 2021-03-25T14:32:00Z",
                "Mar 5 2021 14:32 x; 2021-03-05T14:32:00Z",
                "March 5th, 14:32: x; 2021-03-05T14:32:00Z",
                "5 March 2021 at 14:32 x; 2021-03-05T14:32:00Z",
                "Fri Mar 5 14:32 x; 2021-03-05T14:32:00Z",
                "14:32 UTC (Mar 5) x; 2021-03-05T14:32:00Z",
                "14:32 PM, Friday March 5th: x; 2021-03-05T14:32:00Z"
            })
    void readsTimesAsPeopleWriteThem(String line, Instant at) {
        Postmortem postmortem = read("# Down on 2021-03-04\n\n## Timeline\n\n- " + line + "\n");

        assertThat(postmortem.timeline()).hasSize(1);
        assertThat(postmortem.timeline().get(0).at()).contains(at);
        assertThat(postmortem.timeline().get(0).text()).isEqualTo("x");
    }

    @ParameterizedTest
    @CsvSource({"12.5% of all", "3 pods", "1.24.3 was out", "Version 2", "127.0.0.1 left", "5 minutes later", "25:61 x"
    })
    void takesNothingElseForATime(String line) {
        Postmortem postmortem = read("# Down on 2021-03-04\n\n## Timeline\n\n- " + line + "\n");

        assertThat(postmortem.timeline()).containsExactly(new TimelineLine(Optional.empty(), "", line));
    }

    @Test
    void readsHeadingsWithTheirBlocks() {
        Postmortem postmortem = read("""
                # Down

                ## Timeline

                All times in CET

                ### 2018-02-20 23:50

                Traffic rises.

                ```
                $ top
                ```

                ### 00:10 - Team alerted

                - Ada
                - Grace
                """);

        assertThat(postmortem.timeline())
                .containsExactly(
                        new TimelineLine(
                                Optional.of(Instant.parse("2018-02-20T22:50:00Z")),
                                "2018-02-20 23:50",
                                "Traffic rises.\n\n```\n$ top\n```"),
                        new TimelineLine(
                                Optional.of(Instant.parse("2018-02-20T23:10:00Z")),
                                "00:10",
                                "Team alerted\n\n- Ada\n- Grace"));
        assertThat(postmortem.others()).containsExactly(new OtherSection("Timeline", "All times in CET"));
    }

    @Test
    void readsTables() {
        Postmortem postmortem = read("""
                ## Timeline (all times UTC)

                | Day | Date (2022) | Time (PT) | Event | Link |
                |-----|-------------|-----------|-------|------|
                | Thur | Jan 20 | 22:40 | Logged `a \\| b` out | [x](y) |
                | | | soon | Back in | |
                """);

        assertThat(postmortem.timeline())
                .containsExactly(
                        new TimelineLine(
                                Optional.of(Instant.parse("2022-01-21T06:40:00Z")),
                                "Thur Jan 20 22:40",
                                "Logged `a | b` out; Link: [x](y)"),
                        new TimelineLine(Optional.empty(), "soon", "Back in"));
    }

    @Test
    void readsParagraphsBelowDates() {
        Postmortem postmortem = read("""
                ## Timeline (PST) 4/21/23-4/25/23
                _4/21/23_

                11:12 AM: An email
                came in.
                11:14 AM: It was read.

                _4/24/23_

                ~9:00 AM: Erased.
                """);

        assertThat(postmortem.timeline())
                .extracting(
                        line -> line.at().map(Instant::toString).orElse(""), TimelineLine::written, TimelineLine::text)
                .containsExactly(
                        tuple("2023-04-21T18:12:00Z", "4/21/23, 11:12 AM", "An email\ncame in."),
                        tuple("2023-04-21T18:14:00Z", "11:14 AM", "It was read."),
                        tuple("2023-04-24T16:00:00Z", "4/24/23, ~9:00 AM", "Erased."));
    }

    @Test
    void placesNothingWithoutADay() {
        ImportedPostmortem read = PostmortemImport.read("# Down\n\n## Timeline\n\n- 14:32 alert\n", BERLIN);

        assertThat(read.postmortem().timeline()).containsExactly(new TimelineLine(Optional.empty(), "14:32", "alert"));
        assertThat(read.said()).contains(PostmortemPart.TIMELINE);
        assertThat(read.missing()).contains(PostmortemPart.DATE, PostmortemPart.IMPACT);
        assertThat(read.remarks()).anyMatch(remark -> remark.contains("could not be placed"));
    }

    @Test
    void leavesADateAloneThatCanBeReadTwoWays() {
        Postmortem postmortem = read("# Down\n\n## Timeline\n\n- 04/05/2023 14:32 - alert\n");

        assertThat(postmortem.timeline())
                .containsExactly(new TimelineLine(Optional.empty(), "04/05/2023 14:32", "alert"));
    }

    @Test
    void takesTheCallersZoneWhereNoneIsWritten() {
        ImportedPostmortem read = PostmortemImport.read("# Down 2021-07-04\n\n## Timeline\n\n- 14:32 alert\n", BERLIN);

        assertThat(read.postmortem().timeline().get(0).at()).contains(Instant.parse("2021-07-04T12:32:00Z"));
        assertThat(read.remarks()).contains("Times without a zone were read as Europe/Berlin.");
    }

    @Test
    void readsALogThatWasPasted() {
        ImportedPostmortem read = PostmortemImport.read(
                "# Down 2021-07-04\n\n## Timeline\n\n```\n14:32 <b>alert\n14:40 *page*\n  ack\n```\n", BERLIN);

        assertThat(read.postmortem().timeline())
                .extracting(line -> line.at().map(Instant::toString).orElse(""), TimelineLine::text)
                .containsExactly(
                        tuple("2021-07-04T12:32:00Z", "\\<b\\>alert"),
                        tuple("2021-07-04T12:40:00Z", "\\*page\\*\n  ack"));
    }

    @ParameterizedTest
    @CsvSource({
        "Eastern, 2021-07-04T18:32:00Z",
        "Tokyo, 2021-07-04T05:32:00Z",
        "UTC+2, 2021-07-04T12:32:00Z",
        "PST, 2021-07-04T21:32:00Z",
        "Berlin time, 2021-07-04T12:32:00Z"
    })
    void readsAColumnOfZones(String zone, Instant at) {
        Postmortem postmortem = read("# Down 2021-07-04\n\n## Timeline\n\n"
                + "| Time | Zone | Event |\n|-|-|-|\n| 14:32 | " + zone + " | alert |\n");

        assertThat(postmortem.timeline()).containsExactly(new TimelineLine(Optional.of(at), "14:32 " + zone, "alert"));
    }

    @Test
    void namesTheWordInAColumnOfZonesThatIsNone() {
        assertThat(PostmortemImport.read(
                                "# Down 2021-07-04\n\n## Timeline\n\n| Time | TZ | Event |\n|-|-|-|\n| 14:32 | Gotham | x |\n",
                                ZoneOffset.UTC)
                        .remarks())
                .anyMatch(remark -> remark.startsWith("'Gotham time' is not known as a time zone"));
    }

    @Test
    void keepsMarkupThatRunsOnBehindTheTime() {
        Postmortem postmortem =
                read("# Down 2021-07-04\n\n## Timeline\n\n- **14:32: alert** came\n- [14:40](http://x/y) log\n");

        assertThat(postmortem.timeline())
                .extracting(TimelineLine::written, TimelineLine::text)
                .containsExactly(tuple("14:32", "**alert** came"), tuple("[14:40](http://x/y)", "log"));
    }
}
