package io.incidentkit.spring.boot.autoconfigure;

import io.incidentkit.service.Incidents;
import io.incidentkit.store.IncidentStore;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Says what an application lacks that asks for incidents without a place to keep them. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class NoIncidentsFailureAnalyzer extends AbstractFailureAnalyzer<NoSuchBeanDefinitionException> {

    private static final String WHY = "there is neither a DataSource nor an IncidentStore bean";
    private static final String REMEDY =
            "Add a database (spring-boot-starter-jdbc, its driver and spring.datasource.url), or an IncidentStore"
                    + " bean; new InMemoryIncidentStore() keeps incidents until the application ends. incident.enabled=false switches all of it off.";

    NoIncidentsFailureAnalyzer() {}

    /** Returns the same for the log of an application that starts, as none of its beans asks for incidents. */
    static String warning() {
        return "Incident Kit has no incidents here: " + WHY + ". " + REMEDY;
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoSuchBeanDefinitionException cause) {
        Class<?> type = cause.getBeanType();
        boolean isNone = !(cause instanceof NoUniqueBeanDefinitionException);
        return isNone && (type == Incidents.class || type == IncidentStore.class)
                ? new FailureAnalysis(
                        "The application asks for incidents, and " + WHY + " to keep them.", REMEDY, cause)
                : null;
    }
}
