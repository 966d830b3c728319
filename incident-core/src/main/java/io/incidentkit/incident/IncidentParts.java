package io.incidentkit.incident;

import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Commandership;
import io.incidentkit.loop.Episode;
import io.incidentkit.severity.Severity;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All parts of an incident's state: what an {@link Incident} shows, and the form in which a store keeps it. A part that is
 * added here raises {@link IncidentJson#SNAPSHOT_FORMAT}.
 */
record IncidentParts(
        IncidentId id,
        long number,
        int version,
        String title,
        List<String> services,
        @Nullable String impact,
        @Nullable Instant began,
        Actor declaredBy,
        Instant declaredAt,
        Instant lastRecordedAt,
        @Nullable Severity severity,
        @Nullable Instant severitySince,
        Commandership commandership,
        Episode episode,
        List<Episode> earlierEpisodes,
        @Nullable String hypothesis,
        @Nullable Mitigation mitigation,
        @Nullable String fix,
        @Nullable String verification,
        @Nullable Outcome outcome,
        @Nullable Instant endedAt,
        @Nullable String openKey) {

    IncidentParts {
        services = List.copyOf(services);
        earlierEpisodes = List.copyOf(earlierEpisodes);
    }
}
