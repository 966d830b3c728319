package io.incidentkit.spring.boot.autoconfigure;

import java.io.Serial;
import org.springframework.boot.sql.init.DatabaseInitializationMode;

/** The database can be reached, but not the incident tables in it. */
final class MissingIncidentTablesException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final DatabaseInitializationMode mode;

    MissingIncidentTablesException(DatabaseInitializationMode mode, Throwable cause) {
        super("The incident tables can't be read", cause);
        this.mode = mode;
    }

    DatabaseInitializationMode mode() {
        return mode;
    }
}
