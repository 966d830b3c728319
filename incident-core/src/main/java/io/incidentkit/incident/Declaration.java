package io.incidentkit.incident;

import io.incidentkit.commander.Actor;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.timeline.LoopEvent.Declared;
import io.incidentkit.timeline.RecordEvent.ImpactDescribed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The declaration of an incident; only the impact, and since when, is described anew. */
record Declaration(
        String title,
        List<String> services,
        @Nullable String impact,
        @Nullable Instant began,
        IncidentKind kind,
        boolean isPrivate,
        Actor declaredBy,
        Instant declaredAt) {

    Declaration {
        services = List.copyOf(services);
    }

    static Declaration of(Declared declared, Actor by, Instant at) {
        return new Declaration(
                declared.title(),
                declared.services(),
                declared.impact(),
                declared.began(),
                declared.kind(),
                declared.isPrivate(),
                by,
                at);
    }

    Declaration with(ImpactDescribed described) {
        Instant since = described.began() == null ? began : described.began();
        return new Declaration(title, services, described.impact(), since, kind, isPrivate, declaredBy, declaredAt);
    }
}
