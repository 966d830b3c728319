package io.incidentkit.spring.boot.autoconfigure;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.jdbc.EmbeddedDatabaseConnection;
import org.springframework.boot.sql.init.DatabaseInitializationMode;

/** Creates the incident tables, or brings them up to date, when the context starts and the properties say so. */
final class IncidentSchemaInitializer implements InitializingBean {
    private final IncidentTables tables;
    private final DatabaseInitializationMode mode;

    IncidentSchemaInitializer(IncidentTables tables, DatabaseInitializationMode mode) {
        this.tables = tables;
        this.mode = mode;
    }

    @Override
    public void afterPropertiesSet() {
        boolean wanted = switch (mode) {
            case ALWAYS -> true;
            case EMBEDDED -> EmbeddedDatabaseConnection.isEmbedded(tables.dataSource());
            case NEVER -> false;
        };
        if (wanted) {
            tables.migrate();
        }
    }
}
