package io.incidentkit.incident;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where an incident was merged into, or null, and which were merged into it. */
record Merges(@Nullable IncidentId into, List<IncidentId> duplicates) {
    static final Merges NONE = new Merges(null, List.of());

    Merges {
        duplicates = List.copyOf(duplicates);
    }

    Merges mergedInto(IncidentId other) {
        return new Merges(other, duplicates);
    }

    Merges with(IncidentId duplicate) {
        List<IncidentId> all = new ArrayList<>(duplicates);
        all.add(duplicate);
        return new Merges(into, all);
    }
}
