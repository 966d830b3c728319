package io.incidentkit.spring.boot.actuate;

import io.incidentkit.service.Incidents;
import io.incidentkit.spring.boot.autoconfigure.IncidentAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

/**
 * Puts the incident into the diagnostic context of the log (MDC) during each command and each call of a channel: {@code incident} is its
 * number, such as {@code INC-42}, {@code incidentId} its id.
 */
@AutoConfiguration(after = IncidentAutoConfiguration.class)
@ConditionalOnSingleCandidate(Incidents.class)
public final class IncidentLoggingAutoConfiguration {
    /** Made by Spring. */
    public IncidentLoggingAutoConfiguration() {}

    @Bean
    IncidentInLogs incidentInLogs() {
        return new IncidentInLogs();
    }
}
