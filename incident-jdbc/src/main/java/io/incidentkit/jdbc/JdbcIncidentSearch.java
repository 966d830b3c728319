package io.incidentkit.jdbc;

import io.incidentkit.archive.ArchiveIndex;
import io.incidentkit.archive.ArchivePage;
import io.incidentkit.archive.ArchiveQuery;
import io.incidentkit.archive.ArchivedPostmortem;
import io.incidentkit.archive.IncidentSearch;
import io.incidentkit.archive.IncidentText;
import io.incidentkit.archive.PostmortemCodec;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.jdbc.database.Database;
import io.incidentkit.jdbc.database.Ids;
import io.incidentkit.jdbc.database.Tables;
import io.incidentkit.jdbc.database.Transactions;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.store.IncidentStoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.TransactionException;

/**
 * Finds incidents by what is written of them, in a relational database: PostgreSQL, MariaDB, MySQL or H2. It finds the same as the one in memory,
 * and goes over as many as {@link JdbcPostmortemArchive} does. The incident that it shows, and whether it is private, are those of
 * the store at that moment; texts that are struck out there leave its tables in the same transaction.
 *
 * <p>The tables are made by {@link IncidentSchema}, in the database of the store. Several may share it, in one process or in many. A
 * failure of the database is an {@link IncidentStoreException}. Thread-safe.
 */
public final class JdbcIncidentSearch implements IncidentSearch {
    /** So many incidents are looked at for those that are behind, each by its keys. */
    static final int WINDOW = 500;

    /** Each with its incident as it is now, which decides who may see it; one that is no more has no row here. */
    private static final String COLUMNS = """
            select incident.id as id, incident.number, incident.version, incident.snapshot_format, incident.snapshot,
                false as published_elsewhere, incident_text.document
            from incident_text join incident on incident.id = incident_text.incident_id
            """;

    private static final String VERSION = "select version from incident where id = ?";

    private static final String LOCK =
            "select version, is_private, document from incident_text where incident_id = ? for update";

    private static final String INSERT =
            "insert into incident_text (version, is_private, document, incident_id) values (?, ?, ?, ?)";

    private static final String UPDATE =
            "update incident_text set version = ?, is_private = ?, document = ? where incident_id = ?";

    private static final String WINDOW_FROM = """
            select min(number) from (select number from incident where number < ? order by number desc limit %d) newest
            """.formatted(WINDOW);

    private static final String BEHIND = """
            select incident.id from incident left join incident_text on incident_text.incident_id = incident.id
            where incident.number < ? and incident.number >= ?
                and (incident_text.version is null or incident_text.version < incident.version)
            order by incident.number desc
            """;

    private final JdbcTemplate jdbc;
    private final Transactions transactions;
    private final Ids ids;
    private final ArchiveTable table;

    private JdbcIncidentSearch(Database database) {
        this.jdbc = database.jdbc();
        this.transactions = new Transactions(database.dataSource(), jdbc, database.commitsByItself());
        this.ids = database.platform().ids();
        this.table = new ArchiveTable(database, COLUMNS, "incident_text_word");
    }

    /**
     * Creates a search. It asks the database which one it is; the tables need not be there yet.
     *
     * @param dataSource the database, usually a pool, of the store
     * @return the search
     * @throws IncidentStoreException if the database can't be reached
     * @throws IllegalArgumentException if the database is not supported
     */
    public static JdbcIncidentSearch create(DataSource dataSource) {
        return new JdbcIncidentSearch(Database.of(dataSource));
    }

    /**
     * Creates a search whose tables are in a schema of their own.
     *
     * @param dataSource the database, usually a pool, of the store
     * @param schema the schema's name; on MariaDB and MySQL, a database's
     * @return the search
     * @throws IncidentStoreException if the database can't be reached
     * @throws IllegalArgumentException if the database is not supported, or if it is no name of a schema
     */
    public static JdbcIncidentSearch create(DataSource dataSource, String schema) {
        return new JdbcIncidentSearch(Database.of(dataSource, Tables.in(schema)));
    }

    /**
     * Reads of each of its tables, of no incident, to find out whether they are there.
     *
     * @throws IncidentStoreException if one of them is missing or can't be read
     */
    public void requireTables() {
        reading("Reading the tables of the search", () -> {
            table.read();
            return true;
        });
    }

    /** A row as it was before. */
    private record Before(int version, boolean isPrivate, String document) {}

    @Override
    public boolean keep(Incident incident, Postmortem page) {
        ArchivedPostmortem text = IncidentText.of(incident, page);
        String document = PostmortemCodec.write(text.postmortem());
        UUID id = incident.id().value();
        try {
            return transactions.severalStatements(() -> {
                Optional<Before> before = jdbc
                        .query(
                                LOCK,
                                (row, index) -> new Before(
                                        row.getInt("version"), row.getBoolean("is_private"), row.getString("document")),
                                id)
                        .stream()
                        .findFirst();
                if (!jdbc.queryForList(VERSION, Integer.class, id).equals(List.of(incident.version()))) {
                    return false;
                }
                jdbc.update(
                        before.isPresent() ? UPDATE : INSERT, incident.version(), incident.isPrivate(), document, id);
                if (before.filter(same -> same.isPrivate() == incident.isPrivate()
                                && same.document().equals(document))
                        .isEmpty()) {
                    table.putWords(text);
                }
                return true;
            });
        } catch (DuplicateKeyException | ConcurrencyFailureException e) {
            // Another node has written it meanwhile: which of both read the later one is seen the next time.
            return false;
        } catch (DataAccessException | TransactionException e) {
            throw new IncidentStoreException("Writing what incident " + incident.id() + " is found by failed", e);
        }
    }

    @Override
    public void forget(IncidentId id) {
        reading(
                "Forgetting what incident " + id + " is found by",
                () -> transactions.severalStatements(() -> {
                    Sql.FORGET_TEXT.forEach(sql -> jdbc.update(sql, id.value()));
                    return true;
                }));
    }

    @Override
    public ArchivePage search(ArchiveQuery query, Predicate<Incident> visible) {
        ArchiveIndex index = ArchiveIndex.of(query);
        return index.none()
                ? new ArchivePage(List.of(), false)
                : reading("Searching incidents", () -> new ArchiveSearch(table, index, query, visible).page());
    }

    @Override
    public Behind behind(long before) {
        return reading("Looking for incidents that are searched by what was written earlier", () -> {
            Long from = jdbc.queryForObject(WINDOW_FROM, Long.class, before);
            if (from == null) {
                return Behind.NONE;
            }
            List<IncidentId> found = new ArrayList<>(
                    jdbc.query(BEHIND, (row, index) -> new IncidentId(ids.read(row, "id")), before, from));
            return new Behind(found, OptionalLong.of(from));
        });
    }

    private static <T> T reading(String what, Supplier<T> work) {
        try {
            return work.get();
        } catch (DataAccessException | TransactionException e) {
            throw new IncidentStoreException(what + " failed", e);
        }
    }
}
