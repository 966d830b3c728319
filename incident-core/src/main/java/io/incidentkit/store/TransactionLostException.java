package io.incidentkit.store;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A transaction of the caller's can't go on: the database has chosen it to lose, as in a deadlock, or what it sees is older than
 * what is stored. Nothing of it is written once it is rolled back. It is no use to try again inside of it: begin the whole
 * transaction again, with a new one.
 */
public final class TransactionLostException extends IncidentStoreException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates the exception.
     *
     * @param message what was tried
     * @param cause how the database said so
     */
    public TransactionLostException(String message, @Nullable Throwable cause) {
        super(message + ": the transaction that it was part of is lost; roll it back and begin it again", cause);
    }
}
