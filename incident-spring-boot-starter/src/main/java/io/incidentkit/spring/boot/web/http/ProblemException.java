package io.incidentkit.spring.boot.web.http;

import java.io.Serial;
import java.util.Map;

/** A request that the API can't serve, for a reason of HTTP. It is an answer, so it has no stack trace. */
public final class ProblemException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient Map<String, ?> more;

    /** Says what the problem is. */
    public ProblemException(ProblemType type, String detail) {
        this(type, detail, Map.of());
    }

    /** Says what the problem is, with members of its own. */
    public ProblemException(ProblemType type, String detail, Map<String, ?> more) {
        super(detail, null, false, false);
        this.type = type;
        this.more = more;
    }

    /** Returns its type. */
    public ProblemType type() {
        return type;
    }

    /** Returns its own members. */
    public Map<String, ?> more() {
        return more;
    }
}
