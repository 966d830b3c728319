package io.incidentkit.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.jdbc.database.Database;
import io.incidentkit.jdbc.database.Moments;
import io.incidentkit.obligation.Tellings;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.store.ConcurrentUpdateException;
import io.incidentkit.store.IncidentChange;
import io.incidentkit.test.history.Histories;
import io.incidentkit.test.history.History;
import io.incidentkit.test.history.PlayedCommand;
import io.incidentkit.test.history.PlayedHistory;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.springframework.jdbc.core.JdbcTemplate;

/** A wake-up that may stay is not written again; what stands in the database is never later than what is due. */
class WakeUpsTest {
    private static final IncidentPolicy POLICY = IncidentPolicy.standard();
    private static final String WHICH = " where task_name = 'incident-timer' and task_instance = ?";

    private static List<Nodes> databases;

    /** Two nodes of one database. */
    private record Nodes(HikariDataSource pool, Moments moments, List<JdbcIncidentStore> stores) {
        static Nodes on(TestDatabase database) {
            HikariDataSource pool = database.migrated();
            return new Nodes(pool, Database.of(pool).platform().moments(), List.of(store(pool), store(pool)));
        }

        private static JdbcIncidentStore store(HikariDataSource pool) {
            return JdbcOutbox.builder(pool).build().store();
        }

        JdbcIncidentStore any(Random random) {
            return stores.get(random.nextInt(stores.size()));
        }

        Optional<Instant> wakeUp(IncidentId id) {
            return new JdbcTemplate(pool)
                            .query(
                                    "select execution_time from incident_task" + WHICH,
                                    (row, index) -> moments.read(row, "execution_time"),
                                    id.toString())
                            .stream()
                            .findFirst();
        }

        /** What a node does whose turn it is: it looks at what is stored, and sets the wake-up to what is due next. */
        void wake(IncidentId id, Optional<Instant> next) {
            JdbcTemplate jdbc = new JdbcTemplate(pool);
            if (next.isPresent()) {
                jdbc.update(
                        "update incident_task set execution_time = ?" + WHICH,
                        moments.stored(next.get()),
                        id.toString());
            } else {
                jdbc.update("delete from incident_task" + WHICH, id.toString());
            }
        }
    }

    @BeforeContainer
    static void open() {
        databases = TestDatabase.here().stream().map(Nodes::on).toList();
    }

    @AfterContainer
    static void close() {
        databases.forEach(each -> each.pool().close());
    }

    @Provide
    Arbitrary<History> histories() {
        return Histories.any();
    }

    @Property(tries = 100)
    void noWakeUpIsLaterThanWhatIsDue(@ForAll("histories") History history, @ForAll long seed) {
        PlayedHistory played = history.play();
        for (Nodes nodes : databases) {
            play(nodes, played, new IncidentId(UUID.randomUUID()), new Random(seed));
        }
    }

    private static void play(Nodes nodes, PlayedHistory played, IncidentId id, Random random) {
        try {
            Incident incident = append(
                    nodes, Optional.empty(), Incident.replay(id, 0, played.declared()), played.declared(), random);
            for (PlayedCommand turn : played.accepted()) {
                Instant now = turn.entries().get(turn.entries().size() - 1).recordedAt();
                if (nodes.wakeUp(id).filter(at -> !at.isAfter(now)).isPresent()) {
                    nodes.wake(id, due(incident, now));
                }
                if (random.nextInt(4) == 0) {
                    incident = nodes.any(random).find(id).orElseThrow();
                }
                incident =
                        append(nodes, Optional.of(incident), incident.evolve(turn.entries()), turn.entries(), random);
            }
        } catch (ConcurrentUpdateException e) {
            // A group of alerts belongs to an earlier history that is still open.
        }
    }

    private static Incident append(
            Nodes nodes, Optional<Incident> before, Incident after, List<TimelineEntry> entries, Random random) {
        Optional<Instant> due = due(after, after.lastRecordedAt());
        Incident stored = nodes.any(random).append(new IncidentChange(before, entries, after, List.of(), due));
        Optional<Instant> wakeUp = nodes.wakeUp(after.id());
        assertThat(wakeUp.isPresent())
                .as("there is one if something is due, and only then")
                .isEqualTo(due.isPresent());
        wakeUp.ifPresent(at -> assertThat(at).isBeforeOrEqualTo(due.orElseThrow()));
        return stored;
    }

    private static Optional<Instant> due(Incident incident, Instant now) {
        return Tellings.nextDue(incident, POLICY.dutyBook(), now);
    }
}
