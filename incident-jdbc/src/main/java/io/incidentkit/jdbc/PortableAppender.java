package io.incidentkit.jdbc;

import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.jdbc.ChangeWriter.KeyChanges;
import io.incidentkit.jdbc.OutboxRoutes.Routed;
import io.incidentkit.jdbc.database.Database;
import io.incidentkit.jdbc.database.Transactions;
import io.incidentkit.jdbc.outline.OutlineTable;
import io.incidentkit.jdbc.seal.EntryLinks;
import io.incidentkit.jdbc.seal.SealedEntry;
import io.incidentkit.store.IncidentChange;
import java.sql.PreparedStatement;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** Writes with plain statements in a short transaction, for databases that can't do it with one statement. */
final class PortableAppender implements Appender {
    private static final String[] NUMBER = {"number"};

    private final JdbcTemplate jdbc;
    private final Transactions transactions;
    private final Rows rows;
    private final String keepLastKey;
    private final OutboxRoutes routes;
    private final TaskTable tasks;
    private final Snapshots lastSeen;
    private final EntryLinks links;
    private final OutlineTable outlines;
    private final String insertIncident;

    /**
     * Makes an appender.
     *
     * @param database the database
     * @param keepLastKey the statement that keeps who had a key last, in the database's own words
     * @param routes who gets which effect
     */
    PortableAppender(
            Database database,
            Transactions transactions,
            Rows rows,
            String keepLastKey,
            OutboxRoutes routes,
            Snapshots lastSeen) {
        this.jdbc = database.jdbc();
        this.transactions = transactions;
        this.rows = rows;
        this.keepLastKey = keepLastKey;
        this.routes = routes;
        this.tasks = new TaskTable(database);
        this.lastSeen = lastSeen;
        this.links = new EntryLinks(database);
        this.outlines = new OutlineTable(database);
        this.insertIncident = database.tables().sql(Sql.INSERT_INCIDENT);
    }

    @Override
    public OptionalLong append(IncidentChange change) {
        return transactions.severalStatements(() -> appendWithin(change));
    }

    @Override
    public OptionalLong appendWithin(IncidentChange change) {
        OptionalLong number = change.before()
                .map(before -> update(before.version(), change.after()))
                .orElseGet(() -> insert(change.after()));
        if (number.isPresent()) {
            IncidentId id = change.after().id();
            KeyChanges keys = KeyChanges.of(change);
            write(Sql.DELETE_OPEN_KEY, keys.freed(), id);
            write(keepLastKey, keys.freed(), id);
            write(Sql.INSERT_OPEN_KEY, keys.taken(), id);
            insert(change, id.value());
            if (OutlineTable.isWrittenWith(change)) {
                outlines.keep(List.of(change.after()));
            }
            if (routes.isOn()) {
                queue(change, id);
                setTimer(change, id);
            }
        }
        return number;
    }

    private void queue(IncidentChange change, IncidentId id) {
        List<Routed> deliveries = routes.of(change);
        if (deliveries.isEmpty()) {
            return;
        }
        String insert = DeliveryTable.INSERT_DELIVERY.formatted(tasks.now());
        jdbc.batchUpdate(insert, deliveries, deliveries.size(), (statement, each) -> {
            rows.ids().bind(statement, 1, id.value());
            statement.setString(2, each.lane());
            statement.setString(3, each.channel());
            statement.setString(4, each.effect().key());
            statement.setString(5, each.effect().kind().code());
            statement.setString(6, each.effect().target());
            statement.setString(7, each.effect().body());
            statement.setString(8, each.trace());
        });
        // In one order for all, so that two who lock them wait for each other in one direction.
        deliveries.stream().map(Routed::lane).distinct().sorted().forEach(lane -> tasks.ensure(TaskTable.LANE, lane));
    }

    private void setTimer(IncidentChange change, IncidentId id) {
        switch (routes.wakeUp(change, lastSeen)) {
            case IS_SET ->
                tasks.set(TaskTable.TIMER, id.toString(), change.nextDue().orElseThrow());
            case IS_CANCELLED -> tasks.cancel(TaskTable.TIMER, id.toString());
            case STAYS -> {}
        }
    }

    private OptionalLong insert(Incident incident) {
        GeneratedKeyHolder number = new GeneratedKeyHolder();
        jdbc.update(
                connection -> {
                    PreparedStatement statement = connection.prepareStatement(insertIncident, NUMBER);
                    rows.bindIncident(statement, incident);
                    return statement;
                },
                number);
        return OptionalLong.of(Objects.requireNonNull(number.getKey()).longValue());
    }

    private OptionalLong update(int expectedVersion, Incident after) {
        int updated = jdbc.update(Sql.UPDATE_INCIDENT, statement -> {
            int next = rows.bindIncident(statement, after);
            statement.setInt(next, expectedVersion);
        });
        return updated == 0 ? OptionalLong.empty() : OptionalLong.of(after.number());
    }

    private void write(String sql, List<String> keys, IncidentId id) {
        if (!keys.isEmpty()) {
            jdbc.batchUpdate(sql, keys, keys.size(), (statement, key) -> {
                statement.setString(1, key);
                rows.ids().bind(statement, 2, id.value());
            });
        }
    }

    private void insert(IncidentChange change, UUID id) {
        byte[] before = change.before()
                .map(incident -> links.lastToFollow(id, incident.version()))
                .orElseGet(() -> SealedEntry.first(id));
        List<SealedEntry> entries = SealedEntry.of(change.entries());
        Iterator<byte[]> link = SealedEntry.links(before, entries).iterator();
        jdbc.batchUpdate(
                Sql.INSERT_EVENT,
                entries,
                entries.size(),
                (statement, entry) -> rows.bindEntry(statement, id, entry, link.next()));
    }
}
