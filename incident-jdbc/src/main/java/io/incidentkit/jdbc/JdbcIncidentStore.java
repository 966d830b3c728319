package io.incidentkit.jdbc;

import com.github.benmanes.caffeine.cache.Ticker;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.jdbc.Rows.IncidentRow;
import io.incidentkit.jdbc.database.Database;
import io.incidentkit.jdbc.database.RowTurns;
import io.incidentkit.jdbc.database.Tables;
import io.incidentkit.jdbc.database.Transactions;
import io.incidentkit.jdbc.outline.OutlinePages;
import io.incidentkit.jdbc.outline.OutlinePages.Whole;
import io.incidentkit.jdbc.seal.EntryLinks;
import io.incidentkit.store.ConcurrentUpdateException;
import io.incidentkit.store.GivenCommand;
import io.incidentkit.store.IncidentChange;
import io.incidentkit.store.IncidentPage;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.store.IncidentStore;
import io.incidentkit.store.IncidentStoreException;
import io.incidentkit.store.StoredVersion;
import io.incidentkit.store.TransactionLostException;
import io.incidentkit.timeline.TimelineEntry;
import io.incidentkit.timeline.UnreadableEventException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionException;

/**
 * Keeps incidents in a relational database: PostgreSQL, MariaDB, MySQL or H2. An append joins the caller's Spring transaction, if there is
 * one on the same data source, and is a transaction of its own otherwise; a Spring context is not needed.
 *
 * <p>It keeps the incidents that were last written or loaded, at most a thousand, for commands that begin with
 * {@link #lastSeen}; nothing that it shows otherwise comes from there. Several stores on one database, in one process or in
 * many, are told of each other's writes by the version that each write checks. There is nothing to close.
 *
 * <p>H2 writes what was committed to its file up to half a second later, and loses it if the process is killed in between;
 * a URL with {@code ;WRITE_DELAY=0} makes it write at once.
 *
 * <p>The tables are made by {@link IncidentSchema}. Thread-safe.
 */
