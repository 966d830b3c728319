package io.incidentkit.jdbc.outline;

import io.incidentkit.incident.Incident;
import io.incidentkit.incident.OutlineCodec;
import io.incidentkit.jdbc.database.Database;
import io.incidentkit.store.IncidentChange;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The stored outlines. What holds of each row: it has the outline of the incident as it is now, or none; its version is that at which it
 * was made or changed last. Whoever writes an incident
 * that may have one writes the row too; whoever makes a missing one of what was read before never writes over that of a later version.
 *
 * <p>Thread-safe.
 */
public final class OutlineTable {
    /**
     * The part of PostgreSQL's statement for a change, after the row of the incident in {@code stored}; parameters as {@link #bind} sets
     * them.
     */
    public static final String POSTGRES_PART = """
            , outline as (
                insert into incident_outline (number, version, outline_format, outline)
                select stored.number, ?::int4, ?::int4, ?::bytea from stored
                on conflict (number) do update set version = excluded.version,
                    outline_format = excluded.outline_format, outline = excluded.outline
            )\
            """;

    /** Number, version, format and outline. */
    private static final String POSTGRES_KEEP = """
            insert into incident_outline as kept (number, version, outline_format, outline) values (?, ?, ?, ?)
            on conflict (number) do update set version = excluded.version,
                outline_format = excluded.outline_format, outline = excluded.outline
                where kept.version <= excluded.version
            """;

    /** The version comes last, as the others are set beside the one that was there. */
    private static final String MARIADB_KEEP = """
            insert into incident_outline (number, version, outline_format, outline) values (?, ?, ?, ?)
            on duplicate key update
                outline_format = if(values(version) >= version, values(outline_format), outline_format),
                outline = if(values(version) >= version, values(outline), outline),
                version = greatest(version, values(version))
            """;

    /** As on MariaDB; the columns that were there need the table's name beside the others. */
    private static final String MYSQL_KEEP = """
            insert into incident_outline (number, version, outline_format, outline) values (?, ?, ?, ?) as made
            on duplicate key update
                outline_format = if(made.version >= incident_outline.version, made.outline_format, incident_outline.outline_format),
                outline = if(made.version >= incident_outline.version, made.outline, incident_outline.outline),
                version = greatest(incident_outline.version, made.version)
            """;

    private static final String H2_KEEP = """
            merge into incident_outline as kept using (select cast(? as bigint) as number, cast(? as integer) as version,
                cast(? as integer) as outline_format, cast(? as varbinary(1000000)) as outline) as made
            on kept.number = made.number
            when matched and made.version >= kept.version then update set version = made.version,
                outline_format = made.outline_format, outline = made.outline
            when not matched then insert (number, version, outline_format, outline)
                values (made.number, made.version, made.outline_format, made.outline)
            """;

    private static final String STORED = "select outline from incident_outline where number = ? and outline_format = ?";

    /** The number, twice. A row that holds is never of a later version than its incident. */
    private static final String FORGET = """
            update incident_outline set version = 0, outline = null
            where number = ? and version > (select version from incident where incident.number = ?)
            """;

    private static final int VERSION = 2;

    private final JdbcTemplate jdbc;
    private final String keep;

    /** The outlines of a database. */
    public OutlineTable(Database database) {
        this.jdbc = database.jdbc();
        this.keep = switch (database.platform()) {
            case POSTGRESQL -> POSTGRES_KEEP;
            case MARIADB -> MARIADB_KEEP;
            case MYSQL -> MYSQL_KEEP;
            case H2 -> H2_KEEP;
        };
    }

    /**
     * Returns whether a change has to write the row: there may be one that is not right any more, or there is to be one. Of a new incident
     * there is none, and most of what happens after the end, such as a note or a text of the postmortem, is in no outline.
     */
    public static boolean isWrittenWith(IncidentChange change) {
        if (change.before().isEmpty()) {
            return false;
        }
        Incident before = change.before().get();
        boolean had = OutlineCodec.mayHave(before);
        boolean has = OutlineCodec.mayHave(change.after());
        // By the letter, as two spellings of a person are equal.
        return had != has || (has && !Arrays.equals(outline(before), outline(change.after())));
    }

    /**
     * Sets version, format and outline.
     *
     * @return the index of the next parameter
     */
    public static int bind(PreparedStatement statement, int from, Incident incident) throws SQLException {
        byte @Nullable [] outline = outline(incident);
        statement.setInt(from, incident.version());
        statement.setInt(from + 1, OutlineCodec.OUTLINE_FORMAT);
        if (outline == null) {
            statement.setNull(from + 2, Types.VARBINARY);
        } else {
            statement.setBytes(from + 2, outline);
        }
        return from + 3;
    }

    private static byte @Nullable [] outline(Incident incident) {
        return OutlineCodec.write(incident).orElse(null);
    }

    /** Writes the outline of an incident as it was read, also where one of a version is there that the incident never had. */
    public void mend(Incident incident) {
        jdbc.update(FORGET, incident.number(), incident.number());
        keep(List.of(incident));
    }

    /** Returns whether an outline of this format is stored that is not the incident's. */
    public boolean differs(Incident incident) {
        Optional<byte[]> right = OutlineCodec.write(incident);
        return stored(incident)
                .filter(outline -> !Arrays.equals(outline, right.orElse(null)))
                .isPresent();
    }

    /** Returns whether the incident has an outline, and none of this format is stored. */
    public boolean isMissing(Incident incident) {
        return OutlineCodec.mayHave(incident) && stored(incident).isEmpty();
    }

    private Optional<byte[]> stored(Incident incident) {
        return jdbc
                .query(STORED, (row, index) -> row.getBytes(1), incident.number(), OutlineCodec.OUTLINE_FORMAT)
                .stream()
                .filter(Objects::nonNull)
                .findFirst();
    }

    /** Writes the outlines of incidents as they were read or written, where no later one is there. */
    public void keep(List<Incident> incidents) {
        jdbc.batchUpdate(keep, incidents, Math.max(1, incidents.size()), (statement, incident) -> {
            statement.setLong(1, incident.number());
            bind(statement, VERSION, incident);
        });
    }
}
