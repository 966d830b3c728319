package io.incidentkit.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.postmortem.PostmortemReading.Outcome;
import io.incidentkit.validation.FieldError;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class PostmortemMarkdownTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Instant DETECTED = Instant.parse("2026-03-01T13:32:00Z");

    @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
    void comesBackFromMarkdownAsItWas(@ForAll("postmortems") Postmortem postmortem, @ForAll("zones") ZoneId zone) {
        String markdown = postmortem.toMarkdown(zone);

        PostmortemReading read = Postmortem.read(markdown);

        assertThat(read.outcome()).isEqualTo(Outcome.READ);
        assertThat(read.orElseThrow().state()).as(markdown).containsExactlyElementsOf(postmortem.state());
        assertThat(read.orElseThrow()).isEqualTo(postmortem).hasSameHashCodeAs(postmortem);
        assertThat(read.orElseThrow().toMarkdown(zone)).isEqualTo(markdown);
    }

    @Provide
    Arbitrary<Postmortem> postmortems() {
        return Postmortems.postmortems();
    }

    @Provide
    Arbitrary<ZoneId> zones() {
        return Postmortems.zones();
    }

    @Test
    void writesThePlaybooksForm() {
        Postmortem postmortem = Postmortem.builder("INC-42", "Checkout is down", DETECTED)
                .ended(DETECTED.plusSeconds(9000), Duration.ofSeconds(9000))
                .severity("SEV1")
                .services(List.of("checkout", "billing, old"))
                .owner("Ada")
                .impact("**All** customers, 12% of the orders.")
                .timeline(List.of(
                        new TimelineLine(DETECTED, "alert: p99 | over 2s"),
                        new TimelineLine(Optional.empty(), "~15:00", "someone restarts\nthe cache")))
                .rootCause("# The pool\n\nToo small.")
                .phases(List.of(new PhaseReport(1, Phase.DETECTION, Optional.of(Duration.ofMinutes(12)), "No alert.")))
                .actions(List.of(new ActionLine(
                        "detect", "Alert on the pool", "Ada", Optional.of(LocalDate.of(2026, 3, 20)), "open")))
                .others(List.of(new OtherSection("Where we got lucky", "- It was Sunday.")))
                .build();

        assertThat(postmortem.toMarkdown(BERLIN)).isEqualTo("""
                        # INC-42: Checkout is down

                        - **Date:** 2026-03-01
                        - **Duration:** 150 minutes (2 hours 30 minutes)
                        - **Severity:** SEV1
                        - **Services:** checkout, billing\\, old
                        - **Detected:** 2026-03-01 14:32+01:00
                        - **Ended:** 2026-03-01 17:02+01:00
                        - **Owner:** Ada

                        ## Impact

                        <!-- Which customers were hit, and the figures. -->

                        **All** customers, 12% of the orders.

                        ## Timeline

                        |Time (Europe/Berlin)|What happened|
                        |---|---|
                        |2026-03-01 14:32+01:00|alert: p99 \\| over 2s|
                        |~15:00|someone restarts<br>the cache|

                        ## Root cause

                        <!-- Systems, processes and missing safeguards; no people. -->

                        ### The pool

                        Too small.

                        ## Why it took 150 minutes (2 hours 30 minutes)

                        <!-- One sentence a phase on why it took as long as it did. -->

                        |Phase|From, to|Took|Why|
                        |---|---|---|---|
                        |Detection|began to detected|12 minutes|No alert.|

                        ## What went well

                        <!-- What helped, and should stay. -->

                        ## What did not go well

                        <!-- What slowed detection, diagnosis or mitigation. -->

                        ## Action items

                        <!-- Each with a type (prevent, detect, mitigate, process), an owner and a due date. -->

                        |Type|What|Owner|Due|State|
                        |---|---|---|---|---|
                        |detect|Alert on the pool|Ada|2026-03-20|open|

                        ## Where we got lucky

                        - It was Sunday.
                        """);
    }

    @Test
    void tellsTheTwoHoursOfAChangedClockApart() {
        Instant first = Instant.parse("2026-10-25T00:30:00Z");
        Instant second = Instant.parse("2026-10-25T01:30:00Z");
        Postmortem postmortem = Postmortem.builder("INC-1", "Fold", first)
                .timeline(List.of(new TimelineLine(first, "summer"), new TimelineLine(second, "winter")))
                .build();

        String markdown = postmortem.toMarkdown(BERLIN);

        assertThat(markdown).contains("|2026-10-25 02:30+02:00|summer|", "|2026-10-25 02:30+01:00|winter|");
        assertThat(Postmortem.read(markdown).orElseThrow()).isEqualTo(postmortem);
    }

    @Test
    void showsMinutesAndKeepsTheRestWhereNoReaderSeesIt() {
        Instant detected = Instant.parse("2026-03-01T13:32:07.000001Z");
        Duration took = Duration.parse("PT48M48.131948S");
        Postmortem postmortem = Postmortem.builder("INC-1", "Exact", detected)
                .ended(detected.plus(took), took)
                .timeline(List.of(
                        new TimelineLine(detected, "alert"),
                        new TimelineLine(Optional.of(detected.plusSeconds(61)), "14:33 or so", "seen")))
                .phases(List.of(new PhaseReport(1, Phase.TRIAGE, Optional.of(Duration.ofMillis(31_500)), "quick")))
                .build();

        String markdown = postmortem.toMarkdown(BERLIN);

        assertThat(markdown.replaceAll(" ?<!--.*?-->", ""))
                .contains(
                        "## Why it took 48 minutes\n",
                        "- **Duration:** 48 minutes\n",
                        "- **Detected:** 2026-03-01 14:32+01:00\n",
                        "|2026-03-01 14:32+01:00|alert|",
                        "|2026-03-01 14:33+01:00 (14:33 or so)|seen|",
                        "|Triage|detected to triaged|31 seconds|quick|")
                .doesNotContain("131948", ":07");
        assertThat(Postmortem.read(markdown).orElseThrow()).isEqualTo(postmortem);
    }

    @Test
    void readsWhatAnEarlierReleaseWrote() {
        String markdown = Postmortem.builder("INC-1", "Older", DETECTED)
                .timeline(List.of(new TimelineLine(DETECTED, "alert")))
                .build()
                .toMarkdown(BERLIN)
                .replace("|2026-03-01 14:32+01:00|", "|2026-03-01 14:32:07.000001+01:00|");

        assertThat(Postmortem.read(markdown).orElseThrow().timeline())
                .containsExactly(new TimelineLine(DETECTED.plusNanos(7_000_001_000L), "alert"));
    }

    @Test
    void keepsASectionInOnePieceWhateverStandsInIt() {
        Postmortem postmortem = new PostmortemBuilder("Nasty")
                .rootCause("## Timeline\n\nnone\n\n```\n## What went well\n")
                .wentWell("<!-- not closed")
                .wentBadly("Action items\n------------\n\n- none")
                .build();

        Postmortem read = Postmortem.read(postmortem.toMarkdown(BERLIN)).orElseThrow();

        assertThat(read).isEqualTo(postmortem);
        assertThat(read.rootCause()).isEqualTo("### Timeline\n\nnone\n\n```\n## What went well\n```");
        assertThat(read.wentWell()).isEqualTo("<!-- not closed\n-->");
        assertThat(read.wentBadly()).isEqualTo("### Action items\n\n- none");
    }

    @Test
    void writesALongTimelineWithHeadings() {
        Postmortem postmortem = new PostmortemBuilder("Long")
                .timeline(List.of(
                        new TimelineLine(DETECTED, "The log says:\n\n```\n### 14:00\n```"),
                        new TimelineLine(Optional.empty(), "later", "done")))
                .build();

        String markdown = postmortem.toMarkdown(BERLIN);

        assertThat(markdown).contains("\n### 2026-03-01 14:32+01:00\n\nThe log says:\n", "\n### later\n\ndone\n");
        assertThat(Postmortem.read(markdown).orElseThrow()).isEqualTo(postmortem);
    }

    @Nested
    class WhenPeopleEditedIt {
        private final String markdown = Postmortem.builder("INC-7", "Edited", DETECTED)
                .timeline(List.of(new TimelineLine(DETECTED, "alert")))
                .build()
                .toMarkdown(BERLIN);

        private Postmortem edited(String what, String by) {
            assertThat(markdown).contains(what);
            PostmortemReading read = Postmortem.read(markdown.replace(what, by));
            assertThat(read.outcome()).isEqualTo(Outcome.READ);
            return read.orElseThrow();
        }

        @Test
        void readsALineWhoseTimeIsNotInTheForm() {
            Postmortem read = edited("|alert|", "|alert|\n|14:40|restarted|");

            assertThat(read.timeline())
                    .containsExactly(
                            new TimelineLine(DETECTED, "alert"),
                            new TimelineLine(Optional.empty(), "14:40", "restarted"));
        }

        @Test
        void takesTheTimeThatAReaderSeesFromThePersonWhoChangedIt() {
            Postmortem exact = Postmortem.builder("INC-7", "Edited", DETECTED)
                    .ended(DETECTED.plusSeconds(90), Duration.ofSeconds(90))
                    .timeline(List.of(new TimelineLine(DETECTED.plusSeconds(7), "alert")))
                    .build();
            String changed = exact.toMarkdown(BERLIN)
                    .replace("|2026-03-01 14:32+01:00 <", "|2026-03-01 14:35+01:00 <")
                    .replace("**Duration:** 1 minute <", "**Duration:** 2 minutes <");

            Postmortem read = Postmortem.read(changed).orElseThrow();

            assertThat(read.timeline()).containsExactly(new TimelineLine(DETECTED.plusSeconds(180), "alert"));
            assertThat(read.duration()).contains(Duration.ofMinutes(2));
        }

        @Test
        void keepsProseAroundATable() {
            Postmortem read = edited("## Timeline\n", "## Timeline\n\nAll from the chat.\n");

            assertThat(read.others()).containsExactly(new OtherSection("Timeline", "All from the chat."));
        }

        @Test
        void keepsAPhaseThatItDoesNotKnow() {
            Postmortem read = edited("|Phase|From, to|Took|Why|\n|---|---|---|---|", """
                    |Phase|From, to|Took|Why|
                    |---|---|---|---|
                    |Triage|detected to triaged|3 minutes 1.5 seconds|quick|
                    |Grief|resolved to now|long|sad|""");

            assertThat(read.phases())
                    .containsExactly(
                            new PhaseReport(1, Phase.TRIAGE, Optional.of(Duration.ofMillis(181_500)), "quick"));
            assertThat(read.others())
                    .containsExactly(new OtherSection("Why it took so long", "- Grief; resolved to now; long; sad"));
        }

        @Test
        void keepsFactsAndProseBelowTheTitle() {
            Postmortem read = edited("- **Severity:** not set", "- **Severity:** SEV2\n- **Channel:** #inc-7\n- loose");

            assertThat(read.severity()).contains("SEV2");
            assertThat(read.facts()).containsExactly(new FactLine("Channel", "#inc-7"));
            assertThat(read.summary()).isEqualTo("- loose");
        }

        @Test
        void keepsADueDateThatIsNone() {
            Postmortem read = edited("|Type|What|Owner|Due|State|\n|---|---|---|---|---|", """
                    |Type|What|Owner|Due|State|
                    |---|---|---|---|---|
                    |detect|Alert|Ada|next week|open|""");

            assertThat(read.actions())
                    .containsExactly(
                            new ActionLine("detect", "Alert (due: next week)", "Ada", Optional.empty(), "open"));
        }

        @Test
        void saysWhichSectionIsGone() {
            PostmortemReading read = Postmortem.read(markdown.replace("## What went well\n", ""));

            assertThat(read.outcome()).isEqualTo(Outcome.OTHER_FORM);
            assertThat(read.faults())
                    .extracting(FieldError::message)
                    .containsExactly("lacks the section 'What went well'");
        }
    }
}
