package io.incidentkit.spring.boot.autoconfigure;

import io.incidentkit.archive.IncidentSearch;
import io.incidentkit.archive.PostmortemArchive;
import io.incidentkit.archive.SearchFeed;
import io.incidentkit.incident.Incident;
import io.incidentkit.service.IncidentListener;
import io.incidentkit.service.Incidents;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;

/**
 * Keeps the search of incidents current as long as the application runs: after each command on a thread of its own, and at the start and
 * each hour with what was left behind, some incidents at a time, so that commands come in between.
 */
final class SearchUpkeep implements IncidentListener, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SearchUpkeep.class);
    private static final Duration EACH = Duration.ofHours(1);
    private static final Duration LAST_WORK = Duration.ofSeconds(5);

    private final ObjectProvider<Incidents> incidents;
    private final ScheduledThreadPoolExecutor worker;
    private final SearchFeed feed;
    private volatile boolean running;

    /** Looks for what was left behind, each hour, from the start on. */
    private volatile @Nullable Future<?> catchingUp;

    SearchUpkeep(IncidentSearch search, Optional<PostmortemArchive> archive, ObjectProvider<Incidents> incidents) {
        this.incidents = incidents;
        this.worker = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "incident-search");
            thread.setDaemon(true);
            return thread;
        });
        this.feed = new SearchFeed(search, archive, worker);
    }

    @Override
    public void stored(Incidents where, Incident incident, List<TimelineEntry> entries) {
        feed.stored(where, incident, entries);
    }

    @Override
    public void struckOut(Incidents where, Incident incident, UnaryOperator<String> struck) {
        feed.struckOut(where, incident, struck);
    }

    /** A host without incidents, or with several, catches up by itself. */
    @Override
    public void start() {
        incidents.ifUnique(unique -> {
            catchingUp = worker.scheduleWithFixedDelay(
                    () -> catchUp(unique, Long.MAX_VALUE), 0, EACH.toMillis(), TimeUnit.MILLISECONDS);
            running = true;
        });
    }

    private void catchUp(Incidents unique, long before) {
        try {
            feed.catchUp(unique, before).ifPresent(next -> worker.execute(() -> catchUp(unique, next)));
        } catch (RuntimeException e) {
            if (running) {
                LOG.warn("Incidents that were left behind are looked for again in an hour", e);
            }
        }
    }

    /** The work that is left is done by whoever starts next. */
    @Override
    public void stop() {
        running = false;
        Future<?> each = catchingUp;
        if (each != null) {
            each.cancel(false);
        }
        worker.getQueue().clear();
        worker.shutdown();
        try {
            if (!worker.awaitTermination(LAST_WORK.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("The search of incidents is caught up at the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
