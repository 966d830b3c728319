package io.incidentkit.store;

import io.incidentkit.incident.IncidentId;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Somebody else changed the incident first. Nothing was written; load it again and decide anew. */
public final class ConcurrentUpdateException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient IncidentId id;
    private final int expectedVersion;

    /**
     * Creates the exception.
     *
     * @param id the incident
     * @param expectedVersion the version that was expected, 0 for a new incident
     */
    public ConcurrentUpdateException(IncidentId id, int expectedVersion) {
        this(id, expectedVersion, null);
    }

    /**
     * Creates the exception.
     *
     * @param id the incident
     * @param expectedVersion the version that was expected, 0 for a new incident
     * @param cause how the database said so, such as a deadlock; null if it said nothing
     */
    public ConcurrentUpdateException(IncidentId id, int expectedVersion, @Nullable Throwable cause) {
        super("Incident " + id + " is not at version " + expectedVersion + " any more", cause, false, false);
        this.id = id;
        this.expectedVersion = expectedVersion;
    }

    /** Returns the incident's identity. */
    public IncidentId id() {
        return id;
    }

    /** Returns the version that was expected, 0 for a new incident. */
    public int expectedVersion() {
        return expectedVersion;
    }
}
