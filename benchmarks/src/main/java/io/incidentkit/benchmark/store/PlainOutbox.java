package io.incidentkit.benchmark.store;

import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.benchmark.store.Meter.Passed;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** The floor of deliveries: threads that each lock the next row, deliver it, and write the outcome in the transaction that deletes it. */
final class PlainOutbox {
    private static final String[] ROWS = {"""
        insert into incident (id, version, open, step, severity, commander, title, declared_at, changed_at)
        select gen_random_uuid(), 1, true, 'triaged', 'SEV1', 'alice', 'Checkout answers 5xx', now(), now()
        from generate_series(1, %d)
        """, """
        insert into outbox (incident_id, kind, target, body, created_at)
        select id, 'send-update', 'internal-chat', 'error rate of checkout is falling', now() from incident
        """};
    private static final String NEXT =
            "select id, incident_id, kind, target, body from outbox order by id limit 1 for update skip locked";
    private static final String UPDATE =
            "update incident set version = version + 1, changed_at = now() where id = ? returning version";
    private static final String EVENT = """
            insert into incident_event (incident_id, sequence, type, occurred_at, recorded_at, actor, payload)
            values (?, ?, 'delivered', now(), now(), 'dispatcher', ?)
            """;
    private static final String DELETE = "delete from outbox where id = ?";

    private PlainOutbox() {}

    /** Delivers so many. */
    static Passed drain(Server server, String name, int deliveries, int threads) throws Exception {
        try (HikariDataSource pool = Floor.tables(server, name, "")) {
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                for (String rows : ROWS) {
                    statement.execute(rows.formatted(deliveries));
                }
                connection.commit();
            }
            AtomicLong delivered = new AtomicLong();
            ExecutorService workers = Executors.newFixedThreadPool(threads);
            try {
                Meter meter = Meter.start(server);
                List<Future<?>> running = new ArrayList<>();
                for (int i = 0; i < threads; i++) {
                    running.add(workers.submit(() -> {
                        while (next(pool)) {
                            delivered.incrementAndGet();
                        }
                        return null;
                    }));
                }
                for (Future<?> each : running) {
                    each.get();
                }
                Passed passed = meter.stop();
                if (delivered.get() != deliveries) {
                    throw new IllegalStateException(delivered.get() + " were delivered in place of " + deliveries);
                }
                return passed;
            } finally {
                workers.shutdown();
            }
        }
    }

    private static boolean next(HikariDataSource pool) throws SQLException {
        try (Connection connection = pool.getConnection()) {
            long id;
            UUID incident;
            String body;
            try (PreparedStatement next = connection.prepareStatement(NEXT);
                    ResultSet row = next.executeQuery()) {
                if (!row.next()) {
                    return false;
                }
                id = row.getLong(1);
                incident = row.getObject(2, UUID.class);
                body = row.getString(5);
            }
            int version;
            try (PreparedStatement update = connection.prepareStatement(UPDATE)) {
                update.setObject(1, incident);
                try (ResultSet row = update.executeQuery()) {
                    row.next();
                    version = row.getInt(1);
                }
            }
            try (PreparedStatement event = connection.prepareStatement(EVENT)) {
                event.setObject(1, incident);
                event.setInt(2, version);
                event.setString(3, body);
                event.executeUpdate();
            }
            try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
                delete.setLong(1, id);
                delete.executeUpdate();
            }
            connection.commit();
            return true;
        }
    }
}
