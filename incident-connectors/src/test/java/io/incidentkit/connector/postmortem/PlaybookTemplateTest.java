package io.incidentkit.connector.postmortem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.postmortem.ActionLine;
import io.incidentkit.postmortem.Phase;
import io.incidentkit.postmortem.PhaseReport;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.postmortem.TimelineLine;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import io.incidentkit.service.Incidents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The playbook's own template, filled in as people fill it in. */
class PlaybookTemplateTest {
    private static final String FILLED = """
            ## Incident: Orders are lost
            Date: 2026-04-07
            Duration: 38 minutes
            Severity: SEV2
            Impact: 310 orders of 90 customers were not booked
            ## Timeline
            - 14:32 alert fires
            - 14:35 IC assigned
            - 15:10 verified normal
            ## Root cause
            The queue had no bound.
            ## Why it took 38 minutes
            Detection: 3 minutes, as the alert waits for two samples.
            Diagnosis: the dashboard shows no queues.
            Mitigation: the switch was documented nowhere.
            ## What went well
            The switch worked.
            ## What didn't
            The page went to the wrong rota.
            ## Action items
            - [Prevent] Bound the queue — Bob — 2026-04-15
            - [Detect] Alert on its length — Ada Park — 2026-04-20
            """;

    private static ImportedPostmortem read(String markdown) {
        return PostmortemImport.read(markdown, ZoneOffset.UTC);
    }

    @Test
    void hasEveryPartInItsPlace() {
        Postmortem read = read(FILLED).postmortem();

        assertThat(read.title()).isEqualTo("Orders are lost");
        assertThat(read.date(ZoneOffset.UTC)).contains(LocalDate.of(2026, 4, 7));
        assertThat(read.duration()).contains(Duration.ofMinutes(38));
        assertThat(read.severity()).contains("SEV2");
        assertThat(read.impact()).isEqualTo("310 orders of 90 customers were not booked");
        assertThat(read.timeline())
                .extracting(TimelineLine::at, TimelineLine::text)
                .contains(tuple(Optional.of(Instant.parse("2026-04-07T14:32:00Z")), "alert fires"))
                .hasSize(3);
        assertThat(read.rootCause()).isEqualTo("The queue had no bound.");
        assertThat(read.phases())
                .containsExactly(
                        new PhaseReport(
                                1,
                                Phase.DETECTION,
                                Optional.of(Duration.ofMinutes(3)),
                                "3 minutes, as the alert waits for two samples."),
                        new PhaseReport(1, Phase.DIAGNOSIS, Optional.empty(), "the dashboard shows no queues."),
                        new PhaseReport(1, Phase.MITIGATION, Optional.empty(), "the switch was documented nowhere."));
        assertThat(read.wentWell()).isEqualTo("The switch worked.");
        assertThat(read.wentBadly()).isEqualTo("The page went to the wrong rota.");
        assertThat(read.actions())
                .containsExactly(
                        new ActionLine("Prevent", "Bound the queue", "Bob", Optional.of(LocalDate.of(2026, 4, 15)), ""),
                        new ActionLine(
                                "Detect",
                                "Alert on its length",
                                "Ada Park",
                                Optional.of(LocalDate.of(2026, 4, 20)),
                                ""));
        assertThat(read.facts()).isEmpty();
        assertThat(read.others()).isEmpty();
        assertThat(read.summary()).isEmpty();
    }

    @Test
    void isTheSameWhenItIsWrittenAndReadAgain() {
        Postmortem read = read(FILLED).postmortem();

        ImportedPostmortem again = read(read.toMarkdown(ZoneId.of("Asia/Tokyo")));

        assertThat(again.inForm()).isTrue();
        assertThat(again.postmortem()).isEqualTo(read);
    }

