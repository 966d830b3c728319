package io.incidentkit.spring.boot.autoconfigure;

import java.io.Serial;

/** The data source speaks to a database in which incidents can't be kept. */
final class UnsupportedDatabaseException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    UnsupportedDatabaseException(String message, Throwable cause) {
        super(message, cause);
    }
}
