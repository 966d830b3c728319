package io.incidentkit.connector.postmortem;

import io.incidentkit.backfill.PastIncident;
import io.incidentkit.backfill.PastIncidentBuilder;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.postmortem.TimelineLine;
import io.incidentkit.severity.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Makes the incident that a document of elsewhere is about. */
final class PastPostmortem {
    private PastPostmortem() {}

    static PastIncident incident(Postmortem document, String source, String sourceId, IncidentPolicy policy) {
        PastIncidentBuilder past = PastIncident.builder(source, sourceId, document.title())
                .services(document.services())
                .severity(severity(document, policy).orElse(null));
        detected(document).ifPresent(past::detectedAt);
        document.endedAt().ifPresent(past::endedAt);
        return past.build();
    }

    /** The moment of detection, else the first of the timeline, else the day as a whole, which begins at midnight. */
    private static Optional<Instant> detected(Postmortem document) {
        return document.detectedAt()
                .or(() -> document.timeline().stream()
                        .map(TimelineLine::at)
                        .flatMap(Optional::stream)
                        .min(Comparator.naturalOrder()))
                .or(() -> document.date(ZoneOffset.UTC).map(PastPostmortem::midnight));
    }

    private static Instant midnight(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    /** The level of the policy that the document names, whatever blanks and dashes it writes. */
    private static Optional<Severity> severity(Postmortem document, IncidentPolicy policy) {
        return document.severity()
                .flatMap(level -> policy.severities().severities().stream()
                        .filter(known -> bare(known.name()).equals(bare(level)))
                        .findFirst());
    }

    static String bare(String level) {
        return level.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }
}
