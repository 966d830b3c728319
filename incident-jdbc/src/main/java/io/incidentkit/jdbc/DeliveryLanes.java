package io.incidentkit.jdbc;

import com.github.kagkarlsson.scheduler.Clock;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.DeliveryAttempt;
import io.incidentkit.effect.DeliveryOutcome.Status;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.OutboundWork;
import io.incidentkit.effect.RecurringDuties;
import io.incidentkit.effect.RetryPolicy;
import io.incidentkit.jdbc.DeliveryRow.State;
import io.incidentkit.jdbc.TaskTable.Picked;
import io.incidentkit.jdbc.database.RowTurns;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Works in lanes: whatever waits in one lane is delivered one after another. An outcome is written on the timeline in the transaction
 * that ends its row, so that it stands there once; a call whose outcome could not be written is made again only if it is not known
 * to have arrived. Thread-safe; each lane is worked by one thread at a time.
 */
final class DeliveryLanes {
    private static final Logger LOG = LoggerFactory.getLogger(DeliveryLanes.class);
    /** A lane makes way for others after so many. */
    private static final int MOST_AT_ONCE = 50;

    private static final Duration NOT_CONNECTED = Duration.ofSeconds(30);
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

    private final DeliveryTable deliveries;
    private final TaskTable tasks;
    private final TransactionTemplate transaction;
    private final RowTurns turns;
    private final Snapshots lastSeen;
    private final Map<String, ConnectedChannel> channels;
    private final RetryPolicy policy;
    private final DoubleSupplier chance;
    private final Clock clock;
    private final OutboundWork work;
    private final RecurringDuties duties;

    DeliveryLanes(
            DeliveryTable deliveries,
            TaskTable tasks,
            TransactionTemplate transaction,
            RowTurns turns,
            Snapshots lastSeen,
            Map<String, ConnectedChannel> channels,
            RetryPolicy policy,
            DoubleSupplier chance,
            Clock clock,
            OutboundWork work,
            RecurringDuties duties) {
        this.deliveries = deliveries;
        this.tasks = tasks;
        this.transaction = transaction;
        this.turns = turns;
        this.lastSeen = lastSeen;
        this.channels = channels;
        this.policy = policy;
        this.chance = chance;
        this.clock = clock;
        this.work = work;
        this.duties = duties;
    }

    /**
     * How far a lane was worked.
     *
     * @param later when to go on at the earliest; null: at once
     * @param isEnded whether its task is ended already
     */
    record Turn(@Nullable Instant later, boolean isEnded) {
        private static final Turn DONE = new Turn(null, false);
        private static final Turn ENDED = new Turn(null, true);

        private static Turn later(Instant moment) {
            return new Turn(moment, false);
        }
    }

    /**
     * Delivers what waits in a lane, until it is empty or has to wait.
     *
     * @param lane the task of the lane
     * @return how far it was worked; without a moment to go on at, nothing was left
     * @throws InterruptedException if this thread is to end; the lane goes on elsewhere
     */
    Turn run(Picked lane) throws InterruptedException {
        for (int i = 0; i < MOST_AT_ONCE; i++) {
            Optional<DeliveryRow> first = deliveries.firstOf(lane.instance());
            if (first.isEmpty()) {
                return Turn.DONE;
            }
            Turn turn = work(first.get(), lane);
            if (turn.isEnded() || turn.later() != null) {
                return turn;
            }
        }
        return Turn.later(clock.now());
    }

    /** Delivers one; without a moment its lane can go on at once. */
    private Turn work(DeliveryRow row, Picked lane) throws InterruptedException {
        Instant now = clock.now();
        if (row.notBefore() != null && row.notBefore().isAfter(now)) {
            return Turn.later(row.notBefore());
        }
        boolean isTooOld = !now.isBefore(deadline(row));
        if (row.state() == State.SENT) {
            return sent(row, lane, isTooOld);
        }
        if (isTooOld) {
            giveUp(row, tooLate(row), row.attempts());
            return Turn.DONE;
        }
        if (row.effect().kind().isOfWhatCameBefore() && deliveries.isBehindAnother(row)) {
            return Turn.later(now.plus(patience(row, now)));
        }
        ConnectedChannel channel = channels.get(row.channel());
        if (channel == null) {
            LOG.warn("The channel '{}' is not connected here; {} waits for it", row.channel(), row.effect());
            return Turn.later(now.plus(NOT_CONNECTED));
        }
        if (row.isOfNoIncident() && !duties.names().contains(row.owner())) {
            LOG.warn("The policy of this node knows of no '{}'; {} waits for another node", row.owner(), row.effect());
            return Turn.later(now.plus(NOT_CONNECTED));
        }
        Optional<EffectContext> context = context(row);
        Optional<Effect> told = context.flatMap(known -> told(row, known));
        if (context.isEmpty() || told.isEmpty()) {
            delete(row);
            return Turn.DONE;
        }
        DeliveryAttempt attempt = new DeliveryAttempt(
                row.channel(),
                told.get(),
                context.get(),
                row.attempts() + 1,
                Duration.between(row.waitingSince(), now),
                row.trace());
        return channel.deliver(attempt)
                .map(result -> ended(row, lane, result))
                .orElseGet(() -> Turn.later(now.plus(patience(row, now))));
    }

