package io.incidentkit.jdbc;

import static io.incidentkit.jdbc.Samples.ANA;
import static io.incidentkit.jdbc.Samples.alertGroup;
import static io.incidentkit.jdbc.Samples.incidents;
import static io.incidentkit.jdbc.Samples.note;
import static io.incidentkit.jdbc.Samples.triaged;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.incident.Incident;
import io.incidentkit.service.Incidents;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.store.IncidentStore;
import io.incidentkit.timeline.TimelineEntry;
import java.io.IOException;
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

    @Test
    void losesNothingThatWasAnsweredWhenTheProcessIsKilled() throws IOException {
        List<Long> answered = DeclaresForEver.killAfter(50, url());

        try (HikariDataSource pool = open()) {
            IncidentStore store = JdbcIncidentStore.create(pool);
            assertThat(answered).hasSizeGreaterThanOrEqualTo(50).allSatisfy(number -> {
                Incident incident = store.findByNumber(number).orElseThrow();
                assertThat(incident)
                        .isEqualTo(Incident.replay(incident.id(), number, store.timeline(incident.id(), 0, 100)));
            });
        }
    }

    private HikariDataSource open() {
        return DeclaresForEver.open(url());
    }

    /** Without the delay of half a second with which H2 otherwise writes what is committed. */
    private String url() {
        return "jdbc:h2:file:" + directory.resolve("incidents") + ";WRITE_DELAY=0";
    }
}
