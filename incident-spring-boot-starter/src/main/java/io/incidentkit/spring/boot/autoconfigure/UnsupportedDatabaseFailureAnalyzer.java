package io.incidentkit.spring.boot.autoconfigure;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do where incidents can't be kept in the database of the application. */
final class UnsupportedDatabaseFailureAnalyzer extends AbstractFailureAnalyzer<UnsupportedDatabaseException> {

    UnsupportedDatabaseFailureAnalyzer() {}

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnsupportedDatabaseException cause) {
        return new FailureAnalysis(
                "Incidents can't be kept in the database of this application. " + cause.getMessage() + ".",
                "Add a DataSource bean for one of those, marked with @IncidentDataSource; or an IncidentStore bean of your own, such as"
                        + " an InMemoryIncidentStore to try it; or set incident.enabled=false.",
                cause);
    }
}
