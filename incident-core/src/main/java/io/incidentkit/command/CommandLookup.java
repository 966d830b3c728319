package io.incidentkit.command;

import io.incidentkit.incident.IncidentId;
import java.util.Optional;

/** Finds what a command names and core can't know: the other incidents that whoever gives the command may see. */
@FunctionalInterface
public interface CommandLookup {

    /**
     * Finds an incident.
     *
     * @param reference its id or its reference, such as {@code INC-7}
     * @return the incident's id, or empty if there is none that may be seen
     * @throws io.incidentkit.validation.InvalidInputException if there is none, with other words for it
     */
    Optional<IncidentId> incident(String reference);
}
