package io.incidentkit.incident;

import io.incidentkit.commander.Actor;
import io.incidentkit.loop.IncidentKind;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was said of an incident when it was declared; only the impact is described anew. */
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

    Particulars withImpact(String described) {
        return new Particulars(title, services, described, began, kind, isPrivate, declaredBy, declaredAt);
    }
}
