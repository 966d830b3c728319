package io.incidentkit.memory;

import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectDispatcher;
import io.incidentkit.effect.RecurringDuties;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to the duties that recur from memory, for programs without a database and for tests. It knows nothing of a program before this
 * one or beside it: a moment that came while no program ran is let pass, and of several programs each tells by itself, under the same
 * keys.
 *
 * <p>Thread-safe.
 */
public final class RecurringTimer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RecurringTimer.class);

    private final Timer timer;
    private final Executor executor;
    private final RecurringDuties duties;
    private final EffectDispatcher dispatcher;
    private final Map<String, Timer.Alarm> alarms = new HashMap<>();
    private final Map<String, Instant> done = new HashMap<>();
    private boolean running;

    /**
     * Creates it; it does nothing before {@link #start()}.
     *
     * @param timer tells when a moment has come
     * @param executor runs what is done then, which reads the store
     * @param duties the duties
     * @param dispatcher takes what is to be told
     */
    public RecurringTimer(Timer timer, Executor executor, RecurringDuties duties, EffectDispatcher dispatcher) {
        this.timer = timer;
        this.executor = executor;
        this.duties = duties;
        this.dispatcher = dispatcher;
    }

    /** Begins to see to the duties, or goes on after {@link #close()}. Nothing happens if it has begun already. */
    public synchronized void start() {
        if (!running) {
            running = true;
            duties.names().forEach(duty -> set(duty, timer.instant()));
        }
    }

    /** Sees to nothing more; what runs ends by itself. */
    @Override
    public synchronized void close() {
        running = false;
        alarms.values().forEach(Timer.Alarm::cancel);
        alarms.clear();
    }

    private synchronized void set(String duty, Instant after) {
        duties.next(duty, after, done.get(duty)).ifPresent(next -> at(duty, next));
    }

    private synchronized void at(String duty, Instant moment) {
        if (!running) {
            return;
        }
        try {
            alarms.put(duty, timer.at(moment, () -> ring(duty)));
        } catch (RejectedExecutionException e) {
            LOG.warn("The timer is closed; {} is not seen to at {}", duty, moment);
        }
    }

    private void ring(String duty) {
        try {
            executor.execute(() -> perform(duty));
        } catch (RejectedExecutionException e) {
            LOG.warn("No thread for {}; again in {}", duty, InMemoryDueTimer.AGAIN);
            at(duty, timer.instant().plus(InMemoryDueTimer.AGAIN));
        }
    }

    private void perform(String duty) {
        Instant now = timer.instant();
        try {
            Optional<Instant> due = duties.due(duty, now, lastDone(duty));
            if (due.isPresent()) {
                List<Effect> effects = duties.perform(duty, due.get());
                dispatcher.dispatch(effects, duties);
                keep(duty, due.get());
            }
            set(duty, now);
        } catch (RuntimeException e) {
            LOG.warn("{} failed; again in {}", duty, InMemoryDueTimer.AGAIN, e);
            at(duty, now.plus(InMemoryDueTimer.AGAIN));
        }
    }

    private synchronized @Nullable Instant lastDone(String duty) {
        return done.get(duty);
    }

    private synchronized void keep(String duty, Instant moment) {
        done.put(duty, moment);
    }
}
