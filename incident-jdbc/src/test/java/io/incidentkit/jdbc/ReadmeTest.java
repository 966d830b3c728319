package io.incidentkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.Incidents;
import java.time.Clock;
import org.junit.jupiter.api.Test;

/** What the README says of a database; the plain example checks that it is the same. */
class ReadmeTest {
    @Test
    void keepsIncidentsInADatabase() {
        try (HikariDataSource dataSource = TestDatabase.H2.migrated()) {
            IncidentSchema.migrate(dataSource);
            Incidents incidents =
                    new Incidents(JdbcIncidentStore.create(dataSource), IncidentPolicy.standard(), Clock.systemUTC());

            Incident declared = incidents.declare(Actor.person("ada"), Declare.of("Checkout is down"));

            assertThat(incidents.get(declared.reference())).isEqualTo(declared);
        }
    }
}
