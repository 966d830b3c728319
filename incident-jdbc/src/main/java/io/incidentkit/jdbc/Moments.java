package io.incidentkit.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** How a database keeps moments, so that neither the session's nor the JVM's time zone has a say. */
enum Moments {
    /** With their offset, which is UTC. */
    WITH_OFFSET {
        @Override
        Object stored(Instant moment) {
            return moment.atOffset(ZoneOffset.UTC);
        }

        @Override
        Instant read(ResultSet row, String column) throws SQLException {
            return row.getObject(column, OffsetDateTime.class).toInstant();
        }
    },
    /** As date and time in UTC, where no type has an offset and reaches as far as moments do. */
    IN_UTC {
        @Override
        Object stored(Instant moment) {
            return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
        }

        @Override
        Instant read(ResultSet row, String column) throws SQLException {
            return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
        }
    };

    /** The moment as a statement's parameter. */
    abstract Object stored(Instant moment);

    /** The moment in a column that is never null. */
    abstract Instant read(ResultSet row, String column) throws SQLException;
}
