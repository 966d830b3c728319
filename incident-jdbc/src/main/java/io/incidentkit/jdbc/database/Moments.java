package io.incidentkit.jdbc.database;

import io.incidentkit.stored.StoredInstant;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** How a database keeps moments, so that neither the session's nor the JVM's time zone has a say. */
public enum Moments {
    /** With their offset, which is UTC; sent as a text where that can be read, which costs the driver a fraction. */
    WITH_OFFSET_AS_TEXT {
        @Override
        public Object stored(Instant moment) {
            return WITH_OFFSET.stored(moment);
        }

        @Override
        public void bind(PreparedStatement statement, int index, @Nullable Instant moment) throws SQLException {
            if (moment == null || moment.isBefore(FIRST_YEAR) || !moment.isBefore(YEAR_10000)) {
                super.bind(statement, index, moment);
            } else {
                statement.setObject(index, StoredInstant.text(moment), Types.OTHER);
            }
        }

        @Override
        public Instant read(ResultSet row, String column) throws SQLException {
            return WITH_OFFSET.read(row, column);
        }
    },
    /** With their offset, which is UTC. */
    WITH_OFFSET {
        @Override
        public Object stored(Instant moment) {
            return moment.atOffset(ZoneOffset.UTC);
        }

        @Override
        public Instant read(ResultSet row, String column) throws SQLException {
            return row.getObject(column, OffsetDateTime.class).toInstant();
        }
    },
    /** As date and time in UTC, where no type has an offset and reaches as far as moments do. */
    IN_UTC {
        @Override
        public Object stored(Instant moment) {
            return LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
        }

        @Override
        public Instant read(ResultSet row, String column) throws SQLException {
            return row.getObject(column, LocalDateTime.class).toInstant(ZoneOffset.UTC);
        }
    };

    private static final Instant FIRST_YEAR = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant YEAR_10000 = Instant.parse("+10000-01-01T00:00:00Z");

    /** The moment as a statement's parameter. */
    public abstract Object stored(Instant moment);

    /** Sets a statement's parameter. */
    public void bind(PreparedStatement statement, int index, @Nullable Instant moment) throws SQLException {
        statement.setObject(index, moment == null ? null : stored(moment));
    }

    /** The moment in a column that is never null. */
    public abstract Instant read(ResultSet row, String column) throws SQLException;
}
