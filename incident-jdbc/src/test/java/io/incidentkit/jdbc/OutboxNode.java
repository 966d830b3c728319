package io.incidentkit.jdbc;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper.ManualSchedulerBuilder;
import io.incidentkit.effect.Channel;
import io.incidentkit.effect.OutboundWork;
import io.incidentkit.effect.RecurringDuties;
import io.incidentkit.jdbc.database.Database;
import io.incidentkit.jdbc.database.Tables;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.recurring.RecurringWork;
import io.incidentkit.service.Incidents;
import io.incidentkit.test.SettableClock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** A node whose time passes by hand, and which does what is due when it is told to. */
final class OutboxNode implements AutoCloseable {
    private static final int MOST_ROUNDS = 500;

    final JdbcOutbox outbox;
    final Incidents incidents;
    final SettableClock clock;
    private final Database database;
    private ManualScheduler scheduler;

    /** It takes commands, and has not begun to deliver. */
    OutboxNode(DataSource dataSource, SettableClock clock, Consumer<JdbcOutbox.Builder> settings) {
        this(dataSource, Tables.DEFAULT, clock, IncidentPolicy.standard(), settings);
    }

    OutboxNode(
            DataSource dataSource, SettableClock clock, IncidentPolicy policy, Consumer<JdbcOutbox.Builder> settings) {
        this(dataSource, Tables.DEFAULT, clock, policy, settings);
    }

    /** Its tables are in a schema of their own. */
    OutboxNode(
            DataSource dataSource,
            Tables tables,
            SettableClock clock,
            IncidentPolicy policy,
            Consumer<JdbcOutbox.Builder> settings) {
        this.clock = clock;
        this.database = Database.of(dataSource, tables);
        JdbcOutbox.Builder builder =
                JdbcOutbox.builder(dataSource).chance(() -> 0.5).engine(new ByHand());
        settings.accept(builder);
        this.outbox = builder.build();
        this.incidents = Incidents.builder(outbox.store(), policy, clock)
                .dispatcher(outbox)
                .dueTimer(outbox)
                .build();
    }

    static OutboxNode with(DataSource dataSource, SettableClock clock, Channel... channels) {
        return new OutboxNode(dataSource, clock, builder -> List.of(channels).forEach(builder::channel));
    }

    OutboxNode started() {
        return started(work -> work);
    }

    /** With the duties that recur by its policy. */
    OutboxNode withDuties() {
        return withDuties(duties -> duties);
    }

    /** With something between it and the duties. */
    OutboxNode withDuties(UnaryOperator<RecurringDuties> between) {
        outbox.start(incidents.outboundWork(), between.apply(RecurringWork.of(incidents)));
        return this;
    }

    /** With something between it and the incidents. */
    OutboxNode started(UnaryOperator<OutboundWork> between) {
        outbox.start(between.apply(incidents.outboundWork()));
        return this;
    }

    /** Does what is due, until nothing is. */
    void run() {
        for (int i = 0; i < MOST_ROUNDS && isSomethingDue(); i++) {
            scheduler.runAnyDueExecutions();
        }
    }

    /** Lets time pass, minute by minute, and does what falls due. */
    void pass(Duration time) {
        for (Duration left = time; left.compareTo(Duration.ZERO) > 0; left = left.minusMinutes(1)) {
            clock.advance(left.compareTo(Duration.ofMinutes(1)) < 0 ? left : Duration.ofMinutes(1));
            run();
        }
    }

    /** Takes over what nodes have begun that are gone. */
    void takeOver() {
        scheduler.runDeadExecutionDetection();
    }

    int rows(String table) {
        return database.jdbc().queryForObject("select count(*) from " + table, Integer.class);
    }

    private boolean isSomethingDue() {
        return database.jdbc()
                        .queryForObject(
                                "select count(*) from incident_task where picked = ? and execution_time <= ?",
                                Integer.class,
                                false,
                                database.platform().moments().stored(clock.instant()))
                > 0;
    }

    @Override
    public void close() {
        outbox.close();
    }

    private final class ByHand implements OutboxEngine {
        @Override
        public Clock clock(Database of) {
            return () -> clock.instant();
        }

        @Override
        public Scheduler scheduler(
                Database of, Clock time, List<Task<?>> tasks, RecurringTask<Void> recurring, int threads) {
            ManualSchedulerBuilder builder = TestHelper.createManualScheduler(of.dataSource(), tasks)
                    .clock(new Settable())
                    .startTasks(List.of(recurring));
            OutboxEngine.configured(builder, of)
                    .heartbeatInterval(HEARTBEAT)
                    .schedulerName(new SchedulerName.Fixed("by hand"));
            scheduler = builder.build();
            return scheduler;
        }
    }

    private final class Settable extends com.github.kagkarlsson.scheduler.testhelper.SettableClock {
        @Override
        public java.time.Instant now() {
            return clock.instant();
        }
    }
}
