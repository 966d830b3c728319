package io.incidentkit.jdbc;

import io.incidentkit.incident.Incident;
import io.incidentkit.store.IncidentChange;
import io.incidentkit.timeline.EventCodec;
import io.incidentkit.timeline.TimelineEntry;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;

/** Writes everything with one statement: one round trip, and no transaction to begin and to end. */
final class PostgresAppender implements Appender {
    private final JdbcTemplate jdbc;
    private final Transactions transactions;
    private final Rows rows;

    PostgresAppender(JdbcTemplate jdbc, Transactions transactions, Rows rows) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.rows = rows;
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

    private OptionalLong write(IncidentChange change, KeyChanges keys) {
        OptionalLong number = jdbc.query(
                sql(change.before().isEmpty(), keys.none()),
                statement -> bind(statement, change, keys),
                PostgresAppender::number);
        return number == null ? OptionalLong.empty() : number;
    }

    private static String sql(boolean isNew, boolean keepsKeys) {
        if (isNew) {
            return keepsKeys ? Sql.POSTGRES_DECLARE : Sql.POSTGRES_DECLARE_WITH_KEYS;
        }
        return keepsKeys ? Sql.POSTGRES_APPEND : Sql.POSTGRES_APPEND_WITH_KEYS;
    }

    private static OptionalLong number(ResultSet rows) throws SQLException {
        return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
    }

    private void bind(PreparedStatement statement, IncidentChange change, KeyChanges keys) throws SQLException {
        int next = rows.bindIncident(statement, change.after());
        Optional<Incident> before = change.before();
        if (before.isPresent()) {
            statement.setInt(next++, before.get().version());
        }
        if (!keys.none()) {
            bind(statement, next++, "text", keys.freed(), key -> key);
            bind(statement, next++, "text", keys.taken(), key -> key);
        }
        bindEntries(statement, next, change.entries());
    }

    /** One array a column, so that the statement is the same for any number of entries. */
    private static void bindEntries(PreparedStatement statement, int from, List<TimelineEntry> entries)
            throws SQLException {
        int i = from;
        bind(statement, i++, "int4", entries, TimelineEntry::sequence);
        bind(statement, i++, "text", entries, entry -> entry.event().type().code());
        bind(statement, i++, "int4", entries, entry -> entry.event().type().version());
        bind(statement, i++, "timestamptz", entries, TimelineEntry::occurredAt);
        bind(statement, i++, "timestamptz", entries, TimelineEntry::recordedAt);
        bind(statement, i++, "text", entries, entry -> entry.actor().code());
        bind(statement, i, "text", entries, entry -> EventCodec.write(entry.event()));
    }

    private static <T> void bind(
            PreparedStatement statement, int index, String type, List<T> rows, Function<? super T, Object> column)
            throws SQLException {
        // As text: the driver knows no array of instants, and an instant's text says UTC.
        Object[] values = rows.stream().map(column).map(Object::toString).toArray();
        statement.setArray(index, statement.getConnection().createArrayOf(type, values));
    }
}
