package io.incidentkit.incident;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Commandership;
import io.incidentkit.commander.People;
import io.incidentkit.loop.Episode;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.loop.Moment;
import io.incidentkit.postmortem.PostmortemWork;
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
        IncidentKind kind,
        boolean isPrivate,
        Actor declaredBy,
        Instant declaredAt,
        Instant lastRecordedAt,
        @Nullable Severity severity,
        @Nullable Moment severitySet,
        Commandership commandership,
        People people,
        Episode episode,
        List<Episode> earlierEpisodes,
        @Nullable String hypothesis,
        @Nullable Mitigation mitigation,
        @Nullable String fix,
        @Nullable String verification,
        @Nullable Outcome outcome,
        @Nullable Moment ended,
        @Nullable String openKey,
        List<String> alertKeys,
        List<ActionItem> actionItems,
        List<RunbookUse> runbooks,
        PostmortemWork postmortemWork) {

    IncidentParts {
        services = List.copyOf(services);
        alertKeys = List.copyOf(alertKeys);
        runbooks = List.copyOf(runbooks);
        actionItems = List.copyOf(actionItems);
        earlierEpisodes = List.copyOf(earlierEpisodes);
    }
}