    private Optional<EffectContext> context(DeliveryRow row) {
        return row.isOfNoIncident()
                ? Optional.of(EffectContext.ofNoIncident(row.effect()))
                : work.context(row.incident().toString(), row.effect());
    }

    /** An incident that was made private meanwhile tells its link alone; the text of what recurs is written now. */
    private Optional<Effect> told(DeliveryRow row, EffectContext context) {
        if (row.isOfNoIncident()) {
            return duties.asOfNow(row.effect());
        }
        return Optional.of(
                context.isPrivate() ? row.effect().hidden(context.link().orElse(context.reference())) : row.effect());
    }

    private Turn ended(DeliveryRow row, Picked lane, Delivery result) {
        int attempts = row.attempts() + 1;
        return switch (result.kind()) {
            case DELIVERED -> delivered(row, lane, result.text().orElse(null), attempts);
            case IGNORED -> {
                delete(row);
                yield Turn.DONE;
            }
            case REJECTED -> {
                giveUp(row, result.text().orElse("no reason was given"), attempts);
                yield Turn.DONE;
            }
            case RETRYABLE -> failed(row, result, attempts);
        };
    }

    /** The outcome stands on the timeline, the row is gone and the lane is ended if that was its last, all at once. */
    private Turn delivered(DeliveryRow row, Picked lane, @Nullable String where, int attempts) {
        try {
            boolean isEnded = turns.holding(
                    row.incident(),
                    () -> lastSeen.inOwn(transaction, () -> record(row, lane, where, attempts))
                            .orElse(false));
            return isEnded ? Turn.ENDED : Turn.DONE;
        } catch (RuntimeException e) {
            String kept = row.outcome(Status.DELIVERED, where, attempts).detail();
            Instant next = clock.now().plus(SHORTEST_WAIT);
            transaction.executeWithoutResult(status -> deliveries.update(row, State.SENT, attempts, kept, next));
            throw e;
        }
    }

    private boolean record(DeliveryRow row, Picked lane, @Nullable String where, int attempts) {
        Optional<DeliveryRow> locked = deliveries.lock(row);
        if (locked.isEmpty()) {
            return false;
        }
        work.record(locked.get().outcome(Status.DELIVERED, where, attempts));
        return deliveries.deleteAndEnd(locked.get(), lane, tasks);
    }

    private void delete(DeliveryRow row) {
        transaction.executeWithoutResult(status -> deliveries.delete(row));
    }

    /** It arrived, and the timeline could not be told. */
    private Turn sent(DeliveryRow row, Picked lane, boolean isTooOld) {
        try {
            return delivered(row, lane, row.detail(), row.attempts());
        } catch (RuntimeException e) {
            if (!isTooOld) {
                throw e;
            }
            LOG.error("The timeline is not told that {} was delivered", row.effect(), e);
            delete(row);
            return Turn.DONE;
        }
    }

    private Turn failed(DeliveryRow row, Delivery result, int attempts) {
        String reason = result.text().orElse("no reason was given");
        Duration delay = policy.delay(attempts, chance.getAsDouble());
        Duration asked = result.after().orElse(Duration.ZERO);
        Duration wait = asked.compareTo(delay) > 0 ? asked : delay;
        Instant now = clock.now();
        if (attempts >= policy.attempts() || wait.compareTo(Duration.between(now, deadline(row))) > 0) {
            giveUp(row, reason, attempts);
            return Turn.DONE;
        }
        Instant next = now.plus(wait);
        inTurn(
                row,
                () -> deliveries.lock(row).ifPresent(current -> {
                    String kept =
                            current.outcome(Status.FAILING, reason, attempts).detail();
                    deliveries.update(current, State.WAITING, attempts, kept, next);
                    if (attempts == 1) {
                        work.record(current.outcome(Status.FAILING, reason, attempts));
                    }
                }));
        return Turn.later(next);
    }

    /** It stays, to be seen and tried again, and its lane goes on. */
    void giveUp(DeliveryRow row, String reason, int attempts) {
        inTurn(
                row,
                () -> deliveries
                        .lock(row)
                        .filter(current -> current.state() == State.WAITING)
                        .ifPresent(current -> {
                            var outcome = current.outcome(Status.FAILED, reason, attempts);
                            deliveries.update(current, State.FAILED, attempts, outcome.detail(), null);
                            work.record(outcome);
                        }));
    }

    private void inTurn(DeliveryRow row, Runnable work) {
        turns.holding(row.incident(), () -> {
            transaction.executeWithoutResult(status -> work.run());
            return row;
        });
    }

    private Instant deadline(DeliveryRow row) {
        return row.waitingSince().plus(policy.giveUpAfter());
    }

    private String tooLate(DeliveryRow row) {
        String why = "not delivered within " + policy.giveUpAfter().toMinutes() + " min";
        return row.detail() == null ? why : why + ": " + row.detail();
    }

    /** The longer something waits already, the less often it is looked at. */
    private static Duration patience(DeliveryRow row, Instant now) {
        Duration age = Duration.between(row.waitingSince(), now).dividedBy(10);
        if (age.compareTo(SHORTEST_WAIT) < 0) {
            return SHORTEST_WAIT;
        }
        return age.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : age;
    }
}
