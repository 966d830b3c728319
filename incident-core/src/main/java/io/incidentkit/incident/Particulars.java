package io.incidentkit.incident;

import io.incidentkit.commander.Actor;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.timeline.RecordEvent.ImpactDescribed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was said of an incident when it was declared; only the impact, and since when, is described anew. */
record Particulars(
        String title,
        List<String> services,
        @Nullable String impact,
        @Nullable Instant began,
        IncidentKind kind,
        boolean isPrivate,
        Actor declaredBy,
        Instant declaredAt) {

    Particulars {
        services = List.copyOf(services);
    }

    Particulars with(ImpactDescribed described) {
        Instant since = described.began() == null ? began : described.began();
        return new Particulars(title, services, described.impact(), since, kind, isPrivate, declaredBy, declaredAt);
    }
}
