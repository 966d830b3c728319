package io.incidentkit.spring.boot.security;

/** Nothing says who sends; the message says what is asked for, and no secret. */
public final class UnknownSenderException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownSenderException(String message) {
        super(message);
    }
}
