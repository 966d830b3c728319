package io.incidentkit.jdbc.database;

import java.nio.ByteBuffer;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** How a database keeps the ids of incidents. */
public enum Ids {
    /** In a type of its own, which the driver binds and reads. */
    AS_UUID {
        @Override
        public Object stored(UUID id) {
            return id;
        }

        @Override
        public UUID read(ResultSet row, String column) throws SQLException {
            return row.getObject(column, UUID.class);
        }

        @Override
        public UUID read(ResultSet row, int column) throws SQLException {
            return row.getObject(column, UUID.class);
        }
    },
    /** As 16 bytes, the highest first: they are in the order of their times, as ids are whose time comes first. */
    AS_BYTES {
        @Override
        public Object stored(UUID id) {
            return ByteBuffer.allocate(LENGTH)
                    .putLong(id.getMostSignificantBits())
                    .putLong(id.getLeastSignificantBits())
                    .array();
        }

        @Override
        public UUID read(ResultSet row, String column) throws SQLException {
            return id(row.getBytes(column));
        }

        @Override
        public UUID read(ResultSet row, int column) throws SQLException {
            return id(row.getBytes(column));
        }
    };

    private static final int LENGTH = 16;

    /** The id as a statement's parameter. */
    public abstract Object stored(UUID id);

    /** Sets a statement's parameter. */
    public void bind(PreparedStatement statement, int index, UUID id) throws SQLException {
        statement.setObject(index, stored(id));
    }

    /** The id in a column that is never null. */
    public abstract UUID read(ResultSet row, String column) throws SQLException;

    /** As above, by the column's place, which begins with 1. */
    public abstract UUID read(ResultSet row, int column) throws SQLException;

    private static UUID id(byte[] stored) {
        ByteBuffer bytes = ByteBuffer.wrap(stored);
        return new UUID(bytes.getLong(), bytes.getLong());
    }
}
