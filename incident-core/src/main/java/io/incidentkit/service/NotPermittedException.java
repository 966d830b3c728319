package io.incidentkit.service;

import java.io.Serial;

/** A command was given by somebody whom the {@link AccessPolicy} does not let give it. Nothing was changed. */
public final class NotPermittedException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param what what is not permitted, and to whom
     */
    public NotPermittedException(String what) {
        super(what, null, false, false);
    }
}
