package io.incidentkit.spring.boot.autoconfigure;

import io.incidentkit.jdbc.IncidentSchema;
import javax.sql.DataSource;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.jdbc.EmbeddedDatabaseConnection;
import org.springframework.boot.sql.init.DatabaseInitializationMode;

/** Creates the incident tables, or brings them up to date, when the context starts and the properties say so. */
final class IncidentSchemaInitializer implements InitializingBean {
    private final DataSource dataSource;
    private final DatabaseInitializationMode mode;

    IncidentSchemaInitializer(DataSource dataSource, DatabaseInitializationMode mode) {
        this.dataSource = dataSource;
        this.mode = mode;
    }

    @Override
    public void afterPropertiesSet() {
        boolean wanted = switch (mode) {
            case ALWAYS -> true;
            case EMBEDDED -> EmbeddedDatabaseConnection.isEmbedded(dataSource);
            case NEVER -> false;
        };
        if (wanted) {
            IncidentSchema.migrate(dataSource);
        }
    }
}
