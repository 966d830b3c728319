package io.incidentkit.benchmark.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/**
 * The limit: all that a command of ours writes, on the store's own tables, by hand with one statement and nothing decided: an event, the
 * row with a snapshot that is ready, a delivery, its task and the next due moment.
 */
final class OneStatement implements Contender {
    private static final String SNAPSHOT = "{\"state\":\"" + "of an incident ".repeat(110) + "\"}";
    private static final String DECLARE = """
            insert into incident (
                id, version, open, is_private, step, severity, commander, title, facets, declared_at, detected_at,
                snapshot_format, snapshot)
            values (?, 0, true, false, 'triaged', 'SEV1', 'alice', 'Checkout answers 5xx', '', ?, ?, 1, ?)
            """;
    private static final String STEP = """
            with stored as (
                update incident set
                    version = ?, open = ?, is_private = ?, step = ?, severity = ?, commander = ?, title = ?, facets = ?,
                    declared_at = ?, detected_at = ?, snapshot_format = ?, snapshot = ?
                where id = ? and version = ?
                returning id, number
            ), delivery as (
                insert into incident_delivery (
                    state, attempts, waiting_since, incident_id, lane, channel, effect_key, kind, target, body)
                select 'waiting', 0, current_timestamp, stored.id, one.lane, 'chat', one.lane, 'send-update',
                    'internal-chat', one.body
                from stored, (values (?::text, ?::text)) as one (lane, body)
                returning lane
            ), lane as (
                insert into incident_task (task_name, task_instance, execution_time, picked, version)
                select 'incident-lane', lane, current_timestamp, false, 1 from delivery
                on conflict (task_name, task_instance) do update set execution_time = excluded.execution_time where false
            ), timer as (
                insert into incident_task (task_name, task_instance, execution_time, picked, version)
                select 'incident-timer', stored.id::text, ?::timestamptz, false, 1 from stored
                on conflict (task_name, task_instance) do update set execution_time = excluded.execution_time
            ), appended as (
                insert into incident_event (
                    incident_id, sequence, type, version, occurred_at, recorded_at, actor, payload)
                select stored.id, entry.sequence, 'noted', 1, entry.occurred_at, entry.recorded_at, 'alice', entry.payload
                from stored, (values (?::int4, ?::timestamptz, ?::timestamptz, ?::text))
                    as entry (sequence, occurred_at, recorded_at, payload)
            )
            select number from stored
            """;

    private final HikariDataSource pool;

    private OneStatement(HikariDataSource pool) {
        this.pool = pool;
    }

    static OneStatement on(Server server) {
        return new OneStatement(server.store("one_statement"));
    }

    @Override
    public String name() {
        return "limit: one statement by hand";
    }

    @Override
    public Work work(int thread) {
        return new Work() {
            private UUID id = Contender.newId();
            private int version;

            @Override
            public void declare() throws SQLException {
                id = Contender.newId();
                version = 0;
                OffsetDateTime now = now();
                try (Connection connection = pool.getConnection();
                        PreparedStatement declare = connection.prepareStatement(DECLARE)) {
                    declare.setObject(1, id);
                    declare.setObject(2, now);
                    declare.setObject(3, now);
                    declare.setString(4, SNAPSHOT);
                    declare.executeUpdate();
                }
            }

            @Override
            public void step() throws SQLException {
                try (Connection connection = pool.getConnection();
                        PreparedStatement step = connection.prepareStatement(STEP)) {
                    bind(step, id, version++);
                    try (ResultSet stored = step.executeQuery()) {
                        if (!stored.next()) {
                            throw new IllegalStateException("Somebody was faster");
                        }
                    }
                }
            }
        };
    }

    private static void bind(PreparedStatement step, UUID id, int version) throws SQLException {
        OffsetDateTime now = now();
        int next = 1;
        step.setInt(next++, version + 1);
        step.setBoolean(next++, true);
        step.setBoolean(next++, false);
        step.setString(next++, "triaged");
        step.setString(next++, "SEV1");
        step.setString(next++, "alice");
        step.setString(next++, "Checkout answers 5xx");
        step.setString(next++, "");
        step.setObject(next++, now);
        step.setObject(next++, now);
        step.setInt(next++, 1);
        step.setString(next++, SNAPSHOT);
        step.setObject(next++, id);
        step.setInt(next++, version);
        step.setString(next++, id + "/chat");
        step.setString(next++, Floor.PAYLOAD);
        step.setObject(next++, now.plusHours(1));
        step.setInt(next++, version + 1);
        step.setObject(next++, now);
        step.setObject(next++, now);
        step.setString(next, Floor.PAYLOAD);
    }

    private static OffsetDateTime now() {
        return Instant.now().atOffset(ZoneOffset.UTC);
    }

    @Override
    public void close() {
        pool.close();
    }
}
