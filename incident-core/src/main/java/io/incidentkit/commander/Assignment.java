package io.incidentkit.commander;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A piece of work that one person does for an incident.
 *
 * @param number the assignment's number on this incident, from 1
 * @param person who does it
 * @param what what they do
 * @param from since when
 * @param until until when, or null while they do it
 */
public record Assignment(
        int number,
        Person person,
        String what,
        Instant from,
        @Nullable Instant until) {

    /** Returns whether the person still does it. */
    public boolean open() {
        return until == null;
    }
}
