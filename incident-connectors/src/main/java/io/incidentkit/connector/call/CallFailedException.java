package io.incidentkit.connector.call;

import java.io.IOException;

/** No answer came, or one that nobody can read. The message names neither the address nor what was sent, so that it holds no secret. */
public final class CallFailedException extends IOException {
    private static final long serialVersionUID = 1L;

    /** Says why; the cause is not kept, as the messages of clients have addresses. */
    CallFailedException(String message) {
        super(message);
    }
}
