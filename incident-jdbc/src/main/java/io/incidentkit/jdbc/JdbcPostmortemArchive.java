package io.incidentkit.jdbc;

import io.incidentkit.archive.ArchiveIndex;
import io.incidentkit.archive.ArchivePage;
import io.incidentkit.archive.ArchiveQuery;
import io.incidentkit.archive.ArchivedPostmortem;
import io.incidentkit.archive.PostmortemArchive;
import io.incidentkit.archive.PostmortemCodec;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.incident.SnapshotCodec;
import io.incidentkit.jdbc.ArchiveTable.Kept;
import io.incidentkit.jdbc.database.Database;
import io.incidentkit.jdbc.database.Tables;
import io.incidentkit.jdbc.database.Transactions;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.postmortem.PostmortemStatus;
import io.incidentkit.store.IncidentStoreException;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionException;

/**
 * Keeps published postmortems in a relational database: PostgreSQL, MariaDB, MySQL or H2. It finds the same as the one in memory.
 *
 * <p>A search goes over the latest 2,000 postmortems that have the rarest of what is asked for, and over the latest 200 private ones;
 * it says so if there are more, which of private ones are told to those alone who may see one of them. Several archives may share one
 * database, in one process or in many.
 *
 * <p>The tables are made by {@link IncidentSchema}. A failure of the database is an {@link IncidentStoreException}. Thread-safe.
 */
public final class JdbcPostmortemArchive implements PostmortemArchive {
    /** Two nodes may keep the same postmortem at once: one of them sees then what the other has written. */
    private static final int ATTEMPTS = 5;

    private static final String COLUMNS =
            "select incident_id as id, number, version, snapshot_format, snapshot, published_elsewhere, document "
                    + "from incident_postmortem ";

    private static final String LOCK = COLUMNS + "where incident_id = ? for update";

