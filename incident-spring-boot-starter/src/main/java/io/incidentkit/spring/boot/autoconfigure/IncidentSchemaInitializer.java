package io.incidentkit.spring.boot.autoconfigure;

import java.util.Set;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.jdbc.EmbeddedDatabaseConnection;
import org.springframework.boot.sql.init.DatabaseInitializationMode;
import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDatabaseInitializerDetector;
import org.springframework.core.Ordered;

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

    /**
     * Puts our tables last among what prepares the database: a host's own Flyway refuses a schema in which somebody else was
     * first.
     */
    static final class Detector extends AbstractBeansOfTypeDatabaseInitializerDetector {

        Detector() {}

        @Override
        protected Set<Class<?>> getDatabaseInitializerBeanTypes() {
            return Set.of(IncidentSchemaInitializer.class);
        }

        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE;
        }
    }
}
