package io.incidentkit.jdbc;

import io.incidentkit.incident.IncidentId;
import io.incidentkit.jdbc.database.Database;
import io.incidentkit.jdbc.database.Ids;
import io.incidentkit.jdbc.database.Tables;
import io.incidentkit.jdbc.seal.EntryLinks;
import io.incidentkit.store.IncidentStoreException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Checks the seals of the timelines. Each entry has one that stands for it and all before it, so that who changes one by hand breaks the
 * seal there; whoever changes it and makes all later seals anew is found by the {@linkplain #last last seal}, if that is kept where they
 * can't write. Struck-out texts and forgotten people break no seal: the entry that tells of it vouches for the words since.
 *
 * <p>Entries that were written before there were seals are taken as they are. Thread-safe.
 */
public final class StoredSeals {
    private static final int PAGE = 500;
    private static final String AFTER = "select id, number from incident where number > ? order by number limit ?";

    private final JdbcTemplate jdbc;
    private final EntryLinks links;
    private final Ids ids;

    private StoredSeals(Database database) {
        this.jdbc = database.jdbc();
        this.links = new EntryLinks(database);
        this.ids = database.platform().ids();
    }

    /**
     * Opens the seals of a database.
     *
     * @param dataSource the database
     * @return its seals
     * @throws IncidentStoreException if the database can't be reached
     * @throws IllegalArgumentException if the database is not supported
     */
    public static StoredSeals of(DataSource dataSource) {
        return new StoredSeals(Database.of(dataSource));
    }

    /**
     * Opens the seals of a database whose tables are in a schema of their own.
     *
     * @param dataSource the database
     * @param schema the schema's name; on MariaDB and MySQL, a database's
     * @return its seals
     * @throws IncidentStoreException if the database can't be reached
     * @throws IllegalArgumentException if the database is not supported, or if it is no name of a schema
     */
    public static StoredSeals of(DataSource dataSource, String schema) {
        return new StoredSeals(Database.of(dataSource, Tables.in(schema)));
    }

    /**
     * The first entry of a timeline that is not as it was written.
     *
     * @param id the incident
     * @param number its number
     * @param sequence the entry
     * @param reason what is wrong with it, in a few words
     */
    public record BrokenSeal(IncidentId id, long number, int sequence, String reason) {}

    /**
     * Checks each incident, and changes nothing. It can run while incidents are worked on.
     *
     * @param found takes the first broken seal of each timeline, in the order of numbers
     * @return how many timelines were checked
     * @throws IncidentStoreException if the database fails
     */
    public long check(Consumer<BrokenSeal> found) {
        try {
            long checked = 0;
            long last = 0;
            List<Row> page;
            do {
                page = jdbc.query(
                        AFTER, (row, index) -> new Row(ids.read(row, "id"), row.getLong("number")), last, PAGE);
                for (Row row : page) {
                    broken(row).ifPresent(found);
                    last = row.number();
                    checked++;
                }
            } while (page.size() == PAGE);
            return checked;
        } catch (DataAccessException e) {
            throw new IncidentStoreException("Checking the seals failed", e);
        }
    }

    /**
     * Returns the last seal of a timeline, to be kept elsewhere.
     *
     * @param id the incident
     * @param sequence the entry that it belongs to, such as the incident's version
     * @return SHA-256, in hexadecimal digits
     * @throws IncidentStoreException if the database fails
     */
    public String last(IncidentId id, int sequence) {
        try {
            return HexFormat.of().formatHex(links.last(id.value(), sequence));
        } catch (DataAccessException e) {
            throw new IncidentStoreException("Reading the seal of " + id + " failed", e);
        }
    }

    /** Entries and rewrites are read one after the other: what a command writes in between is no fault, and is looked at again. */
    private Optional<BrokenSeal> broken(Row row) {
        Optional<EntryLinks.Broken> first = links.check(row.id());
        return first.flatMap(seen -> links.check(row.id()).filter(seen::equals))
                .map(broken ->
                        new BrokenSeal(new IncidentId(row.id()), row.number(), broken.sequence(), broken.what()));
    }

    private record Row(UUID id, long number) {}
}
