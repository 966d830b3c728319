package io.incidentkit.connector.postmortem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.incidentkit.postmortem.ActionLine;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.postmortem.TimelineLine;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Invented postmortems in the shapes of templates that many teams use. */
class KnownTemplatesTest {
    private static Postmortem read(String markdown) {
        Postmortem postmortem = PostmortemImport.read(markdown, ZoneOffset.UTC).postmortem();
        Postmortem again = PostmortemImport.read(postmortem.toMarkdown(ZoneOffset.UTC), ZoneOffset.UTC)
                .postmortem();
        assertThat(again).isEqualTo(postmortem);
        return postmortem;
    }

    private static List<Instant> moments(Postmortem postmortem) {
        return postmortem.timeline().stream()
                .flatMap(line -> line.at().stream())
                .toList();
    }

    @Test
    void readsFactsAsHeadingsAndADayOverItsTimes() {
        Postmortem postmortem = read("""
                # Search lost its index (incident 465)
                ### Date
                2026-03-10
                ### Authors
                ada, bo
                ### Status
                Complete
                ### Detection
                A monitor saw errors.
                ## Action Items
                | Action Item | Type | Owner | Bug |
                |---|---|---|---|
                | Update the page | mitigate | ada | 17 |
                ## Lessons Learned
                ### What went well
                * The alert.
                ### Where we got lucky
                * A copy.
                ## Timeline
                2026-03-10 (*all times UTC*)

                * 23:51 Traffic grows
                * 23:58 **OUTAGE BEGINS**
                * 00:21 **OUTAGE ENDS**
                """);

        assertThat(postmortem.owner()).contains("ada, bo");
        assertThat(postmortem.status()).contains("Complete");
        assertThat(postmortem.wentWell()).isEqualTo("* The alert.");
        assertThat(postmortem.timeline()).hasSize(3);
        assertThat(moments(postmortem))
                .containsExactly(
                        Instant.parse("2026-03-10T23:51:00Z"),
                        Instant.parse("2026-03-10T23:58:00Z"),
                        Instant.parse("2026-03-11T00:21:00Z"));
        assertThat(postmortem.actions())
                .extracting(ActionLine::type, ActionLine::description, ActionLine::owner)
                .containsExactly(tuple("mitigate", "Update the page; Bug: 17", "ada"));
    }

    @Test
    void readsATableOfFactsAndOwnersInSentences() {
        Postmortem postmortem = read("""
                # Incident postmortem: gateway timeouts

                | **Incident date** | 3 May 2026 |
                | --- | --- |
                | **Severity** | SEV 1 |
                | **Incident owner** | Ada Park |
                | **Affected services** | Payments, Ledger |
                | **Incident duration** | 1 hour 12 minutes |

                ## Timeline
                **11:48** - Upgrade
                **14:20** - Report

                ## Corrective actions
                1. Put a limit in place. Owner: Ada. Due: 10 May 2026
                2. Unit test. Owner: Bo Li, due 2026-06-01
                3. Alert on the pool (Cy Dee, 2026-06-02)
                4. Page @eve
                5. Owners of pools are listed
                """);

        assertThat(postmortem.severity()).contains("SEV 1");
        assertThat(postmortem.owner()).contains("Ada Park");
        assertThat(postmortem.services()).containsExactly("Payments", "Ledger");
        assertThat(postmortem.duration()).contains(Duration.ofMinutes(72));
        assertThat(postmortem.summary()).isEmpty();
        assertThat(moments(postmortem))
                .containsExactly(Instant.parse("2026-05-03T11:48:00Z"), Instant.parse("2026-05-03T14:20:00Z"));
        assertThat(postmortem.actions())
                .extracting(
                        ActionLine::owner,
                        line -> line.due().map(LocalDate::toString).orElse(""))
                .containsExactly(
                        tuple("Ada", "2026-05-10"),
                        tuple("Bo Li", "2026-06-01"),
                        tuple("Cy Dee", "2026-06-02"),
                        tuple("", ""),
                        tuple("", ""));
    }

    @Test
    void readsQuestionsInBold() {
        Postmortem postmortem = read("""
                ## PIR \u2013 Storage \u2013 Errors in the west

                **What happened?**

                Between 10:05 UTC and 13:40 UTC on 05 June 2026 storage failed.

                **What went wrong and why?**

                A change of configuration.

                **How did we respond?**

                - 10:05 UTC on 05 June 2026 \u2013 Impact began.
                - 13:40 UTC on 05 June 2026 \u2013 Mitigated.

                **How are we making incidents like this less likely or less impactful?**

                - We have put the change back (Completed).
                """);

        assertThat(postmortem.title()).isEqualTo("PIR \u2013 Storage \u2013 Errors in the west");
        assertThat(postmortem.summary()).contains("storage failed");
        assertThat(postmortem.rootCause()).contains("A change of configuration.");
        assertThat(moments(postmortem))
                .containsExactly(Instant.parse("2026-06-05T10:05:00Z"), Instant.parse("2026-06-05T13:40:00Z"));
        assertThat(postmortem.actions()).extracting(ActionLine::state).containsExactly("completed");
    }

