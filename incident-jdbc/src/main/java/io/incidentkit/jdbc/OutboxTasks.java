package io.incidentkit.jdbc;

import com.github.kagkarlsson.scheduler.Clock;
import com.github.kagkarlsson.scheduler.task.Execution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.OutboundWork;
import io.incidentkit.effect.RecurringDuties;
import io.incidentkit.jdbc.DeliveryLanes.Turn;
import io.incidentkit.jdbc.OutboxRoutes.Routed;
import io.incidentkit.jdbc.TaskTable.Picked;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The tasks of the outbox as db-scheduler runs them. Each is ended under the lock of its row: what a command wrote while it ran is
 * seen, and what is written after waits, so that no wake-up is lost. Thread-safe.
 */
final class OutboxTasks {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxTasks.class);
    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration COMMANDS_KEPT = Duration.ofDays(8);
    /** Another node may know of it: its policy is another one, or it alone sees to what recurs. */
    private static final Duration UNKNOWN_HERE = Duration.ofMinutes(1);

    private static final int MOST_DOUBLINGS = 6;
    private static final int MOST_GIVEN_UP_AT_ONCE = 100;

    private final DeliveryTable deliveries;
    private final TaskTable tasks;
    private final TransactionTemplate transaction;
    private final DeliveryLanes lanes;
    private final OutboundWork work;
    private final Clock clock;
    private final Set<String> channels;
    private final int capacity;
    private final GivenCommands commands;
    private final RecurringDuties duties;
    private final OutboxRoutes routes;

    OutboxTasks(
            DeliveryTable deliveries,
            TaskTable tasks,
            TransactionTemplate transaction,
            DeliveryLanes lanes,
            OutboundWork work,
            Clock clock,
            Set<String> channels,
            int capacity,
            GivenCommands commands,
            RecurringDuties duties,
            OutboxRoutes routes) {
        this.deliveries = deliveries;
        this.tasks = tasks;
        this.transaction = transaction;
        this.lanes = lanes;
        this.work = work;
        this.clock = clock;
        this.channels = channels;
        this.capacity = capacity;
        this.commands = commands;
        this.duties = duties;
        this.routes = routes;
    }

    /** The work of a task, and what its end has to know. */
    @FunctionalInterface
    private interface Run<T> {
        T run(Picked picked) throws InterruptedException;
    }

    /** A duty that recurs, done or found done: the moment for which it was done last, and what is to be told of it. */
    private record Performed(Instant done, List<Effect> effects) {}

    /** The tasks that commands write, and those that recur. */
    List<Task<?>> all() {
        return List.of(
                task(TaskTable.LANE, lanes::run, this::endLane),
                task(TaskTable.TIMER, picked -> work.wake(picked.instance()), inTransaction(this::endTimer)),
                task(TaskTable.RECURRING, picked -> perform(picked.instance()), inTransaction(this::endRecurring)));
    }

    /**
     * The task that bounds how much is kept, what waits for one channel and the ids of commands, and that sees to the rows of the duties
     * that recur.
     */
    RecurringTask<Void> bound() {
        return Tasks.recurring("incident-outbox-bound", FixedDelay.ofMinutes(1)).execute((instance, context) -> {
            channels.forEach(this::bound);
            commands.forget(clock.now().minus(COMMANDS_KEPT));
            duties.names().forEach(duty -> transaction.executeWithoutResult(status -> seeTo(duty)));
        });
    }

    /** The end of a run, in a transaction of its own if it writes. */
    @FunctionalInterface
    private interface End<T> {
        void end(Picked picked, T result);
    }

    private <T> End<T> inTransaction(End<T> end) {
        return (picked, result) -> transaction.executeWithoutResult(status -> end.end(picked, result));
    }

    private <T> Task<Void> task(String name, Run<T> run, End<T> end) {
        return Tasks.custom(name, Void.class)
                .onDeadExecution(this::revive)
                // Comes here only if not even that it failed could be written, such as with the database away for a
                // while; else it
                // would be five minutes until a page is tried again.
                .onFailure(new FailureHandler.OnFailureRetryLater<>(SHORTEST))
                .execute((instance, context) -> {
                    Picked picked = picked(context.getExecution());
                    run(picked, run, end);
                    // Ended already, under the lock of its row.
                    return (complete, operations) -> {};
                });
    }

    private <T> void run(Picked picked, Run<T> run, End<T> end) {
        try {
            T result = run.run(picked);
            end.end(picked, result);
        } catch (InterruptedException e) {
            // Where it is caught the mark is gone, so that the row can be set free for another node.
            again(picked, clock.now(), picked.failures());
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("{} of {} failed and is tried again", picked.name(), picked.instance(), e);
            Duration wait = SHORTEST.multipliedBy(1L << Math.min(MOST_DOUBLINGS, picked.failures()));
            again(picked, clock.now().plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait), picked.failures() + 1);
        }
    }

    /** A lane with something left goes on when that can be tried, whoever wrote it. */
    private void endLane(Picked picked, Turn turn) {
        if (turn.isEnded()) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            if (tasks.lock(picked).isEmpty()) {
                return;
            }
            if (deliveries.firstOf(picked.instance()).isEmpty()) {
                tasks.cancel(picked.name(), picked.instance());
            } else {
                Instant later = turn.later();
                tasks.again(picked, later == null ? clock.now() : later, 0);
            }
        });
    }

    /** The moment that a command has set meanwhile counts. */
    private void endTimer(Picked picked, Optional<Instant> next) {
        Optional<Instant> due = tasks.lock(picked);
        if (due.isEmpty()) {
            return;
        }
        Optional<Instant> moment = due.get().equals(picked.due()) ? next : due;
        if (moment.isEmpty()) {
            tasks.cancel(picked.name(), picked.instance());
            return;
        }
        Instant soon = clock.now().plus(SHORTEST);
        tasks.again(picked, moment.get().isBefore(soon) ? soon : moment.get(), 0);
    }

    /**
     * A duty that is new here waits for its next moment: what came before there was a row is nobody's. Where the policy has moved it, its
     * row is moved, unless it is to be done already.
     */
    private void seeTo(String duty) {
        Instant now = clock.now();
        Optional<Instant> due = tasks.lockRecurring(duty);
        if (due.isEmpty()) {
            Optional<Instant> done = duties.due(duty, now, null);
            duties.next(duty, now, done.orElse(null)).ifPresent(next -> tasks.set(TaskTable.RECURRING, duty, next));
            done.ifPresent(moment -> tasks.setDone(duty, moment));
            return;
        }
        Instant done = tasks.done(duty).orElse(null);
        if (due.get().isAfter(now) && duties.due(duty, now, done).isEmpty()) {
            duties.next(duty, now, done)
                    .filter(next -> !next.equals(due.get()))
                    .ifPresent(next -> tasks.set(TaskTable.RECURRING, duty, next));
        }
    }

    private Performed perform(String duty) {
        Instant now = clock.now();
        Instant done = tasks.done(duty).orElse(null);
        return duties.due(duty, now, done)
                .map(moment -> new Performed(moment, duties.perform(duty, moment)))
                .orElseGet(() -> new Performed(done == null ? now : done, List.of()));
    }

    /** That it was done and what is to be told of it are one write: a node that is killed before has told nobody. */
    private void endRecurring(Picked picked, Performed performed) {
        if (tasks.lock(picked).isEmpty()) {
            return;
        }
        Instant now = clock.now();
        List<Routed> told = routes.ofNoIncident(performed.effects());
        told.forEach(each -> deliveries.addOfNoIncident(each, now));
        told.stream().map(Routed::lane).distinct().sorted().forEach(lane -> tasks.ensure(TaskTable.LANE, lane));
        String duty = picked.instance();
        tasks.setDone(duty, performed.done());
        tasks.again(picked, duties.next(duty, now, performed.done()).orElseGet(() -> now.plus(UNKNOWN_HERE)), 0);
    }

    /** A moment that a command has set while it ran is not put off. */
    private void again(Picked picked, Instant moment, int failures) {
        transaction.executeWithoutResult(status -> tasks.lock(picked)
                .ifPresent(due ->
                        tasks.again(picked, due.equals(picked.due()) || due.isAfter(moment) ? moment : due, failures)));
    }

    /** The node that had begun it is gone: another one goes on. */
    private void revive(ExecutionComplete complete, ExecutionOperations<Void> operations) {
        Picked picked = picked(complete.getExecution());
        LOG.warn("{} of {} was left by a node that is gone", picked.name(), picked.instance());
        again(picked, clock.now(), picked.failures());
    }

    private void bound(String channel) {
        long tooMany = deliveries.waiting(channel) - capacity;
        if (tooMany > 0) {
            String reason = "more than " + capacity + " were waiting for " + channel;
            deliveries
                    .oldestWaiting(channel, (int) Math.min(tooMany, MOST_GIVEN_UP_AT_ONCE))
                    .forEach(row -> lanes.giveUp(row, reason, row.attempts()));
        }
    }

    private static Picked picked(Execution execution) {
        return new Picked(
                execution.taskInstance.getTaskName(),
                execution.taskInstance.getId(),
                execution.executionTime,
                execution.version,
                execution.consecutiveFailures);
    }
}
