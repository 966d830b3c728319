package io.incidentkit.jdbc;

import io.incidentkit.incident.Incident;
import io.incidentkit.jdbc.ChangeWriter.KeyChanges;
import io.incidentkit.jdbc.OutboxRoutes.Routed;
import io.incidentkit.jdbc.PostgresStatements.Shape;
import io.incidentkit.jdbc.WakeUp.Fate;
import io.incidentkit.jdbc.database.Transactions;
import io.incidentkit.jdbc.outline.OutlineTable;
import io.incidentkit.jdbc.seal.EntryLinks;
import io.incidentkit.jdbc.seal.SealedEntry;
import io.incidentkit.store.IncidentChange;
import java.sql.Array;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
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
    private final EntryLinks links;

    PostgresAppender(
            JdbcTemplate jdbc,
            Transactions transactions,
            Rows rows,
            OutboxRoutes routes,
            Snapshots lastSeen,
            EntryLinks links) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.rows = rows;
        this.routes = routes;
        this.lastSeen = lastSeen;
        this.links = links;
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
                OutlineTable.isWrittenWith(change),
                change.entries().size());
        // Read before the statement has its connection: a second one may not be there.
        byte[] prior = shape.isChained() ? null : prior(change);
        OptionalLong number = jdbc.query(
                PostgresStatements.of(shape),
                statement -> bind(statement, change, keys, deliveries, shape, prior),
                PostgresAppender::number);
        return number == null ? OptionalLong.empty() : number;
    }

    private static OptionalLong number(ResultSet rows) throws SQLException {
        return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
    }

    private void bind(
            PreparedStatement statement,
            IncidentChange change,
            KeyChanges keys,
            List<Routed> deliveries,
            Shape shape,
            byte @Nullable [] prior)
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
        if (shape.wakeUp() == Fate.IS_SET) {
            rows.moments().bind(statement, next++, change.nextDue().orElseThrow());
        }
        if (shape.outline()) {
            next = OutlineTable.bind(statement, next, change.after());
        }
        bindEntries(statement, next, change, prior);
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
                each.effect().body(),
                each.trace()
            });
        }
        return columns;
    }

    private static @Nullable Object[] columns(SealedEntry entry) {
        return new @Nullable Object[] {
            entry.sequence(),
            entry.type(),
            entry.version(),
            entry.occurredAt(),
            entry.recordedAt(),
            entry.actor(),
            entry.payload(),
            entry.salt()
        };
    }

    private static List<@Nullable Object[]> linked(List<SealedEntry> entries, List<byte[]> links) {
        List<@Nullable Object[]> rows = new ArrayList<>(entries.size());
        for (int i = 0; i < links.size(); i++) {
            @Nullable Object[] columns = columns(entries.get(i));
            @Nullable Object[] row = Arrays.copyOf(columns, columns.length + 1);
            row[columns.length] = links.get(i);
            rows.add(row);
        }
        return rows;
    }

    /** The link that the first new entry follows. */
    private byte[] prior(IncidentChange change) {
        UUID id = change.after().id().value();
        return change.before().map(before -> links.last(id, before.version())).orElseGet(() -> SealedEntry.first(id));
    }

    /** Without a prior link, the statement looks for it and makes the links. */
    private void bindEntries(PreparedStatement statement, int from, IncidentChange change, byte @Nullable [] prior)
            throws SQLException {
        UUID id = change.after().id().value();
        List<SealedEntry> entries = SealedEntry.of(change.entries());
        if (prior != null) {
            bindRows(
                    statement,
                    from,
                    PostgresStatements.EVENT_TYPES,
                    linked(entries, SealedEntry.links(prior, entries)));
            return;
        }
        int next = rows.bind(statement, from, new @Nullable Object[] {
            id, change.before().orElseThrow().version(), SealedEntry.first(id)
        });
        List<byte[]> digests = new ArrayList<>(entries.size());
        for (SealedEntry entry : entries) {
            digests.add(entry.digest());
            next = rows.bind(statement, next, columns(entry));
            for (byte[] digest : digests) {
                statement.setBytes(next++, digest);
            }
        }
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
