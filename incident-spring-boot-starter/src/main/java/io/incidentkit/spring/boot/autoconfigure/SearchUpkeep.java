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

    private final IncidentSearch search;
    private final Optional<PostmortemArchive> archive;
    private final ObjectProvider<Incidents> incidents;

    /** From a start to the next stop; null in between: what comes then is left to the next start, which looks for it. */
    private volatile @Nullable Running running;

    /** The thread that does the work, and the work. */
    private record Running(ScheduledThreadPoolExecutor worker, SearchFeed feed) {}

    SearchUpkeep(IncidentSearch search, Optional<PostmortemArchive> archive, ObjectProvider<Incidents> incidents) {
        this.search = search;
        this.archive = archive;
        this.incidents = incidents;
    }

    @Override
    public void stored(Incidents where, Incident incident, List<TimelineEntry> entries) {
        Running now = running;
        if (now != null) {
            now.feed().stored(where, incident, entries);
        }
    }

    @Override
    public void struckOut(Incidents where, Incident incident, UnaryOperator<String> struck) {
        Running now = running;
        if (now == null) {
            search.forget(incident.id());
        } else {
            now.feed().struckOut(where, incident, struck);
        }
    }

    /** A host without incidents, or with several, catches up by itself. */
    @Override
    public void start() {
        ScheduledThreadPoolExecutor worker = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "incident-search");
            thread.setDaemon(true);
            return thread;
        });
        Running begun = new Running(worker, new SearchFeed(search, archive, worker));
        running = begun;
        incidents.ifUnique(unique -> {
            var unused = worker.scheduleWithFixedDelay(
                    () -> catchUp(begun, unique, Long.MAX_VALUE), 0, EACH.toMillis(), TimeUnit.MILLISECONDS);
        });
    }

    private void catchUp(Running begun, Incidents unique, long before) {
        try {
            begun.feed()
                    .catchUp(unique, before)
                    .ifPresent(next -> begun.worker().execute(() -> catchUp(begun, unique, next)));
        } catch (RuntimeException e) {
            if (isRunning()) {
                LOG.warn("Incidents that were left behind are looked for again in an hour", e);
            }
        }
    }

    /** The work that is left is done by whoever starts next. */
    @Override
    public void stop() {
        Running ended = running;
        running = null;
        if (ended == null) {
            return;
        }
        ended.worker().getQueue().clear();
        ended.worker().shutdown();
        try {
            if (!ended.worker().awaitTermination(LAST_WORK.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.info("The search of incidents is caught up at the next start");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running != null;
    }
}
