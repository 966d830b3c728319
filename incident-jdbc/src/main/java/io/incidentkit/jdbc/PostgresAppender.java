package io.incidentkit.jdbc;

import io.incidentkit.incident.Incident;
import io.incidentkit.timeline.EventCodec;
import io.incidentkit.timeline.TimelineEntry;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementSetter;

/** Writes everything with one statement: one round trip, and no transaction to begin and to end. */
final class PostgresAppender implements Appender {
    private final JdbcTemplate jdbc;
    private final Transactions transactions;

    PostgresAppender(JdbcTemplate jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public OptionalLong declare(List<TimelineEntry> entries, Incident incident) {
        return write(Sql.POSTGRES_DECLARE, statement -> {
            int next = Rows.bindIncident(statement, incident);
            bindEntries(statement, next, entries);
        });
    }

    @Override
    public OptionalLong append(int expectedVersion, List<TimelineEntry> entries, Incident after) {
        return write(Sql.POSTGRES_APPEND, statement -> {
            int next = Rows.bindIncident(statement, after);
            statement.setInt(next++, expectedVersion);
            statement.setString(next++, after.openKey().orElse(null));
            bindEntries(statement, next, entries);
        });
    }

    private OptionalLong write(String sql, PreparedStatementSetter parameters) {
        return transactions.oneStatement(() -> {
            OptionalLong number = jdbc.query(sql, parameters, PostgresAppender::number);
            return number == null ? OptionalLong.empty() : number;
        });
    }

    private static OptionalLong number(ResultSet rows) throws SQLException {
        return rows.next() ? OptionalLong.of(rows.getLong(1)) : OptionalLong.empty();
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

    private static void bind(
            PreparedStatement statement,
            int index,
            String type,
            List<TimelineEntry> entries,
            Function<TimelineEntry, Object> column)
            throws SQLException {
        // As text: the driver knows no array of instants, and an instant's text says UTC.
        Object[] values = entries.stream().map(column).map(Object::toString).toArray();
        statement.setArray(index, statement.getConnection().createArrayOf(type, values));
    }
}
