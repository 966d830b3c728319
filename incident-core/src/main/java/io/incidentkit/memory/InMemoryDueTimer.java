package io.incidentkit.memory;

import io.incidentkit.effect.DueTimer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wake-ups in memory, for programs without a database and for tests. They are lost with the program; the next command of an
 * incident sets its wake-up anew. It holds one entry for each incident for which something is still due.
 *
 * <p>Thread-safe.
 */
public final class InMemoryDueTimer implements DueTimer {
    private static final Logger LOG = LoggerFactory.getLogger(InMemoryDueTimer.class);
    /** How long after a failed wake-up it is tried again. */
    static final Duration AGAIN = Duration.ofMinutes(1);

    private final Timer timer;
    private final Executor executor;
    private final Map<String, WakeUp> wakeUps = new HashMap<>();

    /** One entry of the map; who finds another one in its place has been replaced. */
    private static final class WakeUp {
        private final Consumer<String> wake;
        private Timer.Alarm alarm = () -> {};

        private WakeUp(Consumer<String> wake) {
            this.wake = wake;
        }
    }

    /**
     * Creates wake-ups.
     *
     * @param timer tells when a moment has come
     * @param executor runs what is done then, which reads and writes the store
     */
    public InMemoryDueTimer(Timer timer, Executor executor) {
        this.timer = timer;
        this.executor = executor;
    }

    @Override
    public synchronized void wakeAt(String incident, Instant moment, Consumer<String> wake) {
        cancel(incident);
        WakeUp wakeUp = new WakeUp(wake);
        wakeUps.put(incident, wakeUp);
        try {
            wakeUp.alarm = timer.at(moment, () -> due(incident, wakeUp));
        } catch (RejectedExecutionException e) {
            wakeUps.remove(incident);
            LOG.warn("The timer is closed; nobody is woken for {} at {}", incident, moment);
        }
    }

    @Override
    public synchronized void cancel(String incident) {
        WakeUp wakeUp = wakeUps.remove(incident);
        if (wakeUp != null) {
            wakeUp.alarm.cancel();
        }
    }

    /** Returns how many incidents have a wake-up. */
    public synchronized int waiting() {
        return wakeUps.size();
    }

    private void due(String incident, WakeUp wakeUp) {
        synchronized (this) {
            if (!wakeUps.remove(incident, wakeUp)) {
                return;
            }
        }
        try {
            executor.execute(() -> wake(incident, wakeUp.wake));
        } catch (RejectedExecutionException e) {
            LOG.warn("No thread to wake for {}; again in {}", incident, AGAIN);
            again(incident, wakeUp.wake);
        }
    }

    private void wake(String incident, Consumer<String> wake) {
        try {
            wake.accept(incident);
        } catch (RuntimeException e) {
            LOG.warn("What is due for {} failed; again in {}", incident, AGAIN, e);
            again(incident, wake);
        }
    }

    /** A command may have set a new wake-up meanwhile, which stays. */
    private synchronized void again(String incident, Consumer<String> wake) {
        if (!wakeUps.containsKey(incident)) {
            wakeAt(incident, timer.instant().plus(AGAIN), wake);
        }
    }
}
