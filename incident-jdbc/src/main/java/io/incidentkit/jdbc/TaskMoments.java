package io.incidentkit.jdbc;

import com.github.kagkarlsson.scheduler.jdbc.MariaDBJdbcCustomization;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The moments of tasks on MariaDB, kept as all others are: neither the session's nor the JVM's time zone has a say. */
final class TaskMoments extends MariaDBJdbcCustomization {

    TaskMoments() {
        super(true);
    }

    @Override
    public void setInstant(PreparedStatement statement, int index, @Nullable Instant moment) throws SQLException {
        statement.setObject(index, moment == null ? null : Moments.IN_UTC.stored(moment));
    }

    @Override
    public @Nullable Instant getInstant(ResultSet row, String column) throws SQLException {
        return row.getString(column) == null ? null : Moments.IN_UTC.read(row, column);
    }
}
