package io.incidentkit.timeline;

import io.incidentkit.loop.IncidentKind;
import org.jspecify.annotations.Nullable;

/** Leaves the kind out of the stored form of a real incident, so that it is stored as it was before there were others. */
final class OrdinaryKind {
    /** Equal to what is left out; the JSON mapper asks so. */
    @Override
    public boolean equals(@Nullable Object kind) {
        return kind == IncidentKind.REAL || kind instanceof OrdinaryKind;
    }

    @Override
    public int hashCode() {
        return IncidentKind.REAL.hashCode();
    }
}
