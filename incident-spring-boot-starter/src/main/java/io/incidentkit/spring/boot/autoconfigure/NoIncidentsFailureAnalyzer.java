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

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoSuchBeanDefinitionException cause) {
        Class<?> type = cause.getBeanType();
        boolean isNone = !(cause instanceof NoUniqueBeanDefinitionException);
        return isNone && (type == Incidents.class || type == IncidentStore.class)
                ? new FailureAnalysis(
                        "The application asks for incidents, and there is neither a DataSource nor an IncidentStore bean to keep them.",
                        NoIncidents.REMEDY,
                        cause)
                : null;
    }
}
