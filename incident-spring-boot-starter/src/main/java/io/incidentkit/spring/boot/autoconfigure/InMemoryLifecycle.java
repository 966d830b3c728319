package io.incidentkit.spring.boot.autoconfigure;

import io.incidentkit.effect.DueTimer;
import io.incidentkit.effect.EffectDispatcher;
import io.incidentkit.effect.RecurringDuties;
import io.incidentkit.memory.RecurringTimer;
import io.incidentkit.memory.ScheduledTimer;
import io.incidentkit.service.Incidents;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

/**
 * The work of time where no outbox does it: the host's own timer is told of every due moment at the start, since it may have forgotten
 * them, and the host's own dispatcher gets what recurs.
 */
final class InMemoryLifecycle implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(InMemoryLifecycle.class);

    private final ObjectProvider<Incidents> incidents;
    private final @Nullable DueTimer dueTimer;
    private final @Nullable EffectDispatcher dispatcher;
    private final RecurringDuties duties;
    private final InstantSource clock;
    private @Nullable Running running;

    private record Running(ExecutorService executor, ScheduledTimer timer) {}

    InMemoryLifecycle(
            ObjectProvider<Incidents> incidents,
            @Nullable DueTimer dueTimer,
            @Nullable EffectDispatcher dispatcher,
            RecurringDuties duties,
            InstantSource clock) {
        this.incidents = incidents;
        this.dueTimer = dueTimer;
        this.dispatcher = dispatcher;
        this.duties = duties;
        this.clock = clock;
    }

    /** A host without incidents, or with several, does it by itself. */
    @Override
    public synchronized void start() {
        Incidents unique = incidents.getIfUnique();
        if (unique == null || (dueTimer == null && dispatcher == null)) {
            return;
        }
        ExecutorService executor = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "incident-weekly");
            thread.setDaemon(true);
            return thread;
        });
        ScheduledTimer timer = ScheduledTimer.create(clock);
        running = new Running(executor, timer);
        if (dueTimer != null) {
            executor.execute(() -> setDueMoments(unique));
        }
        if (dispatcher != null && !duties.names().isEmpty()) {
            new RecurringTimer(timer, executor, duties, dispatcher).start();
        }
    }

    private static void setDueMoments(Incidents incidents) {
        try {
            LOG.info("{} incidents have something that is due", incidents.setDueMoments());
        } catch (RuntimeException e) {
            LOG.error("The due moments are not set: nobody is woken for an incident before its next command", e);
        }
    }

    @Override
    public synchronized void stop() {
        if (running != null) {
            running.timer().close();
            running.executor().shutdownNow();
            running = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return running != null;
    }
}
