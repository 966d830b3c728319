package io.incidentkit.spring.boot.security;

import java.time.Duration;

/** More came than is let in; the same request can be sent again later. */
public final class TooManyRequestsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Duration wait;

    TooManyRequestsException(Duration wait) {
        super("Too many at once; try again.");
        this.wait = wait;
    }

    /** Returns after how long it is worth to try again. */
    public Duration after() {
        return wait;
    }
}
