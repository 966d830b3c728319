package io.incidentkit.comms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last events of a {@link CommunicationState}, the latest one and those before it: one more shares all that were there, and
 * null is none.
 */
record Recent(
        CommunicationEvent event, Instant at, @Nullable Recent before, int size) {

    static Recent of(CommunicationEvent event, @Nullable Recent before) {
        Instant at = event.at();
        int size = count(before) + 1;
        return new Recent(event, at, before, size);
    }

    static int count(@Nullable Recent recent) {
        return recent == null ? 0 : recent.size;
    }

    /** A new list of the events, in the order in which they happened. */
    static List<CommunicationEvent> list(@Nullable Recent recent) {
        List<CommunicationEvent> events = new ArrayList<>(count(recent) + 1);
        for (Recent each = recent; each != null; each = each.before) {
            events.add(each.event);
        }
        Collections.reverse(events);
        return events;
    }
}
