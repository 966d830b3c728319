package io.incidentkit.jdbc;

import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentFilter;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.incident.Outcome;
import io.incidentkit.incident.SnapshotCodec;
import io.incidentkit.jdbc.Rows.IncidentRow;
import io.incidentkit.store.IncidentStoreException;
import io.incidentkit.timeline.TimelineEntry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
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

    private static final String SELECT = """
            select id, number, version, snapshot_format, snapshot, open, is_private, outcome, step, severity, commander, title,
                facets, declared_at, detected_at, ended_at
            from incident
            """;

    private static final String AFTER = SELECT + "where number > ? order by number limit ?";

    private static final String ONE = SELECT + "where number = ?";

    private static final String KEYS = "select open_key from incident_open_key where incident_id = ?";

    private final JdbcTemplate jdbc;
    private final Rows rows;

    private StoredStates(Database database) {
        this.jdbc = database.jdbc();
        this.rows = new Rows(database.platform().moments());
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
     * An incident of which something stored is not what its timeline says.
     *
     * @param id its identity
     * @param number its number
     * @param parts the columns that differ, by their names, {@code snapshot} among them; {@code open_key} for the keys of its alerts,
     *     and {@code timeline} alone if that can't be read or has gaps
     */
    public record Difference(IncidentId id, long number, List<String> parts) {
        /** Copies the list. */
        public Difference {
            parts = List.copyOf(parts);
        }
    }

    /**
     * Compares each incident, and changes nothing. A snapshot of an older format is none that differs: it is not read any more.
     *
     * @param found takes each incident that differs, in the order of numbers
     * @return how many were compared
     * @throws IncidentStoreException if the database fails
     */
    public long check(Consumer<Difference> found) {
        return each(stored -> told(stored, found));
    }

    /**
     * Compares each incident, and writes anew what differs, and each snapshot of an older format. Keys of alerts, and a timeline that
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
            if (!looked.parts().contains(UNREADABLE)
                    && (isOld || !looked.parts().isEmpty())) {
                folded(row).ifPresent(this::write);
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
    }

    private Optional<Incident> folded(IncidentRow row) {
        List<TimelineEntry> timeline =
                jdbc.query(Sql.TIMELINE, rows::entry, row.id().value(), 0, row.version());
        return timeline.size() == row.version()
                ? Optional.of(Incident.replay(row.id(), row.number(), timeline))
                : Optional.empty();
    }

    private List<String> parts(Stored stored) {
        Optional<Incident> folded;
        try {
            folded = folded(stored.row());
        } catch (IncidentStoreException | IllegalArgumentException e) {
            folded = Optional.empty();
        }
        return folded.map(right -> parts(stored, right)).orElse(List.of(UNREADABLE));
    }

    private List<String> parts(Stored stored, Incident right) {
        List<String> parts = new ArrayList<>();
        stored.columns().differences(Columns.of(right), parts);
        boolean isNew = stored.row().snapshotFormat() == SnapshotCodec.SNAPSHOT_FORMAT;
        if (isNew && !stored.row().incident().equals(Optional.of(right))) {
            parts.add("snapshot");
        }
        List<String> keys = jdbc.query(
                KEYS, (row, index) -> row.getString("open_key"), right.id().value());
        if (!new TreeSet<>(keys).equals(new TreeSet<>(right.openKeys()))) {
            parts.add("open_key");
        }
        return parts;
    }

    private Stored stored(ResultSet row, int index) throws SQLException {
        return new Stored(Rows.incidentRow(row, index), columns(row));
    }

    private Columns columns(ResultSet row) throws SQLException {
        Moments moments = rows.moments();
        return new Columns(
                row.getBoolean("open"),
                row.getBoolean("is_private"),
                row.getString("outcome"),
                row.getString("step"),
                row.getString("severity"),
                row.getString("commander"),
                row.getString("title"),
                row.getString("facets"),
                moments.read(row, "declared_at"),
                moments.read(row, "detected_at"),
                row.getObject("ended_at") == null ? null : moments.read(row, "ended_at"));
    }

    private record Stored(IncidentRow row, Columns columns) {}

    private record Looked(Stored stored, List<String> parts) {}

    /** The columns of an incident that are derived from its timeline, beside the snapshot. */
    private record Columns(
            boolean open,
            boolean isPrivate,
            @Nullable String outcome,
            String step,
            @Nullable String severity,
            @Nullable String commander,
            String title,
            String facets,
            Instant declaredAt,
            Instant detectedAt,
            @Nullable Instant endedAt) {

        static Columns of(Incident incident) {
            return new Columns(
                    incident.isOpen(),
                    incident.isPrivate(),
                    incident.outcome().map(Outcome::code).orElse(null),
                    incident.step().code(),
                    incident.severity().map(Object::toString).orElse(null),
                    incident.commander().map(Object::toString).orElse(null),
                    incident.title(),
                    IncidentFilter.facets(incident),
                    incident.declaredAt(),
                    incident.detectedAt(),
                    incident.endedAt().orElse(null));
        }

        void differences(Columns right, List<String> names) {
            differs("open", open, right.open, names);
            differs("is_private", isPrivate, right.isPrivate, names);
            differs("outcome", outcome, right.outcome, names);
            differs("step", step, right.step, names);
            differs("severity", severity, right.severity, names);
            differs("commander", commander, right.commander, names);
            differs("title", title, right.title, names);
            differs("facets", facets, right.facets, names);
            differs("declared_at", declaredAt, right.declaredAt, names);
            differs("detected_at", detectedAt, right.detectedAt, names);
            differs("ended_at", endedAt, right.endedAt, names);
        }

        private static void differs(String name, @Nullable Object is, @Nullable Object right, List<String> names) {
            if (!Objects.equals(is, right)) {
                names.add(name);
            }
        }
    }
}
