package io.incidentkit.benchmark.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** Import by hand: past incidents and their events in batches that the driver rewrites, one transaction a batch; no state, no rule. */
final class HistoryByHand implements Contender {
    private static final String INCIDENT = """
            insert into incident (id, version, open, step, severity, commander, title, declared_at, changed_at)
            values (?, ?, false, 'resolved', null, null, ?, ?, ?)
            """;
    private static final String EVENT = """
            insert into incident_event (incident_id, sequence, type, occurred_at, recorded_at, actor, payload)
            values (?, ?, ?, ?, ?, ?, ?)
            """;

    private final HikariDataSource pool;

    private HistoryByHand(HikariDataSource pool) {
        this.pool = pool;
    }

    static HistoryByHand on(Server server) throws SQLException {
        return new HistoryByHand(Floor.tables(server, "history_by_hand", server.batches()));
    }

    @Override
    public String name() {
        return "batches by hand";
    }

    @Override
    public Work work(int thread) {
        return new Work() {
            @Override
            public void declare() throws SQLException {
                batch();
            }

            @Override
            public void step() throws SQLException {
                batch();
            }
        };
    }

    private void batch() throws SQLException {
        OffsetDateTime at = History.NOW.atOffset(ZoneOffset.UTC);
        try (Connection connection = pool.getConnection();
                PreparedStatement incident = connection.prepareStatement(INCIDENT);
                PreparedStatement event = connection.prepareStatement(EVENT)) {
            for (int i = 0; i < History.INCIDENTS; i++) {
                UUID id = Contender.newId();
                incident.setObject(1, id);
                incident.setInt(2, History.EVENTS);
                incident.setString(3, "Checkout answers 5xx");
                incident.setObject(4, at);
                incident.setObject(5, at);
                incident.addBatch();
                for (int sequence = 1; sequence <= History.EVENTS; sequence++) {
                    event.setObject(1, id);
                    event.setInt(2, sequence);
                    event.setString(3, "noted");
                    event.setObject(4, at.plusMinutes(sequence));
                    event.setObject(5, at);
                    event.setString(6, "alice");
                    event.setString(7, Floor.PAYLOAD);
                    event.addBatch();
                }
            }
            incident.executeBatch();
            event.executeBatch();
            connection.commit();
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
