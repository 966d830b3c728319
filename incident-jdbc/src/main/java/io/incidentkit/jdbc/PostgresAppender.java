package io.incidentkit.jdbc;

import io.incidentkit.incident.Incident;
import io.incidentkit.jdbc.ChangeWriter.KeyChanges;
import io.incidentkit.jdbc.OutboxRoutes.Routed;
import io.incidentkit.jdbc.PostgresStatements.Shape;
import io.incidentkit.jdbc.WakeUp.Fate;
import io.incidentkit.jdbc.database.Transactions;
import io.incidentkit.store.IncidentChange;
import io.incidentkit.timeline.EventCodec;
import io.incidentkit.timeline.TimelineEntry;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes everything with one statement: one round trip, and no transaction to begin and to end. */
final class PostgresAppender implements Appender {
    private final JdbcTemplate jdbc;
    private final Transactions transactions;
    private final Rows rows;
    private final OutboxRoutes routes;
    private final Snapshots lastSeen;
    private final PostgresHistory history;

    PostgresAppender(JdbcTemplate jdbc, Transactions transactions, Rows rows, OutboxRoutes routes, Snapshots lastSeen) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.rows = rows;
        this.routes = routes;
        this.lastSeen = lastSeen;
        this.history = new PostgresHistory(jdbc);
    }

    @Override
    public OptionalLong append(IncidentChange change) {
        KeyChanges keys = KeyChanges.of(change);
        // Whatever else goes wrong gives no row; only a taken key would abort the caller's transaction.
        return keys.taken().isEmpty()
                ? transactions.oneStatement(() -> write(change, keys))
                : transactions.oneStatementThatMayFail(() -> write(change, keys));
    }

    @Override
    public OptionalLong appendWithin(IncidentChange change) {
        return write(change, KeyChanges.of(change));
    }

    @Override
    public Optional<Map<UUID, Long>> appendNewWithin(List<IncidentChange> changes) {
        boolean plain = changes.stream()
                .allMatch(change -> change.before().isEmpty()
                        && change.after().openKeys().isEmpty()
                        && routes.wakeUp(change, lastSeen) == Fate.STAYS
                        && routes.of(change).isEmpty());
        return plain ? Optional.of(history.write(changes)) : Optional.empty();
    }

    private OptionalLong write(IncidentChange change, KeyChanges keys) {
        List<Routed> deliveries = routes.of(change);
        Fate wakeUp = routes.wakeUp(change, lastSeen);
        Shape shape = new Shape(
                change.before().isEmpty(),
                !keys.none(),
                deliveries.size(),
                wakeUp,
                change.entries().size());
        OptionalLong number = jdbc.query(
                PostgresStatements.of(shape),
                statement -> bind(statement, change, keys, deliveries, wakeUp),
                PostgresAppender::number);
        return number == null ? OptionalLong.empty() : number;
    }

    private static OptionalLong number(ResultSet rows) throws SQLException {
        return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
    }

    private void bind(
            PreparedStatement statement, IncidentChange change, KeyChanges keys, List<Routed> deliveries, Fate wakeUp)
            throws SQLException {
        int next = rows.bindIncident(statement, change.after());
        Optional<Incident> before = change.before();
        if (before.isPresent()) {
            statement.setInt(next++, before.get().version());
        }
        if (!keys.none()) {
            statement.setArray(next++, array(statement, "text", keys.freed().toArray()));
            statement.setArray(next++, array(statement, "text", keys.taken().toArray()));
        }
        if (!deliveries.isEmpty()) {
            next = bindRows(statement, next, PostgresStatements.DELIVERY_TYPES, columns(deliveries));
        }
        if (wakeUp == Fate.IS_SET) {
            rows.moments().bind(statement, next++, change.nextDue().orElseThrow());
        }
        bindRows(statement, next, PostgresStatements.EVENT_TYPES, entries(change.entries()));
    }

    private static List<@Nullable Object[]> columns(List<Routed> deliveries) {
        List<@Nullable Object[]> columns = new ArrayList<>(deliveries.size());
        for (Routed each : deliveries) {
            columns.add(new @Nullable Object[] {
                columns.size(),
                each.lane(),
                each.channel(),
                each.effect().key(),
                each.effect().kind().code(),
                each.effect().target(),
                each.effect().body()
            });
        }
        return columns;
    }

    private static List<@Nullable Object[]> entries(List<TimelineEntry> entries) {
        List<@Nullable Object[]> columns = new ArrayList<>(entries.size());
        for (TimelineEntry entry : entries) {
            columns.add(new @Nullable Object[] {
                entry.sequence(),
                entry.event().type().code(),
                entry.event().type().version(),
                entry.occurredAt(),
                entry.recordedAt(),
                entry.actor().code(),
                EventCodec.write(entry.event())
            });
        }
        return columns;
    }

    /** A few rows one after another, many as one array a column. */
    private int bindRows(PreparedStatement statement, int from, String[] types, List<@Nullable Object[]> values)
            throws SQLException {
        if (values.size() > PostgresStatements.MOST_VALUES) {
            return PostgresHistory.bind(statement, from, types, values);
        }
        int next = from;
        for (@Nullable Object[] row : values) {
            next = rows.bind(statement, next, row);
        }
        return next;
    }

    private static Array array(PreparedStatement statement, String type, @Nullable Object[] values)
            throws SQLException {
        return statement.getConnection().createArrayOf(type, values);
    }
}
