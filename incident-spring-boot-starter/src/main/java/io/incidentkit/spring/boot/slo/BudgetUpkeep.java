package io.incidentkit.spring.boot.slo;

import io.incidentkit.recurring.BudgetMeasuring;
import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Asks again and again what incidents spent of error budgets, as long as the application runs: on a thread of its own, as whoever is asked may be
 * slow.
 */
final class BudgetUpkeep implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(BudgetUpkeep.class);

    private final BudgetMeasuring measuring;
    private final Duration every;
    private volatile @Nullable ScheduledThreadPoolExecutor running;

    BudgetUpkeep(BudgetMeasuring measuring, Duration every) {
        this.measuring = measuring;
        this.every = every;
    }

    @Override
    public void start() {
        ScheduledThreadPoolExecutor worker = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "incident-budgets");
            thread.setDaemon(true);
            return thread;
        });
        running = worker;
        var unused = worker.scheduleWithFixedDelay(this::ask, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void ask() {
        try {
            int kept = measuring.ask();
            if (kept > 0) {
                LOG.info("It is known of {} impacts more what they spent of an error budget", kept);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            if (isRunning()) {
                LOG.warn("Error budgets could not be asked for; they are asked for again", e);
            }
        }
    }

    /** A question that is on its way ends: it is asked again after the next start. */
    @Override
    public void stop() {
        ScheduledThreadPoolExecutor ended = running;
        running = null;
        if (ended != null) {
            ended.shutdownNow();
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
