package io.incidentkit.jdbc;

import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.incident.SnapshotCodec;
import io.incidentkit.jdbc.Rows.IncidentRow;
import io.incidentkit.jdbc.database.Database;
import io.incidentkit.jdbc.database.Tables;
import io.incidentkit.jdbc.outline.OutlineTable;
import io.incidentkit.store.IncidentStoreException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Compares what is stored of each incident beside its timeline, the snapshot and the columns for lists, with the fold of the
 * timeline, and makes it anew from there. For a migration, after a repair by hand, and for a DBA who wants to know. Both can run while
 * incidents are worked on: each is looked at by itself, at the version that its row has, and one that changes meanwhile is looked at
 * again.
 *
 * <p>Thread-safe.
 */
public final class StoredStates {
    private static final int PAGE = 100;
    private static final String UNREADABLE = "timeline";

    private static final String OUTLINE = "outline";

    private static final String SELECT = "select id, number, version, snapshot_format, snapshot, "
            + String.join(", ", Rows.DERIVED.subList(1, Rows.DERIVED.size())) + " from incident ";

    private static final String AFTER = SELECT + "where number > ? order by number limit ?";

    private static final String ONE = SELECT + "where number = ?";

    private static final String KEYS = "select open_key from incident_open_key where incident_id = ?";

    private final JdbcTemplate jdbc;
    private final Rows rows;
    private final @Nullable OutlineTable outlines;

    private StoredStates(Database database, @Nullable OutlineTable outlines) {
        this.jdbc = database.jdbc();
        this.rows = new Rows(database.platform());
        this.outlines = outlines;
    }

    private StoredStates(Database database) {
        this(database, new OutlineTable(database));
    }

    /** As the tables were before there were outlines, for the migration of then. */
    static StoredStates withoutOutlines(DataSource dataSource) {
        return new StoredStates(Database.of(dataSource), null);
    }

    /**
     * Opens the states of a database.
     *
     * @param dataSource the database
     * @return its states
     * @throws IncidentStoreException if the database can't be reached
     * @throws IllegalArgumentException if the database is not supported
     */
    public static StoredStates of(DataSource dataSource) {
        return new StoredStates(Database.of(dataSource));
    }

    /**
     * Opens the states of a database whose tables are in a schema of their own.
     *
     * @param dataSource the database
     * @param schema the schema's name; on MariaDB and MySQL, a database's
     * @return its states
     * @throws IncidentStoreException if the database can't be reached
     * @throws IllegalArgumentException if the database is not supported, or if it is no name of a schema
     */
    public static StoredStates of(DataSource dataSource, String schema) {
        return new StoredStates(Database.of(dataSource, Tables.in(schema)));
    }

    /**
     * An incident of which something stored is not what its timeline says.
     *
     * @param id its identity
     * @param number its number
     * @param parts the columns that differ, by their names, {@code snapshot} among them; {@code open_key} for the keys of its alerts,
     *     {@code outline} for what figures are read from, and {@code timeline} alone if that can't be read or has gaps
     */
    public record Difference(IncidentId id, long number, List<String> parts) {
        /** Copies the list. */
        public Difference {
            parts = List.copyOf(parts);
        }
    }

    /**
     * Compares each incident, and changes nothing. A snapshot or an outline of an older format is none that differs: it is not read any
     * more. Nor is an outline that is missing: it is made when figures are read.
     *
     * @param found takes each incident that differs, in the order of numbers
     * @return how many were compared
     * @throws IncidentStoreException if the database fails
     */
    public long check(Consumer<Difference> found) {
        return each(stored -> told(stored, found));
    }

