package io.incidentkit.jdbc;

import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.jdbc.database.Database;
import io.incidentkit.jdbc.database.Ids;
import io.incidentkit.jdbc.database.Transactions;
import io.incidentkit.jdbc.seal.EntryLinks;
import io.incidentkit.jdbc.seal.SealedEntry;
import io.incidentkit.store.ConcurrentUpdateException;
import io.incidentkit.store.IncidentChange;
import io.incidentkit.store.IncidentStoreException;
import io.incidentkit.store.TransactionLostException;
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
import org.jspecify.annotations.Nullable;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionException;

/** Writes changes, one or several together, and says which of them has lost a race. Thread-safe. */
final class ChangeWriter {
    private final JdbcTemplate jdbc;
    private final Ids ids;
    private final Transactions transactions;
    private final Appender appender;
    private final DeliveryTable deliveries;
    private final GivenCommands commands;
    private final TaskTable tasks;
    private final EntryLinks links;

    ChangeWriter(
            Database database,
            Transactions transactions,
            Appender appender,
            GivenCommands commands,
            TaskTable tasks,
            EntryLinks links) {
        this.jdbc = database.jdbc();
        this.ids = database.platform().ids();
        this.transactions = transactions;
        this.appender = appender;
        this.deliveries = new DeliveryTable(database);
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
                ? failing(List.of(change), () -> stored(change, appender::append))
                : failing(List.of(change), () -> transactions.severalStatements(() -> storedWithin(change)));
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
                List.of(change),
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
                        ids.bind(statement, 5, id);
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
                List.of(nothing),
                () -> transactions.severalStatements(() -> {
                    if (jdbc.queryForList(Sql.LOCK_VERSION, Integer.class, id, incident.version())
                            .isEmpty()) {
                        throw conflict(nothing, null);
                    }
                    Sql.REMOVE.forEach(sql -> jdbc.update(sql, id));
                    tasks.cancel(TaskTable.TIMER, incident.id().toString());
                    return incident;
                }));
    }

    private List<Incident> writeTogether(List<IncidentChange> changes) {
        return failing(
                changes,
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

    /** Keeps others from writing to an incident until the transaction ends. */
    void lock(IncidentId id) {
        jdbc.queryForList(Sql.LOCK_INCIDENT, Integer.class, id.value());
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
        try {
            return storedWithin(change);
        } catch (DuplicateKeyException e) {
            throw conflict(change, e);
        }
    }

    private static Incident stored(IncidentChange change, Function<IncidentChange, OptionalLong> write) {
        OptionalLong number = write.apply(change);
        if (number.isEmpty()) {
            throw conflict(change, null);
        }
        Incident after = change.after();
        return after.number() == number.getAsLong() ? after : after.numbered(number.getAsLong());
    }

    /** Runs the whole of a write, and says what its failure means for whoever gave it. */
    private <T> T failing(List<IncidentChange> changes, Supplier<T> write) {
        IncidentChange first = changes.get(0);
        try {
            return write.get();
        } catch (ConcurrentUpdateException e) {
            throw isSeen(changes, e) ? e : lost(first, e);
        } catch (DuplicateKeyException e) {
            ConcurrentUpdateException conflict = conflict(first, e);
            throw isSeen(changes, conflict) ? conflict : lost(first, e);
        } catch (ConcurrencyFailureException e) {
            throw transactions.isInCallersTransaction() ? lost(first, e) : conflict(first, e);
        } catch (DataAccessException | TransactionException e) {
            throw new IncidentStoreException(appending(first) + " failed", e);
        }
    }

    /**
     * Whether who has lost a race sees who has won it. In a transaction of the caller's that sees what was there at its beginning
     * it does not, and would lose the same race for ever.
     */
    private boolean isSeen(List<IncidentChange> changes, ConcurrentUpdateException lost) {
        return transactions.reading(() -> !transactions.isInCallersTransaction()
                || changes.stream()
                        .filter(change -> change.after().id().equals(lost.id()))
                        .anyMatch(this::isSeen));
    }

    private boolean isSeen(IncidentChange change) {
        UUID id = change.after().id().value();
        List<Integer> version = jdbc.query(Sql.VERSION, (row, index) -> row.getInt(1), id);
        return version.stream().anyMatch(stored -> stored != expected(change))
                || KeyChanges.of(change).taken().stream()
                        .anyMatch(key -> !jdbc.queryForList(Sql.OTHERS_KEY, Integer.class, key, id)
                                .isEmpty());
    }

    private static TransactionLostException lost(IncidentChange change, RuntimeException cause) {
        return new TransactionLostException(appending(change) + " failed", cause);
    }

    private static String appending(IncidentChange change) {
        return "Appending to incident " + change.after().id() + " at version " + expected(change);
    }

    private static void check(IncidentChange change) {
        int expected = expected(change);
        if (change.entries().isEmpty() || change.entries().get(0).sequence() != expected + 1) {
            throw new IllegalArgumentException(
                    "The entries for " + change.after().id() + " do not follow version " + expected);
        }
    }

    private static ConcurrentUpdateException conflict(IncidentChange change, @Nullable RuntimeException cause) {
        return new ConcurrentUpdateException(change.after().id(), expected(change), cause);
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
