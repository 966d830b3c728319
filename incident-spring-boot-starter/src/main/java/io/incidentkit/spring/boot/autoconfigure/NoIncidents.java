package io.incidentkit.spring.boot.autoconfigure;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/** Says at the start of an application without a store that it has no incidents, and what would give it some. */
final class NoIncidents implements SmartInitializingSingleton {
    /** The remedy, for the log and for whoever asks for incidents in vain. */
    static final String REMEDY =
            "Add a database (spring-boot-starter-jdbc, its driver and spring.datasource.url), or an IncidentStore"
                    + " bean; new InMemoryIncidentStore() keeps incidents until the application ends. incident.enabled=false switches all of it off.";

    private static final Logger LOG = LoggerFactory.getLogger(NoIncidents.class);

    @Override
    public void afterSingletonsInstantiated() {
        LOG.warn(
                "Incident Kit has no incidents here: there is neither a DataSource nor an IncidentStore bean. {}",
                REMEDY);
    }
}