    @Test
    void readsTheTablesOfAWikisExport() {
        Postmortem postmortem = read("""
                # Post-Incident Review - Mail is late

                <table>
                <tr><th>Date</th><td>31 Dec 2026</td></tr>
                <tr><th>Severity</th><td>P2</td></tr>
                </table>

                ## Timeline of events

                <table class="wrapped"><colgroup><col/></colgroup>
                <thead><tr><th>Time (CET)</th><th>Event</th></tr></thead>

                <tbody>
                <tr><td><p>23:50</p></td><td><p>The queue grows</p><p>fast | slow</p></td></tr>
                <tr><td>00:10</td><td><strong>Restarted</strong></td></tr>
                </tbody>
                </table>
                """);

        assertThat(postmortem.severity()).contains("P2");
        assertThat(postmortem.date(ZoneOffset.UTC)).contains(LocalDate.of(2026, 12, 31));
        assertThat(postmortem.timeline())
                .extracting(line -> line.at().map(Instant::toString).orElse(""), TimelineLine::text)
                .containsExactly(
                        tuple("2026-12-31T22:50:00Z", "The queue grows\nfast | slow"),
                        tuple("2026-12-31T23:10:00Z", "**Restarted**"));
    }

    @Test
    void readsFactsInBoldAndDaysInBold() {
        Postmortem postmortem = read("""
                # INC-231 Checkout is slow

                **Severity:** Major
                **Impact started at:** 2026-05-20 12:58 UTC
                **Detected at:** 2026-05-20 13:02 UTC
                **Resolved at:** 2026-05-21 09:00 UTC

                ## Summary
                **Problem:** Slow.

                **Impact:** Slow carts.

                **Causes:** An index.

                **Steps to resolve:** Rebuilt it.

                ## Timeline

                **2026-05-20**

                **12:58:00 UTC**
                Impact started

                **2026-05-21**

                **09:00:00 UTC**
                Closed

                ## Follow-ups

                | Title | Owner | Priority | Status | Ticket |
                |---|---|---|---|---|
                | Rebuild weekly | Ada | Urgent | Open | 12 |
                """);

        assertThat(postmortem.impact()).isEqualTo("Slow carts.");
        assertThat(postmortem.rootCause()).contains("An index.");
        assertThat(postmortem.summary()).contains("Slow.").contains("Rebuilt it.");
        assertThat(postmortem.detectedAt()).contains(Instant.parse("2026-05-20T13:02:00Z"));
        assertThat(postmortem.duration()).contains(Duration.ofMinutes(1202));
        assertThat(postmortem.timeline())
                .extracting(TimelineLine::written, TimelineLine::text)
                .containsExactly(
                        tuple("2026-05-20, 12:58:00 UTC", "Impact started"),
                        tuple("2026-05-21, 09:00:00 UTC", "Closed"));
        assertThat(postmortem.actions())
                .extracting(ActionLine::description, ActionLine::owner, ActionLine::state)
                .containsExactly(tuple("Rebuild weekly; Priority: Urgent; Ticket: 12", "Ada", "Open"));
    }

    @Test
    void readsANarrativeOfDaysAndPackedTimesWithFrontMatter() {
        Postmortem postmortem = read("""
                ---
                title: The queue ran dry
                severity: sev3
                authors:
                  - Ada
                  - Bo
                ---
                ## Narrative
                ### Tuesday, June 2nd 2026
                #### 0915
                The queue is dry.
                ### Wednesday, June 3rd
                #### 0010
                All well.
                ## Difficulties in handling
                Two.
                """);

        assertThat(postmortem.title()).isEqualTo("The queue ran dry");
        assertThat(postmortem.owner()).contains("Ada, Bo");
        assertThat(postmortem.wentBadly()).contains("Two.");
        assertThat(moments(postmortem))
                .containsExactly(Instant.parse("2026-06-02T09:15:00Z"), Instant.parse("2026-06-03T00:10:00Z"));
    }

    @Test
    void readsATitleWithoutAHeadingAndTheSeverityInIt() {
        Postmortem postmortem = read("""
                POSTMORTEM: SEV-2 search degraded
                Start Time: 2026-07-01 09:10 America/New_York
                Detect Time: 2026-07-01 09:22 America/New_York

                Timeline
                --------
                09:10 EDT  Push
                09:22  Alert
                """);

        assertThat(postmortem.title()).isEqualTo("POSTMORTEM: SEV-2 search degraded");
        assertThat(postmortem.severity()).contains("SEV-2");
        assertThat(postmortem.detectedAt()).contains(Instant.parse("2026-07-01T13:22:00Z"));
        assertThat(moments(postmortem))
                .containsExactly(Instant.parse("2026-07-01T13:10:00Z"), Instant.parse("2026-07-01T13:22:00Z"));
    }
}
