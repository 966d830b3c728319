package io.incidentkit.comms;

import java.util.List;

/**
 * All that happened in one incident, as far as it decides who has to be told and by when. {@link Obligations#of} says what
 * follows from it.
 *
 * <p>Immutable and thread-safe.
 *
 * @param events the events in the order in which they were recorded. What counts is when each of them happened; the order
 *     decides between events of the same instant
 */
public record CommunicationHistory(List<CommunicationEvent> events) {
    /** Nothing happened. */
    public static final CommunicationHistory EMPTY = new CommunicationHistory(List.of());

    /** Copies the list. */
    public CommunicationHistory {
        events = List.copyOf(events);
    }

    /**
     * Makes a history.
     *
     * @param events the events in the order in which they were recorded
     * @return the history
     */
    public static CommunicationHistory of(CommunicationEvent... events) {
        return new CommunicationHistory(List.of(events));
    }
}
