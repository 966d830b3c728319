package io.incidentkit.service;

import java.io.Serial;

/** A command was given to an incident that does not exist. */
public final class UnknownIncidentException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String reference;

    /**
     * Creates the exception.
     *
     * @param reference how the caller named the incident
     */
    public UnknownIncidentException(String reference) {
        super("There is no incident " + reference, null, false, false);
        this.reference = reference;
    }

    /** Returns how the caller named the incident. */
    public String reference() {
        return reference;
    }
}
