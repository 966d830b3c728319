package io.incidentkit.connector.postmortem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.incidentkit.postmortem.TimelineLine;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Timelines in orders and shapes of which each would put its times on a wrong day, or lose them. */
class TimelinesOfOtherShapesTest {
    private static ImportedPostmortem read(String body) {
        return PostmortemImport.read("# Down\nDate: 2026-03-05\n\n" + body, ZoneOffset.UTC);
    }

    private static List<String> moments(String body) {
        return read(body).postmortem().timeline().stream()
                .map(TimelineLine::at)
                .map(at -> at.map(Instant::toString).orElse("-"))
                .toList();
    }

    @Test
    void tellWhatCameLastFirst() {
        assertThat(moments("## Timeline\n\n- 00:40 fixed\n- 00:10 cause\n- 23:50 paged\n- 23:40 alert\n"))
                .containsExactly(
                        "2026-03-06T00:40:00Z", "2026-03-06T00:10:00Z", "2026-03-05T23:50:00Z", "2026-03-05T23:40:00Z");
        assertThat(moments("## Timeline\n\n- Mar 6 00:40 fixed\n- 00:10 cause\n- 23:50 paged\n- 23:40 alert\n"))
                .containsExactly(
                        "2026-03-06T00:40:00Z", "2026-03-06T00:10:00Z", "2026-03-05T23:50:00Z", "2026-03-05T23:40:00Z");
    }

