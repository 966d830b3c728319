package io.incidentkit.connector.history;

import io.incidentkit.validation.InputValidator;

/**
 * The things that who imports says of a history.
 *
 * @param source what to call it, the same each time: with it and its own ids, an incident is imported once
 * @param scale which of our levels its severities are
 */
public record HistorySetting(String source, SeverityScale scale) {
    /**
     * Checks the name.
     *
     * @throws io.incidentkit.validation.InvalidInputException if it is blank or no line
     */
    public HistorySetting {
        InputValidator faults = new InputValidator();
        source = faults.line("source", source);
        faults.throwIfAny();
    }
}