public final class JdbcIncidentStore implements IncidentStore {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcIncidentStore.class);
    private static final int TURNS = 64;

    private final JdbcTemplate jdbc;
    private final ChangeWriter writer;
    private final Transactions transactions;
    private final Rows rows;
    private final GivenCommands commands;
    private final FilteredLists filtered;
    private final OutlinePages outlines;

    /** Two incidents may have the same; then who writes to one waits for the other a little. */
    private final List<ReentrantLock> turns =
            Stream.generate(() -> new ReentrantLock(true)).limit(TURNS).toList();

    private final RowTurns rowTurns;
    private final Snapshots lastSeen;
    private final OutboxRoutes routes;

    private JdbcIncidentStore(
            Database database,
            ChangeWriter writer,
            Transactions transactions,
            Rows rows,
            GivenCommands commands,
            Snapshots lastSeen,
            OutboxRoutes routes) {
        this.jdbc = database.jdbc();
        this.rowTurns = database.turns();
        this.writer = writer;
        this.transactions = transactions;
        this.rows = rows;
        this.commands = commands;
        this.lastSeen = lastSeen;
        this.routes = routes;
        this.filtered = new FilteredLists(jdbc, rows, this::listed);
        this.outlines = new OutlinePages(database, transactions, this::states);
    }

    /**
     * Creates a store. It asks the database which one it is; the tables need not be there yet.
     *
     * @param dataSource the database, usually a pool
     * @return the store
     * @throws IncidentStoreException if the database can't be reached
     * @throws IllegalArgumentException if the database is not supported
     */
    public static JdbcIncidentStore create(DataSource dataSource) {
        return create(Database.of(dataSource), OutboxRoutes.NONE, new Snapshots(Ticker.systemTicker()));
    }

    /**
     * Creates a store whose tables are in a schema of their own, as {@link IncidentSchema#migrate(DataSource, String)} makes them.
     *
     * @param dataSource the database, usually a pool
     * @param schema the schema's name; on MariaDB and MySQL, a database's
     * @return the store
     * @throws IncidentStoreException if the database can't be reached
     * @throws IllegalArgumentException if the database is not supported, or if it is no name of a schema
     */
    public static JdbcIncidentStore create(DataSource dataSource, String schema) {
        return create(
                Database.of(dataSource, Tables.in(schema)), OutboxRoutes.NONE, new Snapshots(Ticker.systemTicker()));
    }

    /** Creates a store that writes effects and due moments with the entries, if its routes are on. */
    static JdbcIncidentStore create(Database database, OutboxRoutes routes, Snapshots lastSeen) {
        JdbcTemplate jdbc = database.jdbc();
        Transactions transactions = new Transactions(database.dataSource(), jdbc, database.commitsByItself());
        Rows rows = new Rows(database.platform());
        TaskTable tasks = new TaskTable(database);
        GivenCommands commands = new GivenCommands(database);
        EntryLinks links = new EntryLinks(database);
        Appender appender = switch (database.platform()) {
            case POSTGRESQL -> new PostgresAppender(jdbc, transactions, rows, routes, lastSeen, links);
            case MARIADB ->
                new PortableAppender(database, transactions, rows, Sql.MARIADB_KEEP_LAST_KEY, routes, lastSeen);
            case MYSQL -> new PortableAppender(database, transactions, rows, Sql.MYSQL_KEEP_LAST_KEY, routes, lastSeen);
            case H2 -> new PortableAppender(database, transactions, rows, Sql.H2_KEEP_LAST_KEY, routes, lastSeen);
        };
        return new JdbcIncidentStore(
                database,
                new ChangeWriter(database, transactions, appender, commands, tasks, links),
                transactions,
                rows,
                commands,
                lastSeen,
                routes);
    }

    @Override
    public List<Incident> append(List<IncidentChange> changes) {
        return written(changes, () -> writer.write(changes));
    }

    @Override
    public Incident strikeOut(IncidentChange change, List<TimelineEntry> struck, UnaryOperator<String> text) {
        return written(List.of(change), () -> List.of(writer.strikeOut(change, struck, text)))
                .get(0);
    }

    @Override
    public void remove(Incident incident) {
        lastSeen.forget(incident.id());
        rowTurns.holding(incident.id().value(), () -> {
            writer.remove(incident);
            return incident;
        });
    }

    /** Writes, and trusts nothing any more of what was known of these incidents if anything goes wrong. */
    private List<Incident> written(List<IncidentChange> changes, Supplier<List<Incident>> write) {
        try {
            Stream<UUID> written =
                    changes.stream().map(change -> change.after().id().value());
            List<Incident> stored = rowTurns.holdingAll(written, write);
            for (int i = 0; i < stored.size(); i++) {
                lastSeen.keep(stored.get(i), routes.wakeUpAfter(changes.get(i), lastSeen));
            }
            return stored;
        } catch (RuntimeException e) {
            changes.forEach(change -> lastSeen.forget(change.after().id()));
            throw e;
        }
    }

    /**
     * Of a node's threads one at a time has the incident, so that those that wait hold no connections; it locks the incident's row, for
     * which the other nodes wait. In a transaction of the caller's there is the lock of the row alone: whoever waits for a thread while
     * it holds rows could wait for ever.
     */
    @Override
    public <T> T alone(IncidentId id, Supplier<T> work) {
        Supplier<T> locked = () -> {
            reading("the lock of " + id, () -> {
                writer.lock(id);
                return id;
            });
            return work.get();
        };
        if (transactions.isInCallersTransaction()) {
            return rowTurns.holding(id.value(), locked);
        }
        ReentrantLock turn = turns.get(Math.floorMod(id.hashCode(), TURNS));
        turn.lock();
        try {
            return rowTurns.holding(id.value(), () -> transactions.severalStatements(locked));
        } catch (TransactionLostException e) {
            throw new ConcurrentUpdateException(id, 0, e);
        } catch (DataAccessException | TransactionException e) {
            throw new IncidentStoreException("Writing to " + id + " failed", e);
        } finally {
            turn.unlock();
        }
    }

    @Override
    public void afterCommit(Runnable work) {
        transactions.afterCommit(work);
    }

    @Override
    public Optional<Incident> lastSeen(IncidentId id) {
        return lastSeen.find(id);
    }

    @Override
    public Optional<Incident> find(IncidentId id) {
        return findOne("incident " + id, Sql.FIND, id.value());
    }

    @Override
    public Optional<Incident> findByNumber(long number) {
        return findOne("incident number " + number, Sql.FIND_BY_NUMBER, number);
    }

    @Override
    public Optional<Incident> findOpenByKey(String openKey) {
        return findOne("the open incident of key " + openKey, Sql.FIND_BY_OPEN_KEY, openKey);
    }

    @Override
    public Optional<Incident> findLastByKey(String openKey) {
        return findOne("the last incident of key " + openKey, Sql.FIND_BY_LAST_KEY, openKey);
    }

    @Override
    public List<TimelineEntry> timeline(IncidentId id, int afterSequence, int limit) {
        return reading(
                "the timeline of " + id, () -> jdbc.query(Sql.TIMELINE, rows::entry, id.value(), afterSequence, limit));
    }

    @Override
    public List<StoredVersion> changedSince(Instant moment) {
        Object since = rows.moments().stored(moment);
        return reading("what changed since " + moment, () -> {
            List<StoredVersion> changed = new ArrayList<>(jdbc.query(Sql.CHANGED_OPEN, rows::storedVersion, since));
            changed.addAll(jdbc.query(Sql.CHANGED_ENDED, rows::storedVersion, LATEST_ENDED, since));
            return changed;
        });
    }

    @Override
    public Optional<GivenCommand> given(IncidentId id, String given) {
        return reading("the command " + given + " of " + id, () -> commands.find(id, given));
    }

    @Override
    public IncidentPage list(IncidentQuery query) {
        String what = "the list of " + query.state().code() + " incidents";
        if (!query.filter().all()) {
            return reading(what, () -> filtered.list(query));
        }
        String sql = switch (query.state()) {
            case OPEN -> Sql.LIST_OPEN;
            case ENDED -> Sql.LIST_ENDED;
            case ALL -> Sql.LIST_ALL;
        };
        long bound = query.bound().orElse(Long.MAX_VALUE);
        List<IncidentRow> found = reading(what, () -> jdbc.query(sql, rows::incidentRow, bound, query.limit() + 1));
        return IncidentPage.of(found.stream().map(this::listed).toList(), query.limit());
    }

    @Override
    public IncidentPage outlines(long before) {
        return reading("the outlines of incidents", () -> outlines.page(before == 0 ? Long.MAX_VALUE : before));
    }

    private List<Whole> states(Object[] numbers) {
        return jdbc.query(OutlinePages.STATES_OF, rows::incidentRow, numbers).stream()
                .map(this::whole)
                .toList();
    }

    private Whole whole(IncidentRow row) {
        Optional<Incident> stored = row.incident();
        if (stored.isPresent()) {
            return new Whole(stored.get(), true);
        }
        try {
            return new Whole(incident(row), true);
        } catch (IncidentStoreException e) {
            return new Whole(listed(row), false);
        }
    }

    private Optional<Incident> findOne(String what, String sql, Object key) {
        List<IncidentRow> found = reading(what, () -> jdbc.query(sql, rows::incidentRow, key));
        Optional<Incident> incident = found.stream().findFirst().map(this::incident);
        incident.ifPresent(lastSeen::keep);
        return incident;
    }

    private Incident incident(IncidentRow row) {
        return reading("the timeline of " + row.id(), () -> rows.incident(jdbc, row));
    }

    /**
     * While nodes are upgraded one after the other, an incident that a newer one has written to does not keep the others from being
     * listed: what this release can't read of it is left out. A command on it fails, and changes nothing.
     */
    private Incident listed(IncidentRow row) {
        try {
            return incident(row);
        } catch (IncidentStoreException e) {
            if (!(e.getCause() instanceof UnreadableEventException)) {
                throw e;
            }
            LOG.warn("Incident {} is listed without what this release can't read: {}", row.number(), e.getMessage());
            return Incident.replay(
                    row.id(),
                    row.number(),
                    jdbc.query(Sql.TIMELINE, rows::readable, row.id().value(), 0, row.version()));
        }
    }

    private <T> T reading(String what, Supplier<T> work) {
        try {
            return transactions.reading(work);
        } catch (ConcurrencyFailureException e) {
            String failure = "Reading " + what + " failed";
            throw transactions.isInCallersTransaction()
                    ? new TransactionLostException(failure, e)
                    : new IncidentStoreException(failure, e);
        } catch (DataAccessException | TransactionException e) {
            throw new IncidentStoreException("Reading " + what + " failed", e);
        }
    }
}