    @Test
    void passTheEndOfTheYear() {
        assertThat(PostmortemImport.read(
                                "# Down\nDate: 2025-12-31\n\n## Timeline\n\n- Dec 31 23:50 a\n- Jan 1 00:10 b\n- 02/01 09:00 c\n",
                                ZoneOffset.UTC)
                        .postmortem()
                        .timeline())
                .extracting(line -> line.at().orElseThrow().toString())
                .containsExactly("2025-12-31T23:50:00Z", "2026-01-01T00:10:00Z", "2026-01-02T09:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "09:00 (+1) fixed",
                "09:00 (+1 day) fixed",
                "09:00 +1d fixed",
                "09:00 (next day) fixed",
                "09:00 (D+1) fixed",
                "D+1 09:00 fixed",
                "+1d 09:00 fixed",
                "Day 2, 09:00 - fixed",
                "Day 2 (Fri 6 Mar) 09:00 fixed",
                "Next morning, 09:00: fixed",
                "The following day at 09:00 fixed"
            })
    void countDays(String line) {
        assertThat(read("## Timeline\n\n- 20:00 alert\n- " + line + "\n")
                        .postmortem()
                        .timeline())
                .extracting(one -> one.at().orElseThrow().toString(), TimelineLine::text)
                .containsExactly(tuple("2026-03-05T20:00:00Z", "alert"), tuple("2026-03-06T09:00:00Z", "fixed"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "## Timeline\n\n### Day 1\n\n- 10:00 a\n\n### Day 2\n\n- 09:00 b\n",
                "## Timeline\n\n### Day 1 \u2014 Thursday, 5 March 2026\n\n- 10:00 a\n\n### Day 2 (Friday)\n\n- 09:00 b\n",
                "## Timeline\n\n**Thursday**\n\n- 10:00 a\n\n**Friday**\n\n- 09:00 b\n",
                "## Timeline\n\n**March 5**\n\n- 10:00 a\n\n**March 6 (Friday)**\n\n- 09:00 b\n",
                "## Timeline\n\n- 10:00 a\n\n**Next day**\n\n- 09:00 b\n",
                "## Timeline, day 1\n\n- 10:00 a\n\n## Timeline, day 2\n\n- 09:00 b\n",
                "## Timeline (5 March 2026)\n\n- 10:00 a\n\n## Timeline (6 March 2026)\n\n- 09:00 b\n",
                "## Timeline (March 5)\n\n- 10:00 a\n\n## Timeline (March 6)\n\n- 09:00 b\n"
            })
    void haveDaysOverThem(String body) {
        assertThat(moments(body).stream().filter(at -> !at.equals("-")))
                .containsExactly("2026-03-05T10:00:00Z", "2026-03-06T09:00:00Z");
    }

    @Test
    void areWithinTheHourThatTheClockShowsTwice() {
        assertThat(
                        moments(
                                "All times Europe/Berlin.\n\n## Timeline\n\n- 2026-10-25 02:30 a\n- 02:50 b\n- 02:10 c\n- 03:05 d\n"))
                .containsExactly(
                        "2026-10-25T00:30:00Z", "2026-10-25T00:50:00Z", "2026-10-25T01:10:00Z", "2026-10-25T02:05:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "| Time (PST) | Time (UTC) | Event |!|-|-|-|!| 06:32 | 14:32 | alert |; 2026-03-05T14:32:00Z",
                "| Time (UTC) | Time (PST) | Event |!|-|-|-|!| 14:32 | 06:32 | alert |; 2026-03-05T14:32:00Z",
                "| PST | UTC | Event |!|-|-|-|!| 06:32 | 14:32 | alert |; 2026-03-05T14:32:00Z",
                "| Date | CET | UTC | Event |!|-|-|-|-|!| 2026-03-05 | 15:32 | 14:32 | alert |; 2026-03-05T14:32:00Z"
            })
    void haveOneColumnForEachZone(String table, String at) {
        ImportedPostmortem read = read("## Timeline\n\n" + table.replace("!", "\n") + "\n");

        assertThat(read.postmortem().timeline())
                .extracting(line -> line.at().orElseThrow().toString())
                .containsExactly(at);
        assertThat(read.postmortem().timeline().get(0).text())
                .startsWith("alert; ")
                .contains(":32");
    }

    @Test
    void sayWhatHappenedAheadOfWhoDidIt() {
        assertThat(read("## Timeline\n\n| Time | Elapsed | Who | Event |\n|-|-|-|-|\n| 14:32 | 0m | Bob | alert |\n")
                        .postmortem()
                        .timeline())
                .extracting(TimelineLine::text)
                .containsExactly("alert; Elapsed: 0m; Who: Bob");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- alert fires (14:32 UTC)\n- paged (14:40 UTC)\n",
                "- alert fires \u2014 14:32 UTC\n- paged \u2014 14:40 UTC\n",
                "- alert fires at 14:32 UTC\n- paged at 14:40 UTC\n",
                "- alert fires @ 14:32 UTC\n- paged @ 14:40 UTC\n",
                "14:32 UTC\n: alert fires\n\n14:40 UTC\n: paged\n",
                "14:32 UTC\nalert fires\n\n14:40 UTC\npaged\n",
                "14:32 UTC alert fires<br>14:40 UTC paged\n",
                "14:32 UTC alert fires<br/>\n14:40 UTC paged<br/>\n"
            })
    void haveTheirTimesElsewhereThanAtTheBeginningsOfLines(String lines) {
        assertThat(read("## Timeline\n\n" + lines).postmortem().timeline())
                .extracting(one -> one.at().orElseThrow().toString(), TimelineLine::text)
                .containsExactly(tuple("2026-03-05T14:32:00Z", "alert fires"), tuple("2026-03-05T14:40:00Z", "paged"));
    }

    @Test
    void areAChatThatWasCopied() {
        assertThat(read("## Timeline\n\n**bob**  2:32 PM\nAlert fires\n\n**ann**  2:40 PM\non it\nrolled back\n")
                        .postmortem()
                        .timeline())
                .extracting(one -> one.at().orElseThrow().toString(), TimelineLine::text)
                .containsExactly(
                        tuple("2026-03-05T14:32:00Z", "**bob**\nAlert fires"),
                        tuple("2026-03-05T14:40:00Z", "**ann**\non it\nrolled back"));
    }

