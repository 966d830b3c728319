package io.incidentkit.timeline;

import io.incidentkit.commander.Actor;
import java.time.Instant;
import java.util.Objects;

/**
 * One entry of an incident's timeline. Entries are only ever appended.
 *
 * @param sequence the entry's number on this timeline, from 1, without gaps
 * @param occurredAt when it happened, to the microsecond
 * @param recordedAt when it was recorded, to the microsecond; never before it happened
 * @param actor who did it
 * @param event what happened
 */
public record TimelineEntry(int sequence, Instant occurredAt, Instant recordedAt, Actor actor, IncidentEvent event) {
    /** Checks that nothing is null: an entry stays for ever. */
    public TimelineEntry {
        Objects.requireNonNull(occurredAt, "occurredAt");
        Objects.requireNonNull(recordedAt, "recordedAt");
        Objects.requireNonNull(actor, "actor");
        Objects.requireNonNull(event, "event");
    }
}
