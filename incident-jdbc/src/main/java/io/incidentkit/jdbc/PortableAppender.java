package io.incidentkit.jdbc;

import io.incidentkit.incident.Incident;
import io.incidentkit.timeline.TimelineEntry;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** Writes with plain statements in a short transaction, for databases that can't do it with one statement. */
final class PortableAppender implements Appender {
    private static final String[] NUMBER = {"number"};

    private final JdbcTemplate jdbc;
    private final Transactions transactions;

    PortableAppender(JdbcTemplate jdbc, Transactions transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    @Override
    public OptionalLong declare(List<TimelineEntry> entries, Incident incident) {
        return transactions.severalStatements(() -> {
            GeneratedKeyHolder number = new GeneratedKeyHolder();
            jdbc.update(
                    connection -> {
                        PreparedStatement statement = connection.prepareStatement(Sql.INSERT_INCIDENT, NUMBER);
                        Rows.bindIncident(statement, incident);
                        return statement;
                    },
                    number);
            insert(entries, incident);
            return OptionalLong.of(Objects.requireNonNull(number.getKey()).longValue());
        });
    }

    @Override
    public OptionalLong append(int expectedVersion, List<TimelineEntry> entries, Incident after) {
        return transactions.severalStatements(() -> {
            int updated = jdbc.update(Sql.UPDATE_INCIDENT, statement -> {
                int next = Rows.bindIncident(statement, after);
                statement.setInt(next, expectedVersion);
            });
            if (updated == 0) {
                return OptionalLong.empty();
            }
            insert(entries, after);
            return OptionalLong.of(after.number());
        });
    }

    private void insert(List<TimelineEntry> entries, Incident incident) {
        jdbc.batchUpdate(
                Sql.INSERT_EVENT,
                entries,
                entries.size(),
                (statement, entry) -> Rows.bindEntry(statement, incident.id(), entry));
    }
}
