package io.incidentkit.jdbc;

import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.jdbc.database.Transactions;
import io.incidentkit.jdbc.seal.EntryLinks;
import io.incidentkit.jdbc.seal.SealedEntry;
import io.incidentkit.store.ConcurrentUpdateException;
import io.incidentkit.store.IncidentChange;
import io.incidentkit.store.IncidentStoreException;
import io.incidentkit.timeline.TimelineEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionException;

/** Writes changes, one or several together, and says which of them has lost a race. Thread-safe. */
final class ChangeWriter {
    private final JdbcTemplate jdbc;
    private final Transactions transactions;
    private final Appender appender;
    private final DeliveryTable deliveries;
    private final GivenCommands commands;
    private final TaskTable tasks;
    private final EntryLinks links;

    ChangeWriter(
            JdbcTemplate jdbc,
            Transactions transactions,
            Appender appender,
            DeliveryTable deliveries,
            GivenCommands commands,
            TaskTable tasks,
            EntryLinks links) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.appender = appender;
        this.deliveries = deliveries;
        this.commands = commands;
        this.tasks = tasks;
        this.links = links;
    }

    /** One change costs as little as the database allows; several are one transaction. */
    List<Incident> write(List<IncidentChange> changes) {
        changes.forEach(ChangeWriter::check);
        return switch (changes.size()) {
            case 0 -> List.of();
            case 1 -> List.of(writeOne(changes.get(0)));
            default -> writeTogether(changes);
        };
    }

    private Incident writeOne(IncidentChange change) {
        return change.given().isEmpty()
                ? failing(change, () -> stored(change, appender::append))
                : failing(change, () -> transactions.severalStatements(() -> storedWithin(change)));
    }

    /** The row is written first: of two who give the same command one waits for the other there, and then is too late. */
    private Incident storedWithin(IncidentChange change) {
        Incident after = stored(change, appender::appendWithin);
        change.given().ifPresent(command -> commands.write(after.id(), command, after.lastRecordedAt()));
        return after;
    }

    /** The row is written first: whoever has lost a race strikes nothing out. */
    Incident strikeOut(IncidentChange change, List<TimelineEntry> struck, UnaryOperator<String> text) {
        check(change);
        return failing(
                change,
                () -> transactions.severalStatements(() -> {
                    Incident after = storedWithin(change);
                    UUID id = after.id().value();
                    Map<Integer, byte[]> were = links.digests(
                            id, struck.stream().map(TimelineEntry::sequence).toList());
                    // A new salt: with the old one, words could be tried out on the old digest.
                    List<SealedEntry> entries = SealedEntry.of(struck);
                    jdbc.batchUpdate(Sql.STRIKE_EVENT, entries, Math.max(1, entries.size()), (statement, entry) -> {
                        statement.setInt(1, entry.version());
                        statement.setString(2, entry.actor());
                        statement.setString(3, entry.payload());
                        statement.setBytes(4, were.containsKey(entry.sequence()) ? entry.salt() : null);
                        statement.setObject(5, id);
                        statement.setInt(6, entry.sequence());
                    });
                    links.rewritten(id, after.version(), were, entries);
                    deliveries.strikeOut(after.id(), text);
                    Sql.FORGET_TEXT.forEach(sql -> jdbc.update(sql, after.id().value()));
                    return after;
                }));
    }

    /** The row is locked first: whoever writes to it meanwhile waits, and then finds nothing. */
    void remove(Incident incident) {
        UUID id = incident.id().value();
        IncidentChange nothing = new IncidentChange(Optional.of(incident), List.of(), incident);
        failing(
                nothing,
                () -> transactions.severalStatements(() -> {
                    if (jdbc.queryForList(Sql.LOCK_VERSION, Integer.class, id, incident.version())
                            .isEmpty()) {
                        throw conflict(nothing);
                    }
                    Sql.REMOVE.forEach(sql -> jdbc.update(sql, id));
                    tasks.cancel(TaskTable.TIMER, incident.id().toString());
                    return incident;
                }));
    }

    private List<Incident> writeTogether(List<IncidentChange> changes) {
        return failing(
                changes.get(0),
                () -> transactions.severalStatements(() -> {
                    lock(changes);
                    Optional<Map<UUID, Long>> numbers = appender.appendNewWithin(changes);
                    return numbers.isEmpty()
                            ? changes.stream().map(this::writeWithin).toList()
                            : changes.stream()
                                    .map(change -> stored(change, written -> number(numbers.get(), written)))
                                    .toList();
                }));
    }

    private static OptionalLong number(Map<UUID, Long> numbers, IncidentChange change) {
        Long number = numbers.get(change.after().id().value());
        return number == null ? OptionalLong.empty() : OptionalLong.of(number);
    }

    /** In one order for all, so that of two who write the same incidents one waits, and none for the other. */
    private void lock(List<IncidentChange> changes) {
        changes.stream()
                .flatMap(change -> change.before().stream())
                .map(Incident::id)
                .map(IncidentId::value)
                .sorted()
                .forEach(id -> jdbc.queryForList(Sql.LOCK_INCIDENT, Integer.class, id));
    }

    private Incident writeWithin(IncidentChange change) {
        return failing(change, () -> storedWithin(change));
    }

    private static Incident stored(IncidentChange change, Function<IncidentChange, OptionalLong> write) {
        OptionalLong number = write.apply(change);
        if (number.isEmpty()) {
            throw conflict(change);
        }
        Incident after = change.after();
        return after.number() == number.getAsLong() ? after : after.numbered(number.getAsLong());
    }

    private static <T> T failing(IncidentChange change, Supplier<T> write) {
        try {
            return write.get();
        } catch (DuplicateKeyException | ConcurrencyFailureException e) {
            throw conflict(change);
        } catch (DataAccessException | TransactionException e) {
            throw new IncidentStoreException(
                    "Appending to incident " + change.after().id() + " at version " + expected(change) + " failed", e);
        }
    }

    private static void check(IncidentChange change) {
        int expected = expected(change);
        if (change.entries().isEmpty() || change.entries().get(0).sequence() != expected + 1) {
            throw new IllegalArgumentException(
                    "The entries for " + change.after().id() + " do not follow version " + expected);
        }
    }

    private static ConcurrentUpdateException conflict(IncidentChange change) {
        return new ConcurrentUpdateException(change.after().id(), expected(change));
    }

    private static int expected(IncidentChange change) {
        return change.before().map(Incident::version).orElse(0);
    }

    /**
     * The alert groups that a change takes and lets go of; most changes do neither.
     *
     * @param freed the keys that the incident lets go of
     * @param taken the keys that it takes
     */
    record KeyChanges(List<String> freed, List<String> taken) {
        static KeyChanges of(IncidentChange change) {
            List<String> before = change.before().map(Incident::openKeys).orElse(List.of());
            List<String> after = change.after().openKeys();
            return new KeyChanges(without(after, before), without(before, after));
        }

        /** In one order for all, so that two who take the same keys wait for each other in one direction. */
        private static List<String> without(List<String> others, List<String> keys) {
            return keys.stream()
                    .filter(Predicate.not(others::contains))
                    .sorted()
                    .toList();
        }

        boolean none() {
            return freed.isEmpty() && taken.isEmpty();
        }
    }
}
