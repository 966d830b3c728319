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
 * @param entry the sequence number of the timeline entry with which it began
 * @param endEntry that of the entry with which it ended, its own or the incident's; 0 while they do it
 */
public record Assignment(
        int number,
        Person person,
        String what,
        Instant from,
        @Nullable Instant until,
        int entry,
        int endEntry) {

    /** Returns whether the person still does it. */
    public boolean open() {
        return until == null;
    }

    /**
     * Returns the assignment once it has ended.
     *
     * @param at when; what began later took no time
     * @param with the entry that says so
     * @return the ended assignment
     */
    public Assignment ended(Instant at, int with) {
        return new Assignment(number, person, what, from, at.isBefore(from) ? from : at, entry, with);
    }

    /**
     * Returns the assignment after a correction.
     *
     * @param wrong the entry that gave the wrong moment
     * @param right the right moment
     * @return the corrected assignment; the same if none of its moments came with that entry
     */
    public Assignment corrected(int wrong, Instant right) {
        if (wrong == entry) {
            Instant end = until != null && until.isBefore(right) ? right : until;
            return new Assignment(number, person, what, right, end, entry, endEntry);
        }
        return endEntry != 0 && wrong == endEntry ? ended(right, endEntry) : this;
    }
}
