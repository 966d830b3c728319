package io.incidentkit.jdbc;

import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentFilter;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.incident.Outcome;
import io.incidentkit.incident.SnapshotCodec;
import io.incidentkit.jdbc.database.Ids;
import io.incidentkit.jdbc.database.Moments;
import io.incidentkit.jdbc.database.Platform;
import io.incidentkit.jdbc.seal.SealedEntry;
import io.incidentkit.severity.Severity;
import io.incidentkit.store.IncidentStoreException;
import io.incidentkit.store.StoredVersion;
import io.incidentkit.timeline.EventCodec;
import io.incidentkit.timeline.IncidentEvent;
import io.incidentkit.timeline.RecordEvent.NoteAdded;
import io.incidentkit.timeline.TimelineEntry;
import io.incidentkit.timeline.UnreadableEventException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/** Between rows and the domain. What is stored of an enum is its code, never its name or place. Thread-safe. */
final class Rows {
    private final Moments moments;
    private final Ids ids;

    Rows(Platform platform) {
        this.moments = platform.moments();
        this.ids = platform.ids();
    }

    /**
     * One row of {@code incident}, as far as it is read: the rest of its columns is for lists and for people.
     *
     * @param id the identity
     * @param number the number
     * @param version the number of the last entry that is part of the snapshot
     * @param snapshotFormat the format of the snapshot
     * @param snapshot the state as JSON
     */
    record IncidentRow(IncidentId id, long number, int version, int snapshotFormat, String snapshot) {

        /** The state, or empty if the snapshot is of a format that this release does not read. */
        Optional<Incident> incident() {
            return SnapshotCodec.read(snapshotFormat, number, snapshot);
        }
    }

    Moments moments() {
        return moments;
    }

    Ids ids() {
        return ids;
    }

    /** Reads a row of id, number and version, in this order. */
    StoredVersion storedVersion(ResultSet row, int index) throws SQLException {
        return new StoredVersion(new IncidentId(ids.read(row, 1)), row.getLong(2), row.getInt(3));
    }

    /** Reads a row of id, number, version, format and snapshot, in this order. */
    IncidentRow incidentRow(ResultSet row, int index) throws SQLException {
        return new IncidentRow(
                new IncidentId(ids.read(row, 1)), row.getLong(2), row.getInt(3), row.getInt(4), row.getString(5));
    }

    TimelineEntry entry(ResultSet row, int index) throws SQLException {
        try {
            return entry(row, event(row));
        } catch (UnreadableEventException e) {
            String where = "Entry " + row.getInt("sequence") + " of incident " + ids.read(row, "incident_id");
            throw new IncidentStoreException(where + " can't be read: " + e.getMessage(), e);
        }
    }

    /** An entry, or a note in its place if this release can't read it; without its declaration an incident is nothing. */
    TimelineEntry readable(ResultSet row, int index) throws SQLException {
        try {
            return entry(row, event(row));
        } catch (UnreadableEventException e) {
            return row.getInt("sequence") == 1
                    ? entry(row, index)
                    : entry(row, new NoteAdded("(" + row.getString("type") + ", of a newer release)"));
        }
    }

    private TimelineEntry entry(ResultSet row, IncidentEvent event) throws SQLException {
        return new TimelineEntry(
                row.getInt("sequence"),
                moments.read(row, "occurred_at"),
                moments.read(row, "recorded_at"),
                Actor.parse(row.getString("actor")),
                event);
    }

    private static IncidentEvent event(ResultSet row) throws SQLException {
        return EventCodec.read(row.getString("type"), row.getInt("version"), row.getString("payload"));
    }

    /** The incident of a row; a snapshot that this release does not read is replaced by the fold of the events that it was made of. */
    Incident incident(JdbcTemplate jdbc, IncidentRow row) {
        return row.incident().orElseGet(() -> folded(jdbc, row));
    }

    /**
     * Folds the events of a row.
     *
     * @throws IllegalArgumentException if there is a gap
     */
    Incident folded(JdbcTemplate jdbc, IncidentRow row) {
        return Incident.replay(
                row.id(),
                row.number(),
                jdbc.query(Sql.TIMELINE, this::entry, row.id().value(), 0, row.version()));
    }

    /** The names of the first columns of {@link #columns}: those that are derived from the timeline, beside the snapshot. */
    static final List<String> DERIVED = List.of(
            "version",
            "open",
            "is_private",
            "outcome",
            "step",
            "severity",
            "commander",
            "title",
            "facets",
            "declared_at",
            "detected_at",
            "ended_at");

    /** The value of a derived column, as {@link #columns} has it. */
    @Nullable
    Object derived(ResultSet row, String column) throws SQLException {
        if (column.endsWith("_at")) {
            return row.getObject(column) == null ? null : moments.read(row, column);
        }
        return switch (column) {
            case "version" -> row.getInt(column);
            case "open", "is_private" -> row.getBoolean(column);
            default -> row.getString(column);
        };
    }

    /** All columns of an incident, the identity last; moments as instants. */
    static @Nullable Object[] columns(Incident incident) {
        return new @Nullable Object[] {
            incident.version(),
            incident.isOpen(),
            incident.isPrivate(),
            incident.outcome().map(Outcome::code).orElse(null),
            incident.step().code(),
            incident.severity().map(Severity::name).orElse(null),
            incident.commander().map(Person::name).orElse(null),
            incident.title(),
            IncidentFilter.facets(incident),
            incident.declaredAt(),
            incident.detectedAt(),
            incident.endedAt().orElse(null),
            SnapshotCodec.SNAPSHOT_FORMAT,
            SnapshotCodec.write(incident),
            incident.id().value()
        };
    }

    /**
     * Sets all columns of an incident, the identity last.
     *
     * @return the index of the next parameter
     */
    int bindIncident(PreparedStatement statement, Incident incident) throws SQLException {
        return bind(statement, 1, columns(incident));
    }

    /**
     * Sets the columns of a row.
     *
     * @return the index of the next parameter
     */
    int bind(PreparedStatement statement, int from, @Nullable Object[] columns) throws SQLException {
        int next = from;
        for (@Nullable Object value : columns) {
            if (value instanceof Instant moment) {
                moments.bind(statement, next++, moment);
            } else if (value instanceof UUID id) {
                ids.bind(statement, next++, id);
            } else {
                statement.setObject(next++, value);
            }
        }
        return next;
    }

    void bindEntry(PreparedStatement statement, UUID id, SealedEntry entry, byte[] link) throws SQLException {
        ids.bind(statement, 1, id);
        statement.setInt(2, entry.sequence());
        statement.setString(3, entry.type());
        statement.setInt(4, entry.version());
        moments.bind(statement, 5, entry.occurredAt());
        moments.bind(statement, 6, entry.recordedAt());
        statement.setString(7, entry.actor());
        statement.setString(8, entry.payload());
        statement.setBytes(9, entry.salt());
        statement.setBytes(10, link);
    }
}
