package io.incidentkit.incident;

import io.incidentkit.commander.Actor;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.text.CaselessKey;
import io.incidentkit.timeline.BackfillEvent.HistoryTold;
import io.incidentkit.timeline.LoopEvent.Declared;
import io.incidentkit.timeline.RecordEvent.ImpactDescribed;
import io.incidentkit.timeline.RecordEvent.Labelled;
import io.incidentkit.timeline.RecordEvent.TeamSet;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The declaration of an incident; the impact and since when, the team and the labels are described anew. */
record Declaration(
        String title,
        List<String> services,
        @Nullable String impact,
        @Nullable Instant began,
        IncidentKind kind,
        boolean isPrivate,
        Actor declaredBy,
        Instant declaredAt,
        @Nullable String team,
        Map<String, String> labels) {

    Declaration {
        services = List.copyOf(services);
        labels = Collections.unmodifiableMap(new LinkedHashMap<>(labels));
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
                at,
                null,
                Map.of());
    }

    Declaration with(ImpactDescribed described) {
        Instant since = described.began() == null ? began : described.began();
        return new Declaration(
                title, services, described.impact(), since, kind, isPrivate, declaredBy, declaredAt, team, labels);
    }

    Declaration with(HistoryTold told) {
        return new Declaration(
                told.title(),
                told.services(),
                told.impact(),
                told.began(),
                kind,
                isPrivate,
                declaredBy,
                declaredAt,
                team,
                labels);
    }

    Declaration with(TeamSet set) {
        return new Declaration(
                title, services, impact, began, kind, isPrivate, declaredBy, declaredAt, set.team(), labels);
    }

    /** A key is one key in whatever case; the last one is shown as it was written. */
    Declaration with(Labelled labelled) {
        Map<String, String> all = new LinkedHashMap<>(labels);
        all.keySet().removeIf(key -> CaselessKey.same(key, labelled.key()));
        if (labelled.value() != null) {
            all.put(labelled.key(), labelled.value());
        }
        return new Declaration(title, services, impact, began, kind, isPrivate, declaredBy, declaredAt, team, all);
    }
}
