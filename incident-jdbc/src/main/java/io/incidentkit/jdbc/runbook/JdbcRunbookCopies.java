package io.incidentkit.jdbc.runbook;

import io.incidentkit.jdbc.database.Database;
import io.incidentkit.jdbc.database.Moments;
import io.incidentkit.jdbc.database.Tables;
import io.incidentkit.store.IncidentStoreException;
import io.incidentkit.store.RunbookCopies;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the runbooks of places outside in the database of the incidents. Of nodes that keep the same place at once, one wins.
 *
 * <p>Thread-safe. Failures of the database are {@link IncidentStoreException}s.
 */
public final class JdbcRunbookCopies implements RunbookCopies {
    private static final String FIND =
            "select place.read_at, page.path, page.markdown from incident_runbook_place place"
                    + " left join incident_runbook_page page on page.place = place.place where place.place = ?";

    private static final String READ_AGAIN = "update incident_runbook_place set read_at = ? where place = ?";

    private static final String INSERT = "insert into incident_runbook_place (read_at, place) values (?, ?)";

    private static final String DELETE_PAGES = "delete from incident_runbook_page where place = ?";

    private static final String INSERT_PAGE =
            "insert into incident_runbook_page (place, path, markdown) values (?, ?, ?)";

    private final Moments moments;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate own;

    private JdbcRunbookCopies(Database database) {
        this.moments = database.platform().moments();
        this.jdbc = database.jdbc();
        this.own = new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
        this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Creates one. It asks the database which one it is; the tables need not be there yet.
     *
     * @param dataSource the database, usually a pool, of the store
     * @return the copies
     * @throws IncidentStoreException if the database can't be reached
     * @throws IllegalArgumentException if the database is not supported
     */
    public static JdbcRunbookCopies create(DataSource dataSource) {
        return new JdbcRunbookCopies(Database.of(dataSource));
    }

    /**
     * Creates one whose tables are in a schema of their own.
     *
     * @param dataSource the database, usually a pool, of the store
     * @param schema the schema's name; on MariaDB and MySQL, a database's
     * @return the copies
     * @throws IncidentStoreException if the database can't be reached
     * @throws IllegalArgumentException if the database is not supported, or if it is no name of a schema
     */
    public static JdbcRunbookCopies create(DataSource dataSource, String schema) {
        return new JdbcRunbookCopies(Database.of(dataSource, Tables.in(schema)));
    }

    @Override
    public Optional<Copy> find(String place) {
        return asked("Finding the runbooks of '" + place + "' failed", () -> {
            Map<String, String> pages = new TreeMap<>();
            List<Instant> readAt = jdbc.query(
                    FIND,
                    (row, index) -> {
                        String path = row.getString("path");
                        if (path != null) {
                            pages.put(path, row.getString("markdown"));
                        }
                        return moments.read(row, "read_at");
                    },
                    place);
            return readAt.stream().findFirst().map(at -> new Copy(pages, at));
        });
    }

    @Override
    public void keep(String place, Copy copy) {
        if (place.isBlank() || place.length() > MAX_PLACE) {
            throw new IllegalArgumentException("A place has a name of at most " + MAX_PLACE + " characters: " + place);
        }
        List<Object[]> pages = copy.pages().entrySet().stream()
                .filter(page -> isKept(page.getKey(), page.getValue()))
                .sorted(Map.Entry.comparingByKey())
                .map(page -> new Object[] {place, page.getKey(), page.getValue()})
                .toList();
        asked("Keeping the runbooks of '" + place + "' failed", () -> {
            try {
                own.executeWithoutResult(status -> {
                    // The row of the place is locked first, so that nodes follow one another.
                    if (seen(place, copy.readAt()) == 0) {
                        jdbc.update(INSERT, moments.stored(copy.readAt()), place);
                    }
                    jdbc.update(DELETE_PAGES, place);
                    jdbc.batchUpdate(INSERT_PAGE, pages);
                });
            } catch (DuplicateKeyException | ConcurrencyFailureException e) {
                // Another node keeps it meanwhile.
            }
            return true;
        });
    }

    /** No database takes a character 0, nor a key of any length. */
    private static boolean isKept(String path, String markdown) {
        return path.length() <= MAX_PATH && path.indexOf('\0') < 0 && markdown.indexOf('\0') < 0;
    }

    @Override
    public void readAgain(String place, Instant readAt) {
        asked("Keeping when the runbooks of '" + place + "' were read failed", () -> seen(place, readAt));
    }

    private int seen(String place, Instant readAt) {
        return jdbc.update(READ_AGAIN, moments.stored(readAt), place);
    }

    private static <T> T asked(String failure, Supplier<T> work) {
        try {
            return work.get();
        } catch (DataAccessException | TransactionException e) {
            throw new IncidentStoreException(failure, e);
        }
    }
}
