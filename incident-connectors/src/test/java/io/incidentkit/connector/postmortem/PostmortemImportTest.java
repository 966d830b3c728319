package io.incidentkit.connector.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.postmortem.ActionLine;
import io.incidentkit.postmortem.FactLine;
import io.incidentkit.postmortem.OtherSection;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.postmortem.TimelineLine;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PostmortemImportTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static Postmortem read(String markdown) {
        return PostmortemImport.read(markdown, ZoneOffset.UTC).postmortem();
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
                        new TimelineLine(Optional.of(Instant.parse("2025-05-20T15:41:00Z")), "08:41", "page"),
                        new TimelineLine(Optional.of(Instant.parse("2025-05-20T16:54:00Z")), "09:54", "over"));
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
    class OurOwnForm {
        private final Instant detected = Instant.parse("2026-03-01T13:32:00Z");
        private final String markdown = Postmortem.builder("INC-7", "Edited", detected)
                .timeline(List.of(new TimelineLine(detected, "alert")))
                .build()
                .toMarkdown(BERLIN);

        @Test
        void isReadAsItWasWritten() {
            ImportedPostmortem read = PostmortemImport.read(markdown, ZoneOffset.UTC);

            assertThat(read.inForm()).isTrue();
            assertThat(read.remarks()).isEmpty();
            assertThat(read.missing()).contains(PostmortemPart.IMPACT).doesNotContain(PostmortemPart.TIMELINE);
        }

        @Test
        void isReadAsAnotherOnceASectionIsGone() {
            ImportedPostmortem read = PostmortemImport.read(markdown.replace("## What went well\n", ""), BERLIN);

            assertThat(read.inForm()).isFalse();
            assertThat(read.postmortem().reference()).isEqualTo("INC-7");
            assertThat(read.postmortem().title()).isEqualTo("Edited");
            assertThat(read.postmortem().detectedAt()).contains(detected);
            assertThat(read.postmortem().timeline())
                    .extracting(TimelineLine::text)
                    .containsExactly("alert");
        }

        @Test
        void isReadAsAnotherOnceItHoldsWhatTheFormDoesNot() {
            ImportedPostmortem read = PostmortemImport.read(
                    markdown.replace("# INC-7: Edited", "# INC-7: " + "word ".repeat(50)), BERLIN);

            assertThat(read.inForm()).isFalse();
            assertThat(read.remarks())
                    .first()
                    .asString()
                    .startsWith("The document is no longer in the playbook's form: title:");
            assertThat(read.postmortem().summary()).contains("word word");
        }
    }
}
