package io.incidentkit.jdbc;

import static io.incidentkit.jdbc.Samples.ANA;
import static io.incidentkit.jdbc.Samples.incidents;
import static io.incidentkit.jdbc.Samples.note;
import static io.incidentkit.jdbc.Samples.triaged;
import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.incident.Incident;
import io.incidentkit.service.Incidents;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sixty-four people who write to one incident at the same time, as in the first minutes of an outage: each note is there. */
class HotIncidentTest {
    private static final int WRITERS = 64;
    private static final int NOTES = 20;

    @ParameterizedTest
    @EnumSource
    void losesNoNote(TestDatabase database) {
        try (HikariDataSource pool = database.migrated()) {
            Incidents incidents = incidents(JdbcIncidentStore.create(pool));
            Incident hot = incidents.declare(ANA, triaged("Checkout is down"));
            long t = System.nanoTime();
            List<CompletableFuture<Void>> writers = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                String writer = "writer " + i;
                writers.add(Elsewhere.run(() -> {
                    for (int number = 0; number < NOTES; number++) {
                        incidents.execute(ANA, hot.id(), note(writer + ", note " + number));
                    }
                }));
            }
            CompletableFuture.allOf(writers.toArray(CompletableFuture[]::new))
                    .orTimeout(3, TimeUnit.MINUTES)
                    .join();
            System.out.println(database + " " + (System.nanoTime() - t) / 1000000);

            assertThat(incidents.get(hot.id()).version()).isEqualTo(hot.version() + WRITERS * NOTES);
        }
    }
}
