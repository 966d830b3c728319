package io.incidentkit.jdbc;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import io.incidentkit.jdbc.database.Database;
import io.incidentkit.jdbc.database.DatabaseClock;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;

/** Runs the tasks of an outbox, on time and threads of its own; a test runs them by hand. */
interface OutboxEngine {
    /** How often is looked for what is due: half of how late it may be. */
    Duration POLLING = Duration.ofMillis(500);
    /** How often a node says that it is still there. */
    Duration HEARTBEAT = Duration.ofSeconds(5);
    /** After so many of them in silence its work goes to others. */
    int MISSED_HEARTBEATS = 4;

    /** Time is the database's, threads are those of db-scheduler. */
    OutboxEngine STANDARD = beatingEach(HEARTBEAT);

    /** As {@link #STANDARD}, with another heartbeat: a node that is gone is missed after four of them. */
    static OutboxEngine beatingEach(Duration heartbeat) {
        return new OutboxEngine() {
            @Override
            public Clock clock(Database database) {
                return new DatabaseClock(database, System::nanoTime, InstantSource.system());
            }

            @Override
            public Scheduler scheduler(
                    Database database, Clock clock, List<Task<?>> tasks, RecurringTask<Void> recurring, int threads) {
                return configured(Scheduler.create(database.dataSource(), tasks), database)
                        .startTasks(recurring)
                        .clock(clock)
                        .threads(threads)
                        .schedulerName(new SchedulerName.Fixed(node()))
                        .pollingInterval(POLLING)
                        .heartbeatInterval(heartbeat)
                        .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                        .build();
            }
        };
    }

    /** The clock by which it is judged what is due. */
    Clock clock(Database database);

    /** Something that runs tasks once it is started. */
    Scheduler scheduler(
            Database database, Clock clock, List<Task<?>> tasks, RecurringTask<Void> recurring, int threads);

    /** Sets what follows from the database. */
    static SchedulerBuilder configured(SchedulerBuilder builder, Database database) {
        builder.tableName(database.tables().sql(TaskTable.NAME));
        switch (database.platform()) {
            case POSTGRESQL ->
                builder.jdbcCustomization(new PostgreSqlJdbcCustomization(false, false))
                        .pollUsingLockAndFetch(0.5, 1.0);
            case MARIADB, MYSQL -> builder.jdbcCustomization(new TaskTable.TaskMoments());
            // Named, so that nothing is looked up, and nothing said of it.
            case H2 -> builder.jdbcCustomization(new DefaultJdbcCustomization(false));
        }
        return builder;
    }

    private static String node() {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            host = "node";
        }
        return host + "/" + UUID.randomUUID().toString().substring(0, 8);
    }
}
