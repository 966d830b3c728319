package io.incidentkit.postmortem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.list;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.incidentkit.rule.Fault;
import io.incidentkit.rule.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostmortemReaderTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Postmortem read(String markdown) {
        return Postmortem.read(markdown, ZoneOffset.UTC).postmortem();
    }

    @Nested
    class Sections {
        private final Postmortem postmortem = read("""
                # PM2024-007: Queue stood still

                **Date:** 2024-02-03
                **Severity:** SEV-2
                **Duration:** 1h 17m
                **Author:** Ada Lovelace
                **Channel:** #inc

                A short story.

                ## Issue Summary
                Nothing moved.

                ## Impact
                Two customers.

                ## Root Causes
                A lock.

                ## Contributing factors
                - No time-out

                ## Lessons Learned

                ### What went well
                Pages arrived.

                ### What didn't go so well
                Nobody knew.

                ### Where we got lucky
                It was Sunday.

                ## Action Items
                ### Process
                - [x] Write it down
                - [ ] Owner: Grace Hopper, due: 2024-03-01: add a time-out

                ## Glossary
                None.
                """);

        @Test
        void readsFacts() {
            assertThat(postmortem.reference()).isEqualTo("PM2024-007");
            assertThat(postmortem.title()).isEqualTo("Queue stood still");
            assertThat(postmortem.date(ZoneOffset.UTC)).contains(LocalDate.of(2024, 2, 3));
            assertThat(postmortem.severity()).contains("SEV-2");
            assertThat(postmortem.duration()).contains(Duration.ofMinutes(77));
            assertThat(postmortem.owner()).contains("Ada Lovelace");
            assertThat(postmortem.facts())
                    .containsExactly(new FactLine("Duration", "1h 17m"), new FactLine("Channel", "#inc"));
        }

        @Test
        void readsProse() {
            assertThat(postmortem.summary()).isEqualTo("A short story.\n\n### Issue Summary\n\nNothing moved.");
            assertThat(postmortem.impact()).isEqualTo("Two customers.");
            assertThat(postmortem.rootCause())
                    .isEqualTo("### Root Causes\n\nA lock.\n\n### Contributing factors\n\n- No time-out");
            assertThat(postmortem.wentWell()).isEqualTo("Pages arrived.");
            assertThat(postmortem.wentBadly()).isEqualTo("### What didn't go so well\n\nNobody knew.");
        }

        @Test
        void readsActions() {
            assertThat(postmortem.actions())
                    .containsExactly(
                            new ActionLine("Process", "Write it down", "", Optional.empty(), "done"),
                            new ActionLine(
                                    "Process",
                                    "Owner: Grace Hopper, due: 2024-03-01: add a time-out",
                                    "Grace Hopper",
                                    Optional.of(LocalDate.of(2024, 3, 1)),
                                    "open"));
        }

        @Test
        void keepsTheRest() {
            assertThat(postmortem.others())
                    .containsExactly(
                            new OtherSection("Lessons Learned", "### Where we got lucky\nIt was Sunday."),
                            new OtherSection("Glossary", "None."));
        }
    }

    @Test
    void readsFactsFromATable() {
        Postmortem postmortem = read("""
                # Incident report \u2013 Outage on 2025\u201105\u201120

                ## 1 Summary

                | Field | Value |
                |-------|-------|
                | **Incident ID** | INC-0815 |
                | **Severity** | SEV1 |
                | **Affected Services** | api, web |
                | **Total Duration** | 1 hour 13 minutes |

                ## 2 Timeline
                *(All times US/Pacific, 24-hour clock.)*

                08:41 - page<br>
                09:54 - over<br>

                ## 3 What went well / what went wrong
                Both.
                """);

        assertThat(postmortem.reference()).isEqualTo("INC-0815");
        assertThat(postmortem.severity()).contains("SEV1");
        assertThat(postmortem.services()).containsExactly("api", "web");
        assertThat(postmortem.duration()).contains(Duration.ofMinutes(73));
        assertThat(postmortem.date(BERLIN)).contains(LocalDate.of(2025, 5, 20));
        assertThat(postmortem.timeline())
                .containsExactly(
                        new TimelineLine(Optional.of(Instant.parse("2025-05-20T15:41:00Z")), "08:41", "page<br>"),
                        new TimelineLine(Optional.of(Instant.parse("2025-05-20T16:54:00Z")), "09:54", "over<br>"));
        assertThat(postmortem.others())
                .extracting(OtherSection::heading)
                .containsExactly("2 Timeline", "3 What went well / what went wrong");
    }

    @Test
    void readsActionsFromATable() {
        Postmortem postmortem = read("""
                ## Follow-ups

                | Action | Assignee | Due date | Ticket | Status |
                |--------|----------|----------|--------|--------|
                | Raise the limit | @ada | 2024-03-01 | [T-1](http://t/1) | done |
                | Test it | | Q3 | | |
                """);

        assertThat(postmortem.actions())
                .containsExactly(
                        new ActionLine(
                                "",
                                "Raise the limit; Ticket: [T-1](http://t/1)",
                                "@ada",
                                Optional.of(LocalDate.of(2024, 3, 1)),
                                "done"),
                        new ActionLine("", "Test it; Due date: Q3", "", Optional.empty(), ""));
    }

    @Test
    void readsNamesInBoldWhereThereAreNoHeadings() {
        Postmortem postmortem = read("""
                ---
                title: Disk full
                weight: 3
                ---

                - **Key events**
                  - First detected 2023-05-04 9:05
                  - Resolved: 2023-05-04 10:00

                - **Time to resolve**: 55m

                - **Impact**: All builds.

                - **Review actions**:
                  - Alert at 80%
                """);

        assertThat(postmortem.title()).isEqualTo("Disk full");
        assertThat(postmortem.detectedAt()).contains(Instant.parse("2023-05-04T09:05:00Z"));
        assertThat(postmortem.endedAt()).contains(Instant.parse("2023-05-04T10:00:00Z"));
        assertThat(postmortem.duration()).contains(Duration.ofMinutes(55));
        assertThat(postmortem.impact()).isEqualTo("All builds.");
        assertThat(postmortem.actions()).extracting(ActionLine::description).containsExactly("Alert at 80%");
        assertThat(postmortem.facts()).contains(new FactLine("weight", "3"), new FactLine("Time to resolve", "55m"));
    }

    @Nested
    class Timelines {
        @ParameterizedTest
        @CsvSource(
                delimiter = ';',
                value = {
                    "14:32 - x; 2021-03-04T14:32:00Z",
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
        @CsvSource({
            "12.5% of all",
            "3 pods",
            "1.24.3 was out",
            "Version 2",
            "127.0.0.1 left",
            "5 minutes later",
            "25:61 x"
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
                    .extracting(line -> line.at().map(Instant::toString).orElse(line.written()), TimelineLine::text)
                    .containsExactly(
                            tuple("4/21/23", ""),
                            tuple("2023-04-21T18:12:00Z", "An email\ncame in."),
                            tuple("2023-04-21T18:14:00Z", "It was read."),
                            tuple("4/24/23", ""),
                            tuple("2023-04-24T16:00:00Z", "Erased."));
        }

        @Test
        void placesNothingWithoutADay() {
            ReadPostmortem read = Postmortem.read("# Down\n\n## Timeline\n\n- 14:32 alert\n", BERLIN);

            assertThat(read.postmortem().timeline())
                    .containsExactly(new TimelineLine(Optional.empty(), "14:32", "alert"));
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
            ReadPostmortem read = Postmortem.read("# Down 2021-07-04\n\n## Timeline\n\n- 14:32 alert\n", BERLIN);

            assertThat(read.postmortem().timeline().get(0).at()).contains(Instant.parse("2021-07-04T12:32:00Z"));
            assertThat(read.remarks()).contains("Times without a zone were read as Europe/Berlin.");
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

    @Nested
    class BadInput {
        @Test
        void refusesNothingAndTooMuch() {
            assertThatThrownBy(() -> Postmortem.read(" \n", BERLIN))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessage("markdown: is required");
            assertThatThrownBy(() -> Postmortem.read("x".repeat(Postmortem.MAX_LENGTH + 1), BERLIN))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("at most 5000000");
        }

        @ParameterizedTest
        @Timeout(60)
        @ValueSource(
                strings = {
                    "- ",
                    "> ",
                    "1) ",
                    "**a ",
                    "[",
                    "![a](",
                    "`",
                    "\\",
                    ": ",
                    " ",
                    "#",
                    "at ",
                    "14:32 ",
                    "- 14:32 x\n",
                    "a\n\n",
                    "|a",
                    "|\n",
                    "## Impact\n",
                    "- **a:** b\n",
                    "**Impact:** b\n\n",
                    "<!--",
                    "2021-01-01 ",
                    "due by ",
                    "\n---\n"
                })
        void readsEndlessRepetitionInTime(String piece) {
            String wide = "|a".repeat(500) + "|\n" + "|-".repeat(500) + "|\n";
            for (String start : List.of("# Down", "# Down\n\n## Timeline\n\n", "## Action items\n\n", wide)) {
                Postmortem postmortem = read(start + piece.repeat(20_000 / piece.length()));

                assertThat(read(postmortem.toMarkdown(BERLIN))).isEqualTo(postmortem);
            }
        }

        @Test
        void replacesControlCharactersAndSaysSo() {
            ReadPostmortem read = Postmortem.read("\uFEFF# Red \u001B[31malert\r\n\r\nx\uD800y", BERLIN);

            assertThat(read.postmortem().title()).isEqualTo("Red \uFFFD[31malert");
            assertThat(read.postmortem().summary()).isEqualTo("x\uFFFDy");
            assertThat(read.remarks()).contains("Control characters in the document were replaced by U+FFFD.");
        }

        @Test
        void cutsATitleThatIsTooLongAndKeepsIt() {
            String title = "word ".repeat(100).strip();
            Postmortem postmortem = read("# " + title + "\n\nText\n");

            assertThat(postmortem.title()).hasSizeLessThanOrEqualTo(200).endsWith("\u2026");
            assertThat(postmortem.summary()).contains(title, "Text");
        }

        @Test
        void listsEverythingThatIsWrongWithADocument() {
            PostmortemBuilder draft = new PostmortemBuilder(" ")
                    .reference("x".repeat(201))
                    .detectedAt(Instant.EPOCH)
                    .ended(Instant.MAX, Duration.ofSeconds(-1))
                    .services(List.of("a", ""))
                    .impact("bell \u0007")
                    .timeline(List.of(new TimelineLine(Instant.MIN, "lone \uD800")))
                    .phases(List.of(new PhaseReport(0, Phase.TRIAGE, Optional.of(Duration.ofSeconds(-1)), "")))
                    .actions(List.of(new ActionLine("", "x", "", Optional.of(LocalDate.MAX.withYear(9999)), "")))
                    .facts(List.of(new FactLine("", "x")))
                    .others(List.of(new OtherSection("", "\u0000")));

            assertThatThrownBy(draft::build)
                    .asInstanceOf(type(InvalidInputException.class))
                    .extracting(InvalidInputException::faults, list(Fault.class))
                    .extracting(Fault::field)
                    .containsExactlyInAnyOrder(
                            "title",
                            "reference",
                            "detectedAt",
                            "endedAt",
                            "duration",
                            "services[1]",
                            "impact",
                            "timeline[0].at",
                            "timeline[0].text",
                            "phases[0].episode",
                            "phases[0].took",
                            "actions[0].due",
                            "facts[0].name",
                            "others[0].heading",
                            "others[0].markdown");
        }

        @Test
        void refusesMoreThanItCouldReadAgain() {
            PostmortemBuilder draft = new PostmortemBuilder("Long").impact("x".repeat(Postmortem.MAX_LENGTH));

            assertThatThrownBy(draft::build).hasMessageContaining("at most 5000000 are kept");
        }
    }
}
