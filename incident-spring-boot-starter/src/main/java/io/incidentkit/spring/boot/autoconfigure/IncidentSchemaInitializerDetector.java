package io.incidentkit.spring.boot.autoconfigure;

import java.util.Set;
import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDatabaseInitializerDetector;
import org.springframework.core.Ordered;

/**
 * Puts our tables last among what prepares the database: a host's own Flyway refuses a schema in which somebody else was
 * first.
 */
final class IncidentSchemaInitializerDetector extends AbstractBeansOfTypeDatabaseInitializerDetector {

    IncidentSchemaInitializerDetector() {}

    @Override
    protected Set<Class<?>> getDatabaseInitializerBeanTypes() {
        return Set.of(IncidentSchemaInitializer.class);
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
