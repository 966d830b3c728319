package io.incidentkit.connector.ticket;

import io.incidentkit.actionitem.ActionState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A ticket as its tracker tells of it.
 *
 * @param reference how the tracker calls it for ever, such as an id
 * @param address where people find it
 * @param state how it stands there
 * @param at when it was changed last there, or null if that was not said
 */
public record Ticket(
        String reference,
        String address,
        ActionState state,
        @Nullable Instant at) {

    /** Returns its reference and its state. */
    @Override
    public String toString() {
        return reference + " " + state.code();
    }
}
