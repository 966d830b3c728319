package io.incidentkit.jdbc;

import io.incidentkit.incident.Incident;
import io.incidentkit.jdbc.seal.SealedEntry;
import io.incidentkit.store.IncidentChange;
import io.incidentkit.stored.StoredInstant;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Writes many new incidents with one statement, as an import of history has them: one array a column, so that the text and its plan are
 * the same for any number. Thread-safe.
 */
final class PostgresHistory {
    private static final String[] INCIDENT_TYPES = {
        "int4",
        "bool",
        "bool",
        "text",
        "text",
        "text",
        "text",
        "text",
        "text",
        "timestamptz",
        "timestamptz",
        "timestamptz",
        "int4",
        "text",
        "uuid"
    };
    private static final String[] ENTRY_TYPES = {
        "uuid", "int4", "text", "int4", "timestamptz", "timestamptz", "text", "text", "bytea", "bytea"
    };

    /** The numbers are given in the order of the rows; an incident that is there already gets none, and no entries. */
    private static final String INSERT = """
            with stored as (
                insert into incident (
                    version, open, is_private, outcome, step, severity, commander, title, facets,
                    declared_at, detected_at, ended_at, snapshot_format, snapshot, id)
                select version, open, is_private, outcome, step, severity, commander, title, facets,
                    declared_at, detected_at, ended_at, snapshot_format, snapshot, id
                from unnest(%s) with ordinality as one (
                    version, open, is_private, outcome, step, severity, commander, title, facets,
                    declared_at, detected_at, ended_at, snapshot_format, snapshot, id, place)
                order by place
                on conflict do nothing
                returning id, number
            ), appended as (
                insert into incident_event (
                    incident_id, sequence, type, version, occurred_at, recorded_at, actor, payload, salt, link)
                select entry.*
                from unnest(%s) as entry (
                    incident_id, sequence, type, version, occurred_at, recorded_at, actor, payload, salt, link)
                where entry.incident_id in (select id from stored)
            )
            select id, number from stored
            """.formatted(arrays(INCIDENT_TYPES), arrays(ENTRY_TYPES));

    private final JdbcTemplate jdbc;

    PostgresHistory(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Writes the entries and rows of new incidents, and returns their numbers; one that is missing there was taken. */
    Map<UUID, Long> write(List<IncidentChange> changes) {
        Map<UUID, Long> numbers = new HashMap<>();
        jdbc.query(INSERT, statement -> bind(statement, changes), row -> {
            numbers.put(row.getObject(1, UUID.class), row.getLong(2));
        });
        return numbers;
    }

    private static void bind(PreparedStatement statement, List<IncidentChange> changes) throws SQLException {
        List<@Nullable Object[]> incidents = new ArrayList<>(changes.size());
        List<@Nullable Object[]> entries = new ArrayList<>();
        for (IncidentChange change : changes) {
            Incident after = change.after();
            incidents.add(Rows.columns(after));
            UUID id = after.id().value();
            byte[] link = SealedEntry.first(id);
            for (SealedEntry entry : SealedEntry.of(change.entries())) {
                link = SealedEntry.link(link, entry.digest());
                entries.add(new @Nullable Object[] {
                    id,
                    entry.sequence(),
                    entry.type(),
                    entry.version(),
                    entry.occurredAt(),
                    entry.recordedAt(),
                    entry.actor(),
                    entry.payload(),
                    entry.salt(),
                    link
                });
            }
        }
        bind(statement, bind(statement, 1, INCIDENT_TYPES, incidents), ENTRY_TYPES, entries);
    }

    /**
     * Sets one array a column.
     *
     * @return the index of the next parameter
     */
    static int bind(PreparedStatement statement, int from, String[] types, List<@Nullable Object[]> rows)
            throws SQLException {
        int next = from;
        for (int column = 0; column < types.length; column++) {
            @Nullable Object[] texts = new @Nullable Object[rows.size()];
            for (int i = 0; i < texts.length; i++) {
                texts[i] = text(rows.get(i)[column]);
            }
            statement.setArray(next++, statement.getConnection().createArrayOf(types[column], texts));
        }
        return next;
    }

    /** As text: the driver knows no array of instants, and such a text has its offset. */
    private static @Nullable String text(@Nullable Object value) {
        if (value instanceof Instant moment) {
            return StoredInstant.text(moment);
        }
        if (value instanceof byte[] bytes) {
            return "\\x" + HexFormat.of().formatHex(bytes);
        }
        return value == null ? null : value.toString();
    }

    static String arrays(String... types) {
        StringBuilder arrays = new StringBuilder();
        for (int i = 0; i < types.length; i++) {
            arrays.append(i == 0 ? "" : ", ").append("?::").append(types[i]).append("[]");
        }
        return arrays.toString();
    }
}