    @Test
    void sayWhenTheIncidentWasDetectedAndOverByTheirLabels() {
        ImportedPostmortem read = read(
                "## Timeline\n\n- **Detected:** 14:32 UTC\n- **Mitigated:** 14:50 UTC\n- **Resolved:** 15:10 UTC\n");

        assertThat(read.postmortem().detectedAt()).contains(Instant.parse("2026-03-05T14:32:00Z"));
        assertThat(read.postmortem().endedAt()).contains(Instant.parse("2026-03-05T15:10:00Z"));
    }

    @Test
    void takeNoTimeInASentenceForThatOfTheLineWhereOthersBeginWithTheirs() {
        assertThat(moments(
                        "## Timeline\n\n- 14:32 alert\n- We rolled back the build of 13:00\n- the one from (13:10)\n"))
                .containsExactly("2026-03-05T14:32:00Z", "-", "-");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- T-2m deploy\n- T+0 (14:32 UTC) alert\n- T+00:12 cause\n- **T+1h 5m** - fixed\n",
                "T-2 deploy\nT0 \u2014 14:32 UTC \u2014 alert\nT+12 min cause\nT+65: fixed\n"
            })
    void countFromTheBeginningWhereAClockStandsBesideOneOfThem(String lines) {
        assertThat(read("## Timeline\n\n" + lines).postmortem().timeline())
                .extracting(one -> one.at().orElseThrow().toString(), TimelineLine::text)
                .containsExactly(
                        tuple("2026-03-05T14:30:00Z", "deploy"),
                        tuple("2026-03-05T14:32:00Z", "alert"),
                        tuple("2026-03-05T14:44:00Z", "cause"),
                        tuple("2026-03-05T15:37:00Z", "fixed"));
    }

    @Test
    void areKeptAsTheyAreWrittenWhereTheyCountFromAMomentThatNobodySays() {
        ImportedPostmortem read = read("## Timeline\n\n- T+5m paged\n- T-shirts were ordered\n");

        assertThat(read.postmortem().timeline())
                .extracting(line -> line.at().isPresent(), TimelineLine::written, TimelineLine::text)
                .containsExactly(tuple(false, "T+5m", "paged"), tuple(false, "", "T-shirts were ordered"));
        assertThat(read.remarks()).anyMatch(remark -> remark.contains("could not be placed"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "2:32 PM a, 2:40 b, 3:10 c; 14:32, 14:40, 15:10",
                "9:05 am a, 11:50 b, 1:10 c, 3:30 pm d; 09:05, 11:50, 13:10, 15:30",
                "2:40 PM a, 2:35 b, 2:50 c; 14:40, 14:35, 14:50",
                "11:50 PM a, 12:10 b, 1:00 c; 23:50, 00:10, 01:00",
                "11:50 PM a, 12:10 AM b, 1:00 c; 23:50, 00:10, 01:00",
                "14:32 a, 2:40 b; 14:32, 02:40"
            })
    void areOfTheHalfOfTheDayThatIsSaidOnce(String lines, String clocks) {
        assertThat(moments("## Timeline\n\n- " + lines.replace(", ", "\n- ") + "\n"))
                .extracting(at -> at.substring(11, 16))
                .containsExactly(clocks.split(", "));
    }

    @Test
    void sayThatAHalfOfTheDayWasGuessed() {
        assertThat(read("## Timeline\n\n- 2:32 PM a\n- 2:40 b\n").remarks())
                .contains("Times without am or pm were read by the times ahead of them.");
        assertThat(read("## Timeline\n\n- 2:32 PM a\n- 2:40 PM b\n").remarks())
                .doesNotContain("Times without am or pm were read by the times ahead of them.");
    }

    @Test
    void areRemarkedWhereNoTimeIsUnderstood() {
        ImportedPostmortem read = read("## Timeline\n\nIt broke, and later it was over.\n");

        assertThat(read.postmortem().others().get(0).markdown()).isEqualTo("It broke, and later it was over.");
        assertThat(read.remarks()).contains("No time was understood under 'Timeline', and the text was left as it is.");
    }
}
