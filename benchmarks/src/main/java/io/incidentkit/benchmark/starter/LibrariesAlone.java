package io.incidentkit.benchmark.starter;

import com.github.kagkarlsson.scheduler.Scheduler;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The library that the starter can't do without at a start, as an application uses it that writes its own outbox: db-scheduler, and its table. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(LibrariesAlone.ON)
class LibrariesAlone {
    /** The property that switches it on. */
    static final String ON = "benchmark.libraries";

    private static final String TABLE = """
        create table if not exists scheduled_tasks (
            task_name varchar(100) not null, task_instance varchar(100) not null, task_data varbinary,
            execution_time timestamp with time zone not null, picked boolean not null, picked_by varchar(100),
            last_success timestamp with time zone, last_failure timestamp with time zone, consecutive_failures int,
            last_heartbeat timestamp with time zone, version bigint not null, priority smallint,
            primary key (task_name, task_instance))
        """;

    @Bean(initMethod = "start", destroyMethod = "stop")
    Scheduler scheduler(DataSource pool, JdbcClient database) {
        database.sql(TABLE).update();
        return Scheduler.create(pool)
                .threads(2)
                .pollingInterval(Duration.ofMillis(500))
                .build();
    }
}
