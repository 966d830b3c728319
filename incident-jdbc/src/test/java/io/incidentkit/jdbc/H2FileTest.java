package io.incidentkit.jdbc;

import static io.incidentkit.jdbc.Samples.ANA;
import static io.incidentkit.jdbc.Samples.alertGroup;
import static io.incidentkit.jdbc.Samples.incidents;
import static io.incidentkit.jdbc.Samples.note;
import static io.incidentkit.jdbc.Samples.triaged;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentQuery;
import io.incidentkit.incident.Incidents;
import io.incidentkit.timeline.TimelineEntry;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The smallest installation: a database in a file beside the application. */
class H2FileTest {
    @TempDir
    Path directory;

    @Test
    void losesNothingWhenTheFileIsClosedAndOpenedAgain() {
        Incident noted;
        Incident alerted;
        List<TimelineEntry> timeline;
        try (HikariDataSource pool = open()) {
            Incidents incidents = incidents(JdbcIncidentStore.create(pool));
            noted = incidents.execute(
                    ANA, incidents.declare(ANA, triaged("Checkout is down")).id(), note("looking"));
            alerted = incidents.receive(ANA, alertGroup("disk")).orElseThrow();
            timeline = incidents.timeline(noted.id());
        }
        try (HikariDataSource pool = open()) {
            Incidents incidents = incidents(JdbcIncidentStore.create(pool));

            assertThat(incidents.get(noted.id())).isEqualTo(noted);
            assertThat(incidents.timeline(noted.id())).isEqualTo(timeline);
            assertThat(incidents.list(IncidentQuery.open()).incidents()).containsExactly(alerted, noted);
            assertThat(incidents.receive(ANA, alertGroup("disk")).orElseThrow().id())
                    .isEqualTo(alerted.id());
            assertThat(incidents.declare(ANA, triaged("Search is down")).number())
                    .isEqualTo(alerted.number() + 1);
        }
    }

    private HikariDataSource open() {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl("jdbc:h2:file:" + directory.resolve("incidents"));
        IncidentSchema.migrate(pool);
        return pool;
    }
}
