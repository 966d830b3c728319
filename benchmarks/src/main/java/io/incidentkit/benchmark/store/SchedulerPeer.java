package io.incidentkit.benchmark.store;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.OneTimeTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import io.incidentkit.benchmark.store.Meter.Passed;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** db-scheduler as it is: a task for each delivery, locked and fetched, and deleted once it has run; nothing else is written. */
final class SchedulerPeer {
    private static final String[] TABLE = {"""
        create table scheduled_tasks (
            task_name text not null, task_instance text not null, task_data bytea,
            execution_time timestamp with time zone not null, picked boolean not null, picked_by text,
            last_success timestamp with time zone, last_failure timestamp with time zone, consecutive_failures int,
            last_heartbeat timestamp with time zone, version bigint not null, priority smallint,
            primary key (task_name, task_instance))
        """, "create index execution_time_idx on scheduled_tasks (execution_time)"};
    private static final String ROWS = """
        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
        select 'delivery', gen_random_uuid()::text, now(), false, 1 from generate_series(1, %d)
        """;
    private static final int LONGEST_MINUTES = 3;

    private SchedulerPeer() {}

    /** Runs so many. */
    static Passed drain(Server server, String name, int deliveries, int threads)
            throws SQLException, InterruptedException {
        CountDownLatch left = new CountDownLatch(deliveries);
        OneTimeTask<Void> task = Tasks.oneTime("delivery").execute((instance, context) -> left.countDown());
        try (HikariDataSource pool = server.autoCommitting(name)) {
            try (Connection connection = pool.getConnection();
                    Statement statement = connection.createStatement()) {
                for (String table : TABLE) {
                    statement.execute(table);
                }
                statement.execute(ROWS.formatted(deliveries));
            }
            Scheduler scheduler = Scheduler.create(pool, task)
                    .threads(threads)
                    .pollUsingLockAndFetch(0.5, 1.0)
                    .pollingInterval(Duration.ofMillis(500))
                    .build();
            Meter meter = Meter.start(server);
            scheduler.start();
            boolean done = left.await(LONGEST_MINUTES, TimeUnit.MINUTES);
            Passed passed = meter.stop();
            scheduler.stop();
            if (!done) {
                throw new IllegalStateException(left.getCount() + " are left after minutes");
            }
            return passed;
        }
    }
}
