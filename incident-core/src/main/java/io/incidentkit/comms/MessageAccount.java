package io.incidentkit.comms;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * How the messages to one audience stand of an incident that has ended, in short.
 *
 * @param audience who was to be told
 * @param settled how many messages were met, late, missed, waived and lapsed
 * @param due by when each message is or was due that can still be sent
 */
public record MessageAccount(Audience audience, Tally settled, List<Instant> due) {

    /** Copies the list. */
    public MessageAccount {
        Objects.requireNonNull(audience, "audience");
        Objects.requireNonNull(settled, "settled");
        due = List.copyOf(due);
    }
}
