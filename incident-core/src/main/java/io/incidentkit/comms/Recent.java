package io.incidentkit.comms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last events of a {@link CommunicationState}, the latest one and those before it: one more shares all that were there, and
 * null is none.
 *
 * @param event the event
 * @param at when it happened
 * @param entry the timeline entry that tells it, or 0 if none is known
 * @param before those that happened before it
 * @param size how many they all are
 */
record Recent(
        CommunicationEvent event,
        Instant at,
        int entry,
        @Nullable Recent before,
        int size) {

    static Recent of(CommunicationEvent event, int entry, @Nullable Recent before) {
        Instant at = event.at();
        int size = count(before) + 1;
        return new Recent(event, at, entry, before, size);
    }

    static int count(@Nullable Recent recent) {
        return recent == null ? 0 : recent.size;
    }

    /** Whether this one comes after another that happened at a moment: what happened at the same one is in the order of entries. */
    boolean isAfter(Instant moment, int other) {
        int order = at.compareTo(moment);
        return order > 0 || (order == 0 && entry > other && other > 0);
    }

    /** A new list, in the order in which the events happened. */
    static List<Recent> list(@Nullable Recent recent) {
        List<Recent> all = new ArrayList<>(count(recent) + 1);
        for (Recent each = recent; each != null; each = each.before) {
            all.add(each);
        }
        Collections.reverse(all);
        return all;
    }
}
