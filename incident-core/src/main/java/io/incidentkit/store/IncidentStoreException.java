package io.incidentkit.store;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The store failed: unreachable, full, damaged. Whether something was written is unknown; a retry is safe. */
public sealed class IncidentStoreException extends RuntimeException permits TransactionLostException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what was tried
     * @param cause what failed, or null
     */
    public IncidentStoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