    @Test
    void lacksNothingInAnIncidentThatItSays() {
        Incidents incidents = new Incidents(
                new InMemoryIncidentStore(),
                IncidentPolicy.standard(),
                Clock.fixed(Instant.parse("2026-04-07T16:00:00Z"), ZoneOffset.UTC));
        Actor ana = Actor.person("ana");
        IncidentId id = incidents.declare(ana, Declare.of("Orders are lost")).id();

        PlacedPostmortem placed =
                read(FILLED.replace("Severity: SEV2", "Owner: Dan")).putInto(incidents, ana, id);

        assertThat(placed.missing())
                .extracting(Violation::rule)
                .doesNotContain(Rule.POSTMORTEM_IS_COMPLETE, Rule.EVERY_ACTION_HAS_OWNER_AND_DUE_DATE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "## => #",
                "## => ###",
                "Date: => **Date:** ",
                "Detection: => **Detection:** ",
                "Detection: => - Detection: ",
                "- => * ",
                "## What didn't => ## What didn\u2019t",
                "Incident: => Incident \u2013",
                "Incident: => Incident INC-42:",
                "- [Prevent] => - **Prevent**",
                "- [Prevent] => - Prevent:",
                "Duration: 38 minutes => Duration: 00:38",
                "## => **",
                "38 minutes => 38 min"
            })
    void isReadInTheWaysInWhichPeopleChangeIt(String change) {
        String[] parts = change.split(" => ", 2);
        boolean isMark = parts[0].equals("##") || parts[0].equals("-");
        String from = parts[0] + (isMark ? " " : "");
        String to = parts[1] + (parts[1].startsWith("#") && !parts[1].contains("What") ? " " : "");
        String markdown =
                parts[1].equals("**") ? FILLED.replaceAll("(?m)^## (.*)$", "\n**$1**\n") : FILLED.replace(from, to);

        Postmortem read = read(markdown).postmortem();

        assertThat(read.title()).isEqualTo("Orders are lost");
        assertThat(read.duration()).contains(Duration.ofMinutes(38));
        assertThat(read.impact()).contains("310 orders");
        assertThat(read.timeline()).hasSize(3);
        assertThat(read.phases()).extracting(PhaseReport::phase).contains(Phase.DETECTION, Phase.DIAGNOSIS);
        assertThat(read.wentBadly()).isEqualTo("The page went to the wrong rota.");
        assertThat(read.actions())
                .extracting(ActionLine::type, ActionLine::owner)
                .containsExactly(tuple("Prevent", "Bob"), tuple("Detect", "Ada Park"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "### Detection (3 min)\nlate\n### Mitigation (20 min)\nslow\n",
                "| Phase | Minutes | Why |\n|-|-|-|\n| Detection | 3 | late |\n| Mitigation | 20 | slow |\n",
                "- **Detection** (3 min): late\n- **Mitigation** (20 min) \u2013 slow\n",
                "**Detection** (3 min) late\n\n**Mitigation** (20 min) slow\n"
            })
    void hasItsPhasesHoweverTheyAreWritten(String phases) {
        assertThat(read("# Down\n\n## Why it took so long\n\n" + phases)
                        .postmortem()
                        .phases())
                .containsExactly(
                        new PhaseReport(1, Phase.DETECTION, Optional.of(Duration.ofMinutes(3)), "late"),
                        new PhaseReport(1, Phase.MITIGATION, Optional.of(Duration.ofMinutes(20)), "slow"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "| | |\n|-|-|\n| Date | 2026-04-07 |\n| Severity | SEV2 |\n| Impact | 310 orders |\n",
                "**Date:** 2026-04-07 \u00B7 **Severity:** SEV2 \u00B7 **Impact:** 310 orders\n",
                "*Date:* 2026-04-07 | *Severity:* SEV2\n*Impact:* 310 orders\n",
                "Date: 2026-04-07\nSeverity: SEV2\nImpact:\n\n310 orders\n"
            })
    void hasItsFactsHoweverTheyAreWritten(String facts) {
        Postmortem read = read("# Incident: Down\n\n" + facts + "\n## Timeline\n\n- 14:32 a\n")
                .postmortem();

        assertThat(read.date(ZoneOffset.UTC)).contains(LocalDate.of(2026, 4, 7));
        assertThat(read.severity()).contains("SEV2");
        assertThat(read.impact()).isEqualTo("310 orders");
        assertThat(read.facts()).isEmpty();
    }

    @Test
    void keepsWhatNamesNoPhaseAndSaysSo() {
        ImportedPostmortem read =
                read("# Down\n\n## Why it took so long\n\n- Mitigation (20 min): slow\n- It was a holiday\n");

        assertThat(read.postmortem().phases())
                .containsExactly(new PhaseReport(1, Phase.MITIGATION, Optional.of(Duration.ofMinutes(20)), "slow"));
        assertThat(read.postmortem().others().get(0).markdown()).contains("It was a holiday");
        assertThat(read.remarks()).anyMatch(remark -> remark.contains("names no phase"));
    }

    @Test
    void saysThatTheHeadingAndTheDurationDiffer() {
        ImportedPostmortem read = read("# Down\nDuration: 50 minutes\n\n## Why it took 38 minutes\nDetection: late\n");

        assertThat(read.postmortem().duration()).contains(Duration.ofMinutes(50));
        assertThat(List.copyOf(read.remarks())).anyMatch(remark -> remark.contains("differs from the duration"));
    }
}
