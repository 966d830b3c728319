package io.incidentkit.jdbc;

import com.github.kagkarlsson.scheduler.jdbc.MariaDBJdbcCustomization;
import io.incidentkit.effect.DispatcherPulse;
import io.incidentkit.jdbc.database.Database;
import io.incidentkit.jdbc.database.Moments;
import io.incidentkit.jdbc.database.Platform;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The table of the tasks that db-scheduler picks: a lane with something to deliver, an incident of which something is due. A command
 * writes them with its entries; whoever has worked on one ends it under the lock of its row, so that neither loses what the other
 * wrote. Each method is one part of a transaction of the caller. Thread-safe.
 */
final class TaskTable {
    /** The table's name. */
    static final String NAME = "incident_task";
    /** The task of a lane; its instance is the lane. */
    static final String LANE = "incident-lane";
    /** The task of an incident of which something is due; its instance is the incident's id. */
    static final String TIMER = "incident-timer";

    /** The task of a duty that recurs; its instance is the duty. */
    static final String RECURRING = "incident-recurring";

    private static final String WHICH = " where task_name = ? and task_instance = ?";
    private static final String LOCK = "select execution_time, version from incident_task" + WHICH + " for update";
    private static final String INSERT = """
            insert into incident_task (task_name, task_instance, execution_time, picked, version)
            values (?, ?, %s, false, 1)
            """;
    private static final String MOVE = "update incident_task set execution_time = ?" + WHICH;
    private static final String DELETE = "delete from incident_task" + WHICH;
    private static final String AGAIN = """
            update incident_task set execution_time = ?, picked = false, picked_by = null, last_heartbeat = null,
                consecutive_failures = ?, version = version + 1
            """ + WHICH;

    /** The moment for which a duty was done last is kept as that of its last success. */
    private static final String DONE = "select last_success from incident_task" + WHICH;

    private static final String SET_DONE = "update incident_task set last_success = ?" + WHICH;

    /** The moments of what is due longest and nobody has begun, and of the node that was heard of last longest ago. */
    private static final String PULSE = """
            select min(case when picked then null else execution_time end) as unpicked,
                min(case when picked then last_heartbeat end) as heard
            from incident_task
            """;

    private final JdbcTemplate jdbc;
    private final Platform platform;
    private final Moments moments;

    /**
     * A task that was picked.
     *
     * @param name the task's name
     * @param instance its instance
     * @param due when it was due as it was picked
     * @param version the version of its row since it was picked
     * @param failures how often it has failed since it last succeeded
     */
    record Picked(String name, String instance, Instant due, long version, int failures) {}

    private record Row(Instant due, long version) {}

    TaskTable(Database database) {
        this.jdbc = database.jdbc();
        this.platform = database.platform();
        this.moments = platform.moments();
    }

    /** The database's words for the moment of the statement. */
    String now() {
        return platform.now();
    }

    /** Makes a task that is due now. One that is there stays as it is and is locked, so that who ends it sees what was written. */
    void ensure(String name, String instance) {
        String insert = INSERT.formatted(now());
        switch (platform) {
            case POSTGRESQL ->
                jdbc.update(
                        insert
                                + "on conflict (task_name, task_instance) do update set execution_time = incident_task.execution_time",
                        name,
                        instance);
            case MARIADB, MYSQL ->
                jdbc.update(insert + "on duplicate key update execution_time = execution_time", name, instance);
            case H2 -> {
                if (lock(name, instance).isEmpty()) {
                    jdbc.update(insert, name, instance);
                }
            }
        }
    }

    /** Makes a task that is due at a moment, in place of an earlier one. */
    void set(String name, String instance, Instant moment) {
        Object due = moments.stored(moment);
        String insert = INSERT.formatted("?");
        switch (platform) {
            case POSTGRESQL ->
                jdbc.update(
                        insert
                                + "on conflict (task_name, task_instance) do update set execution_time = excluded.execution_time",
                        name,
                        instance,
                        due);
            case MARIADB ->
                jdbc.update(
                        insert + "on duplicate key update execution_time = values(execution_time)",
                        name,
                        instance,
                        due);
            case MYSQL ->
                jdbc.update(
                        insert + "as due on duplicate key update execution_time = due.execution_time",
                        name,
                        instance,
                        due);
            case H2 -> {
                if (jdbc.update(MOVE, due, name, instance) == 0) {
                    jdbc.update(insert, name, instance, due);
                }
            }
        }
    }

    /** Deletes a task, if it is there. */
    void cancel(String name, String instance) {
        jdbc.update(DELETE, name, instance);
    }

    /**
     * Waits for whoever sets a task anew, and makes others wait who would.
     *
     * @return when it is due by now; empty if it is gone, or was taken over by somebody else
     */
    Optional<Instant> lock(Picked task) {
        return lock(task.name(), task.instance())
                .filter(row -> row.version() == task.version())
                .map(Row::due);
    }

    /** Sets a locked task free, to be picked again at a moment. */
    void again(Picked task, Instant moment, int failures) {
        jdbc.update(AGAIN, moments.stored(moment), failures, task.name(), task.instance());
    }

    /** The moment for which a duty that recurs was done last; empty if it is not known here. */
    Optional<Instant> done(String duty) {
        List<Instant> done = jdbc.query(
                DONE,
                (row, index) -> row.getString("last_success") == null ? Instant.MIN : moments.read(row, "last_success"),
                RECURRING,
                duty);
        return done.stream().filter(moment -> !moment.equals(Instant.MIN)).findFirst();
    }

    /** Notes for which moment a duty that recurs was done. */
    void setDone(String duty, Instant moment) {
        jdbc.update(SET_DONE, moments.stored(moment), RECURRING, duty);
    }

    /** Whether tasks are begun and ended. */
    DispatcherPulse pulse(boolean runs, Instant now) {
        return Objects.requireNonNull(jdbc.queryForObject(
                PULSE,
                (row, index) -> new DispatcherPulse(runs, since(row, "unpicked", now), since(row, "heard", now))));
    }

    private Duration since(ResultSet row, String column, Instant now) throws SQLException {
        return row.getString(column) == null ? Duration.ZERO : Duration.between(moments.read(row, column), now);
    }

    /** Waits for whoever works on a duty that recurs; returns when it is due, or nothing if it is not known here. */
    Optional<Instant> lockRecurring(String duty) {
        return lock(RECURRING, duty).map(Row::due);
    }

    private Optional<Row> lock(String name, String instance) {
        List<Row> rows = jdbc.query(LOCK, this::row, name, instance);
        return rows.stream().findFirst();
    }

    private Row row(ResultSet row, int index) throws SQLException {
        return new Row(moments.read(row, "execution_time"), row.getLong("version"));
    }

    /** The moments of tasks on MariaDB and MySQL, kept as all others are: neither the session's nor the JVM's time zone has a say. */
    static final class TaskMoments extends MariaDBJdbcCustomization {

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
}
