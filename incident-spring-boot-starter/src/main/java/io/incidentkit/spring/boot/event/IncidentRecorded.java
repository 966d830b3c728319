package io.incidentkit.spring.boot.event;

import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.timeline.EventType;
import io.incidentkit.timeline.TimelineEntry;
import java.util.Objects;

/**
 * An entry of a timeline was written: one event for each, in their order, published to the application context inside the transaction
 * that writes it. That is the host's, or one of its own. So a plain {@code @EventListener} takes part in it: what it writes is committed with the
 * entry or not at all, and if it throws, the command is undone and its caller gets the exception. A {@code @TransactionalEventListener}
 * hears of it before the commit or after it, as it asks; after the commit it can stop nothing, and after a rollback it hears nothing. A
 * store of the host's own that knows no transactions has written the entry by the time that anybody hears of it.
 *
 * <p>Private incidents are among them, whole: whoever tells somebody asks {@link #isPrivate()} first.
 *
 * @param incident the incident after all entries that were written with this one
 * @param entry the entry
 */
public record IncidentRecorded(Incident incident, TimelineEntry entry) {

    /** Requires both parts. */
    public IncidentRecorded {
        Objects.requireNonNull(incident, "incident");
        Objects.requireNonNull(entry, "entry");
    }

    /** Returns the incident's identity. */
    public IncidentId id() {
        return incident.id();
    }

    /** Returns the name by which people call the incident, such as {@code INC-42}. */
    public String reference() {
        return incident.reference();
    }

    /** Returns what was recorded. */
    public EventType type() {
        return entry.event().type();
    }

    /** Returns whether only those on the incident may know of it. */
    public boolean isPrivate() {
        return incident.isPrivate();
    }

    /** Returns reference, number and kind of the entry: nothing that a log may not say. */
    @Override
    public String toString() {
        return reference() + " #" + entry.sequence() + " " + type();
    }
}
