package io.incidentkit.spring.boot.web.http;

import java.io.Serial;

/** A request that the API can't serve, for a reason of HTTP. It is an answer, so it has no stack trace. */
public final class ProblemException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final ProblemType type;

    public ProblemException(ProblemType type, String detail) {
        super(detail, null, false, false);
        this.type = type;
    }

    public ProblemType type() {
        return type;
    }
}
