package io.incidentkit.connector.ticket;

import io.incidentkit.connector.alert.AlertRequest;
import io.incidentkit.validation.InvalidInputException;
import java.util.Optional;

/** The form in which a tracker tells of its tickets. Implementations are immutable. */
@FunctionalInterface
public interface TicketForm {
    /**
     * Reads a request whose sender is known.
     *
     * @param request the request
     * @return the ticket as it stands by then; empty if it tells of none
     * @throws InvalidInputException if it is not of the tracker's form
     */
    Optional<Ticket> read(AlertRequest request);
}
