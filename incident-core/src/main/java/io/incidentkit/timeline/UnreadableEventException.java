package io.incidentkit.timeline;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** A stored event that this release can't read: damaged, or written by a newer release. */
public final class UnreadableEventException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    UnreadableEventException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