    private static final String INSERT = """
            insert into incident_postmortem (
                number, version, is_private, published_elsewhere, snapshot_format, snapshot, document, incident_id)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final String UPDATE = """
            update incident_postmortem set
                number = ?, version = ?, is_private = ?, published_elsewhere = ?, snapshot_format = ?, snapshot = ?,
                document = ?
            where incident_id = ?
            """;

    private static final String DELETE = "delete from incident_postmortem where incident_id = ?";

    private final JdbcTemplate jdbc;
    private final Transactions transactions;
    private final ArchiveTable table;

    private JdbcPostmortemArchive(Database database) {
        this.jdbc = database.jdbc();
        this.transactions = new Transactions(database.dataSource(), jdbc, database.commitsByItself());
        this.table = new ArchiveTable(database, COLUMNS, "incident_postmortem_word");
    }

    /**
     * Creates an archive. It asks the database which one it is; the tables need not be there yet.
     *
     * @param dataSource the database, usually a pool, of the store
     * @return the archive
     * @throws IncidentStoreException if the database can't be reached
     * @throws IllegalArgumentException if the database is not supported
     */
    public static JdbcPostmortemArchive create(DataSource dataSource) {
        return new JdbcPostmortemArchive(Database.of(dataSource));
    }

    /**
     * Creates an archive whose tables are in a schema of their own.
     *
     * @param dataSource the database, usually a pool, of the store
     * @param schema the schema's name; on MariaDB and MySQL, a database's
     * @return the archive
     * @throws IncidentStoreException if the database can't be reached
     * @throws IllegalArgumentException if the database is not supported, or if it is no name of a schema
     */
    public static JdbcPostmortemArchive create(DataSource dataSource, String schema) {
        return new JdbcPostmortemArchive(Database.of(dataSource, Tables.in(schema)));
    }

    /**
     * Reads of each of its tables, of no incident, to find out whether they are there.
     *
     * @throws IncidentStoreException if one of them is missing or can't be read
     */
    public void requireTables() {
        try {
            table.read();
        } catch (DataAccessException e) {
            throw new IncidentStoreException("Reading the archive's tables failed", e);
        }
    }

    @Override
    public void keep(Incident incident, Postmortem postmortem) {
        boolean published = incident.postmortemWork().status() == PostmortemStatus.PUBLISHED;
        writing(incident, () -> {
            Optional<Kept> kept = lock(incident.id());
            if (kept.filter(before -> before.version() > incident.version()).isPresent()) {
                return;
            }
            if (published) {
                put(kept, new ArchivedPostmortem(incident, postmortem), false);
            } else if (kept.filter(before -> !before.publishedElsewhere()).isPresent()) {
                jdbc.update(DELETE, incident.id().value());
                table.deleteWords(incident.id());
            }
        });
    }

    @Override
    public void add(Incident incident, Postmortem postmortem) {
        if (incident.kind() != IncidentKind.BACKFILL) {
            throw new InvalidInputException(List.of(new FieldError(
                    "incident", incident.reference() + " was not imported; its postmortem is published first")));
        }
        writing(incident, () -> put(lock(incident.id()), new ArchivedPostmortem(incident, postmortem), true));
    }

    @Override
    public void strikeOut(Incident incident, UnaryOperator<String> struck) {
        change(
                incident,
                before -> new ArchivedPostmortem(
                        before.incident().version() > incident.version() ? before.incident() : incident,
                        before.postmortem().changed(struck)));
    }

    @Override
    public void see(Incident incident) {
        change(
                incident,
                before -> before.incident().version() > incident.version()
                        ? before
                        : new ArchivedPostmortem(incident, before.postmortem()));
    }

    private void change(Incident incident, UnaryOperator<ArchivedPostmortem> change) {
        writing(incident, () -> {
            Optional<Kept> kept = lock(incident.id());
            kept.ifPresent(before -> put(kept, change.apply(table.read(before)), before.publishedElsewhere()));
        });
    }

    /** The row as it is now, which nobody else changes until the end of the transaction. */
    private Optional<Kept> lock(IncidentId id) {
        return jdbc.query(LOCK, table::kept, id.value()).stream().findFirst();
    }

    private void put(Optional<Kept> before, ArchivedPostmortem postmortem, boolean publishedElsewhere) {
        Incident incident = postmortem.incident();
        String document = PostmortemCodec.write(postmortem.postmortem());
        if (before.filter(kept -> kept.version() == incident.version()
                        && kept.publishedElsewhere() == publishedElsewhere
                        && kept.document().equals(document)
                        && table.incident(kept.row()).equals(incident))
                .isPresent()) {
            return;
        }
        jdbc.update(before.isPresent() ? UPDATE : INSERT, statement -> {
            statement.setLong(1, incident.number());
            statement.setInt(2, incident.version());
            statement.setBoolean(3, incident.isPrivate());
            statement.setBoolean(4, publishedElsewhere);
            statement.setInt(5, SnapshotCodec.SNAPSHOT_FORMAT);
            statement.setString(6, SnapshotCodec.write(incident));
            statement.setString(7, document);
            table.bind(statement, 8, incident.id());
        });
        table.putWords(postmortem);
    }

    @Override
    public ArchivePage search(ArchiveQuery query, Predicate<Incident> visible) {
        ArchiveIndex index = ArchiveIndex.of(query);
        if (index.none()) {
            return new ArchivePage(List.of(), false);
        }
        try {
            return new ArchiveSearch(table, index, query, visible).page();
        } catch (DataAccessException | TransactionException e) {
            throw new IncidentStoreException("Searching the archive failed", e);
        }
    }

    private void writing(Incident incident, Runnable work) {
        for (int attempt = 1; ; attempt++) {
            try {
                transactions.severalStatements(() -> {
                    work.run();
                    return true;
                });
                return;
            } catch (DuplicateKeyException | ConcurrencyFailureException e) {
                if (attempt == ATTEMPTS) {
                    throw failed(incident.id(), e);
                }
            } catch (DataAccessException | TransactionException e) {
                throw failed(incident.id(), e);
            }
        }
    }

    private static IncidentStoreException failed(IncidentId id, RuntimeException cause) {
        return new IncidentStoreException("Writing the postmortem of incident " + id + " to the archive failed", cause);
    }
}
