package io.incidentkit.connector.alert;

import java.io.Serial;

/** Whether a request is right can't be said now, as whoever knows did not answer: the sender has to send it again. */
public final class NotNowException extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message why, without a secret
     */
    public NotNowException(String message) {
        super(message);
    }
}
