package io.incidentkit.jdbc;

import io.incidentkit.effect.ChannelReferences;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.jdbc.database.Database;
import io.incidentkit.jdbc.database.Ids;
import io.incidentkit.jdbc.database.Tables;
import io.incidentkit.store.IncidentStoreException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps what channels have on the far side in the database of the incidents, for every node. What is kept is committed at once, in a
 * transaction of its own, as it is true outside whatever becomes of the caller's.
 *
 * <p>Thread-safe. Failures of the database are {@link IncidentStoreException}s.
 */
public final class JdbcChannelReferences implements ChannelReferences {
    private static final String OF_INCIDENT =
            "select thing, reference from incident_reference where incident_id = ? and channel = ?";

    private static final String INSERT =
            "insert into incident_reference (reference, incident_id, channel, thing) values (?, ?, ?, ?)";

    private static final String UPDATE =
            "update incident_reference set reference = ? where incident_id = ? and channel = ? and thing = ?";

    /** Ids are in the order of their moments. */
    private static final String INCIDENTS_OF =
            "select distinct incident_id from incident_reference where channel = ? and reference = ? order by incident_id desc";

    private static final String INCIDENT_OF = INCIDENTS_OF + " limit 1";

    private final JdbcTemplate jdbc;
    private final Ids ids;
    private final TransactionTemplate own;

    private JdbcChannelReferences(Database database) {
        this.jdbc = database.jdbc();
        this.ids = database.platform().ids();
        this.own = new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
        this.own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Creates one. It asks the database which one it is; the tables need not be there yet.
     *
     * @param dataSource the database, usually a pool, of the store
     * @return the references
     * @throws IncidentStoreException if the database can't be reached
     * @throws IllegalArgumentException if the database is not supported
     */
    public static JdbcChannelReferences create(DataSource dataSource) {
        return new JdbcChannelReferences(Database.of(dataSource));
    }

    /**
     * Creates one whose table is in a schema of its own.
     *
     * @param dataSource the database, usually a pool, of the store
     * @param schema the schema's name; on MariaDB and MySQL, a database's
     * @return the references
     * @throws IncidentStoreException if the database can't be reached
     * @throws IllegalArgumentException if the database is not supported, or if it is no name of a schema
     */
    public static JdbcChannelReferences create(DataSource dataSource, String schema) {
        return new JdbcChannelReferences(Database.of(dataSource, Tables.in(schema)));
    }

    @Override
    public Optional<String> find(String channel, String incident, String thing) {
        return Optional.ofNullable(all(channel, incident).get(thing));
    }

    @Override
    public Map<String, String> all(String channel, String incident) {
        return asked("Reading what '" + channel + "' has outside failed", () -> {
            Map<String, String> all = new TreeMap<>();
            IncidentId.find(incident)
                    .ifPresent(id -> jdbc.query(
                            OF_INCIDENT,
                            row -> {
                                all.put(row.getString("thing"), row.getString("reference"));
                            },
                            id.value(),
                            channel));
            return all;
        });
    }

    @Override
    public void keep(String channel, String incident, String thing, String reference) {
        ChannelReferences.requireKept(channel, thing, reference);
        IncidentId id = IncidentId.find(incident)
                .orElseThrow(() -> new IllegalArgumentException("No id of an incident: " + incident));
        Object[] row = {reference, id.value(), channel, thing};
        asked("Keeping what '" + channel + "' has outside failed", () -> {
            if (written(UPDATE, row) == 0) {
                try {
                    written(INSERT, row);
                } catch (DuplicateKeyException e) {
                    // Another node kept it meanwhile.
                    written(UPDATE, row);
                }
            }
            return true;
        });
    }

    private int written(String sql, Object[] row) {
        Integer rows = own.execute(status -> jdbc.update(sql, row));
        return rows == null ? 0 : rows;
    }

    @Override
    public Optional<String> incidentOf(String channel, String reference) {
        return incidents(INCIDENT_OF, channel, reference).stream().findFirst();
    }

    @Override
    public List<String> incidentsOf(String channel, String reference) {
        return incidents(INCIDENTS_OF, channel, reference);
    }

    private List<String> incidents(String sql, String channel, String reference) {
        return asked(
                "Finding whose a thing of '" + channel + "' is failed",
                () -> jdbc.query(
                        sql, (row, index) -> ids.read(row, "incident_id").toString(), channel, reference));
    }

    private static <T> T asked(String failure, Supplier<T> work) {
        try {
            return work.get();
        } catch (DataAccessException | TransactionException e) {
            throw new IncidentStoreException(failure, e);
        }
    }
}