    /**
     * Compares each incident, and writes anew what differs, each snapshot of an older format and each outline that is missing. Keys of alerts, and a timeline that
     * can't be read, are told and left: what they should be can't be told from one incident.
     *
     * @param found takes each incident that differed, in the order of numbers
     * @return how many were compared
     * @throws IncidentStoreException if the database fails
     */
    public long rebuild(Consumer<Difference> found) {
        return each(stored -> {
            Looked looked = told(stored, found);
            IncidentRow row = looked.stored().row();
            boolean isOld = row.snapshotFormat() != SnapshotCodec.SNAPSHOT_FORMAT;
            if (looked.parts().contains(UNREADABLE)) {
                return;
            }
            if (isOld || !looked.parts().isEmpty()) {
                folded(row).ifPresent(this::write);
            } else {
                row.incident().ifPresent(this::keepOutline);
            }
        });
    }

    private Looked told(Stored stored, Consumer<Difference> found) {
        Looked looked = look(stored);
        if (!looked.parts().isEmpty()) {
            IncidentRow row = looked.stored().row();
            found.accept(new Difference(row.id(), row.number(), looked.parts()));
        }
        return looked;
    }

    /** Row, timeline and keys are read one after the other: what is written in between is no difference. */
    private Looked look(Stored stored) {
        List<String> parts = parts(stored);
        if (parts.isEmpty()) {
            return new Looked(stored, parts);
        }
        Stored now = jdbc.query(ONE, this::stored, stored.row().number()).stream()
                .findFirst()
                .orElse(stored);
        return now.row().version() == stored.row().version() ? new Looked(stored, parts) : look(now);
    }

    private long each(Consumer<Stored> work) {
        try {
            long compared = 0;
            long last = 0;
            List<Stored> page;
            do {
                page = jdbc.query(AFTER, this::stored, last, PAGE);
                for (Stored stored : page) {
                    work.accept(stored);
                    last = stored.row().number();
                    compared++;
                }
            } while (page.size() == PAGE);
            return compared;
        } catch (DataAccessException e) {
            throw new IncidentStoreException("Comparing what is stored failed", e);
        }
    }

    /** Only at the version that was folded: whoever has written a later one has written its state as well. */
    private void write(Incident incident) {
        jdbc.update(Sql.UPDATE_INCIDENT, statement -> {
            int next = rows.bindIncident(statement, incident);
            statement.setInt(next, incident.version());
        });
        if (outlines != null) {
            outlines.mend(incident);
        }
    }

    private void keepOutline(Incident incident) {
        if (outlines != null && outlines.isMissing(incident)) {
            outlines.keep(List.of(incident));
        }
    }

    /** Empty if the timeline can't be read, or is not all of it. */
    private Optional<Incident> folded(IncidentRow row) {
        try {
            return Optional.of(rows.folded(jdbc, row)).filter(all -> all.version() == row.version());
        } catch (IncidentStoreException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private List<String> parts(Stored stored) {
        return folded(stored.row()).map(right -> parts(stored, right)).orElse(List.of(UNREADABLE));
    }

    private List<String> parts(Stored stored, Incident right) {
        List<String> parts = new ArrayList<>();
        @Nullable Object[] columns = Rows.columns(right);
        for (int i = 0; i < Rows.DERIVED.size(); i++) {
            if (!Objects.equals(stored.columns().get(i), columns[i])) {
                parts.add(Rows.DERIVED.get(i));
            }
        }
        boolean isNew = stored.row().snapshotFormat() == SnapshotCodec.SNAPSHOT_FORMAT;
        if (isNew && !stored.row().incident().equals(Optional.of(right))) {
            parts.add("snapshot");
        }
        if (outlines != null && outlines.differs(right)) {
            parts.add(OUTLINE);
        }
        List<String> keys = jdbc.query(
                KEYS, (row, index) -> row.getString("open_key"), right.id().value());
        if (!new TreeSet<>(keys).equals(new TreeSet<>(right.openKeys()))) {
            parts.add("open_key");
        }
        return parts;
    }

    private Stored stored(ResultSet row, int index) throws SQLException {
        List<@Nullable Object> columns = new ArrayList<>();
        for (String column : Rows.DERIVED) {
            columns.add(rows.derived(row, column));
        }
        return new Stored(rows.incidentRow(row, index), columns);
    }

    private record Stored(IncidentRow row, List<@Nullable Object> columns) {}

    private record Looked(Stored stored, List<String> parts) {}
}
