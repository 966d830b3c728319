package io.incidentkit.incident;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where an incident was merged into, or null, and which were merged into it. */
record MergeLinks(@Nullable IncidentId into, List<IncidentId> duplicates) {
    static final MergeLinks NONE = new MergeLinks(null, List.of());

    MergeLinks {
        duplicates = List.copyOf(duplicates);
    }

    MergeLinks mergedInto(IncidentId other) {
        return new MergeLinks(other, duplicates);
    }

    MergeLinks with(IncidentId duplicate) {
        List<IncidentId> all = new ArrayList<>(duplicates);
        all.add(duplicate);
        return new MergeLinks(into, all);
    }
}
