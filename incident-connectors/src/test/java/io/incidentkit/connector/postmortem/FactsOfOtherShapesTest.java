package io.incidentkit.connector.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.postmortem.Postmortem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Durations, windows, titles and tables of facts that are easily read as something else. */
class FactsOfOtherShapesTest {
    private static ImportedPostmortem read(String document) {
        return PostmortemImport.read(document, ZoneOffset.UTC);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1h30; PT1H30M",
                "1h 30; PT1H30M",
                "1h5m30s; PT1H5M30S",
                "1hr. 30mins.; PT1H30M",
                "1,5 hours; PT1H30M",
                "1\u00BD hours; PT1H30M",
                "an hour and a half; PT1H30M",
                "half an hour; PT30M",
                "two hours and ten minutes; PT2H10M",
                "1,200 minutes; PT20H",
                "2 weeks; PT336H",
                "PT38M; PT38M",
                "38 Minuten; PT38M",
                "1,5 Stunden; PT1H30M",
                "1 heure 30; PT1H30M",
                "38 minutos; PT38M"
            })
    void areDurationsInWhole(String written, Duration duration) {
        assertThat(read("# Down\n\nDate: 2026-03-05\nDuration: " + written + "\n")
                        .postmortem()
                        .duration())
                .contains(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ongoing", "1 month", "999,999 weeks", "500 ms"})
    void areNoDurationsWhereNoneIsSaid(String written) {
        assertThat(read("# Down\n\nDate: 2026-03-05\nDuration: " + written + "\n")
                        .postmortem()
                        .duration())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Time: 14:32 \u2013 15:10 UTC",
                "Time: 14:32-15:10 UTC",
                "Incident window: 2026-03-05 14:32 UTC to 2026-03-05 15:10 UTC",
                "Duration: 2026-03-05 14:32 UTC - 15:10 UTC",
                "Date and time: 2026-03-05 14:32 UTC to 15:10"
            })
    void sayFromWhenUntilWhenOnOneLine(String window) {
        Postmortem read = read("# Down\n\nDate: 2026-03-05\n" + window + "\n").postmortem();

        assertThat(read.detectedAt()).contains(Instant.parse("2026-03-05T14:32:00Z"));
        assertThat(read.endedAt()).contains(Instant.parse("2026-03-05T15:10:00Z"));
        assertThat(read.duration()).contains(Duration.ofMinutes(38));
    }

    @ParameterizedTest
    @ValueSource(strings = {"05/03/2026", "3/5", "March 5"})
    void sayWhichDateCouldNotBeReadAsADay(String date) {
        ImportedPostmortem read = read("# Down\n\nDate: " + date + "\nSeverity: SEV1\n");

        assertThat(read.postmortem().date(ZoneOffset.UTC)).isEmpty();
        assertThat(read.remarks()).anyMatch(remark -> remark.startsWith("'" + date + "' was not read as the day"));
    }

    /** Else severity, owner and services stand in the timeline as what happened. */
    @Test
    void areNoTimelineThoughSeveralOfThemAreTimes() {
        Postmortem read = read("""
                # Down

                | Severity | SEV2 |
                |---|---|
                | Started | 2026-03-05 14:32 UTC |
                | Detected | 2026-03-05 14:40 UTC |
                | Mitigated | 2026-03-05 15:02 UTC |
                | Resolved | 2026-03-05 15:10 UTC |
                | Services | payments, checkout |
                | Owner | Ann |
                """).postmortem();

        assertThat(read.timeline()).isEmpty();
        assertThat(read.severity()).contains("SEV2");
        assertThat(read.services()).containsExactly("payments", "checkout");
        assertThat(read.owner()).contains("Ann");
        assertThat(read.detectedAt()).contains(Instant.parse("2026-03-05T14:40:00Z"));
        assertThat(read.endedAt()).contains(Instant.parse("2026-03-05T15:10:00Z"));
    }

    @Test
    void areAReferenceBehindTheSeverityInTheTitle() {
        Postmortem read =
                read("# [SEV2] INC-42 - Payments delayed\n\n## Summary\n\nx\n").postmortem();

        assertThat(read.reference()).isEqualTo("INC-42");
        assertThat(read.title()).isEqualTo("[SEV2] Payments delayed");
        assertThat(read.severity()).contains("SEV2");
    }

    @Test
    void haveTheirNamesInOtherLanguages() {
        Postmortem read = read("""
                # Zahlungen verz\u00F6gert

                Datum: 05.03.2026
                Dauer: 38 Minuten
                Schweregrad: SEV2

                ## Zusammenfassung
                Kurz.

                ## Auswirkung
                Alle.

                ## Zeitlicher Ablauf
                - 14:32 Uhr Alarm

                ## Ursache
                Der Pool.

                ## Ma\u00DFnahmen
                - Grenze setzen \u2014 Bob \u2014 15.04.2026
                """).postmortem();

        assertThat(read.date(ZoneOffset.UTC)).contains(LocalDate.of(2026, 3, 5));
        assertThat(read.duration()).contains(Duration.ofMinutes(38));
        assertThat(read.severity()).contains("SEV2");
        assertThat(read.summary()).contains("Kurz.");
        assertThat(read.impact()).contains("Alle.");
        assertThat(read.timeline()).hasSize(1);
        assertThat(read.rootCause()).contains("Der Pool.");
        assertThat(read.actions()).hasSize(1);
    }
}
