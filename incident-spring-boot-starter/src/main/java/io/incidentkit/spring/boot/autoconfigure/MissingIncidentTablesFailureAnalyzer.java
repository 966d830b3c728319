package io.incidentkit.spring.boot.autoconfigure;

import java.util.Locale;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.NestedExceptionUtils;

/** Says what to do when the incident tables are missing. */
final class MissingIncidentTablesFailureAnalyzer extends AbstractFailureAnalyzer<MissingIncidentTablesException> {
    private static final String KEY = "incident.jdbc.initialize-schema";

    MissingIncidentTablesFailureAnalyzer() {}

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, MissingIncidentTablesException cause) {
        String why = switch (cause.mode()) {
            case ALWAYS -> "They were created or brought up to date by another user, or in another schema.";
            case EMBEDDED -> "They were not created, because the database is not an embedded one.";
            case NEVER -> "They were not created, because that is left to you.";
        };
        String description = "The incident tables can't be read, or are not up to date: "
                + NestedExceptionUtils.getMostSpecificCause(cause).getMessage()
                + System.lineSeparator()
                + KEY + " is '" + cause.mode().name().toLowerCase(Locale.ROOT) + "'. " + why;
        String action = "Set " + KEY + "=always to have them created and brought up to date at start-up, or apply the"
                + " scripts in the jar of incident-jdbc, io/incidentkit/jdbc/schema/<database>/, with the tool that"
                + " looks after your database, and set " + KEY + "=never.";
        return new FailureAnalysis(description, action, cause);
    }
}
