package io.incidentkit.benchmark.store;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.backfill.PastIncident;
import io.incidentkit.backfill.PastIncidentBuilder;
import io.incidentkit.backfill.PastUpdate;
import io.incidentkit.commander.Actor;
import io.incidentkit.jdbc.JdbcIncidentStore;
import io.incidentkit.loop.Step;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.Incidents;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Import as it is used: the rules of each past incident, its state, and the columns of lists. */
final class History implements Contender {
    /** How many past incidents one turn of work takes in. */
    static final int INCIDENTS = 20;

    static final Instant NOW = Instant.parse("2026-03-01T00:00:00Z");

    private static final Actor IMPORTER = Actor.system("importer");
    private static final int UPDATES = 20;
    /** How many events each has. */
    static final int EVENTS =
            events(new Incidents(new InMemoryIncidentStore(), IncidentPolicy.standard(), Clock.systemUTC()));

    private final HikariDataSource pool;
    private final Incidents incidents;

    private History(HikariDataSource pool) {
        this.pool = pool;
        this.incidents = new Incidents(JdbcIncidentStore.create(pool), IncidentPolicy.standard(), Clock.systemUTC());
    }

    static History on(Server server) {
        return new History(server.store("history"));
    }

    @Override
    public String name() {
        return "ours";
    }

    @Override
    public Work work(int thread) {
        return new Work() {
            @Override
            public void declare() {
                batch();
            }

            @Override
            public void step() {
                batch();
            }
        };
    }

    private void batch() {
        List<PastIncident> batch = new ArrayList<>();
        for (int i = 0; i < INCIDENTS; i++) {
            batch.add(past());
        }
        incidents.importHistory(IMPORTER, batch);
    }

    private static int events(Incidents incidents) {
        return incidents.importHistory(IMPORTER, past()).incident().version();
    }

    private static PastIncident past() {
        PastIncidentBuilder past =
                PastIncident.builder("status page", UUID.randomUUID().toString(), "Checkout answers 5xx");
        List<PastUpdate> updates = new ArrayList<>();
        for (int i = 0; i < UPDATES; i++) {
            updates.add(new PastUpdate(NOW.plusSeconds(60L * i), step(i), "Two pods still restart, update " + i));
        }
        return past.updates(updates).build();
    }

    private static @Nullable Step step(int update) {
        return switch (update) {
            case 0 -> Step.DETECTED;
            case 5 -> Step.DIAGNOSED;
            case 12 -> Step.MITIGATED;
            case UPDATES - 1 -> Step.RESOLVED;
            default -> null;
        };
    }

    @Override
    public void close() {
        pool.close();
    }
}
