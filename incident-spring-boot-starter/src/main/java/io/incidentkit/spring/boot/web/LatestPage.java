package io.incidentkit.spring.boot.web;

import io.incidentkit.connector.ownpage.OwnPage;
import io.incidentkit.connector.ownpage.PublishedPage;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.service.Incidents;
import io.incidentkit.store.IncidentStoreException;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The status page as it was a few seconds ago at the most, however many ask. While the store can't be read, and while somebody else reads it,
 * it is the last one: a status page is most asked for when things are down. Thread-safe.
 */
final class LatestPage {
    private static final Duration KEPT = Duration.ofSeconds(5);
    private static final int MOST_KEPT = 4 * OwnPage.LOOKED_AT;

    private final OwnPage page;
    private final Incidents incidents;
    private final ReentrantLock reading = new ReentrantLock();
    private final Map<IncidentId, Read> timelines = new HashMap<>();
    private volatile @Nullable Known known;

    private record Known(PublishedPage page, Instant at) {}

    private record Read(int version, List<TimelineEntry> entries) {}

    LatestPage(OwnPage page, Incidents incidents) {
        this.page = page;
        this.incidents = incidents;
    }

    /**
     * Returns the page.
     *
     * @throws IncidentStoreException if the store could not be read since the start
     */
    PublishedPage get() {
        Known last = known;
        if (last != null && (isFresh(last) || reading.isLocked())) {
            return last.page();
        }
        reading.lock();
        try {
            last = known;
            return last != null && isFresh(last) ? last.page() : read(last);
        } finally {
            reading.unlock();
        }
    }

    private boolean isFresh(Known last) {
        return Duration.between(last.at(), incidents.now()).abs().compareTo(KEPT) < 0;
    }

    private PublishedPage read(@Nullable Known last) {
        Instant now = incidents.now();
        try (Stream<Incident> all = incidents.all()) {
            PublishedPage read = page.publish(all, this::timeline);
            known = new Known(read, now);
            return read;
        } catch (IncidentStoreException e) {
            if (last == null) {
                throw e;
            }
            known = new Known(last.page(), now);
            return last.page();
        }
    }

    /** An incident that did not change is not read again; of each only the entries that say what was told are kept. */
    private List<TimelineEntry> timeline(Incident incident) {
        Read read = timelines.get(incident.id());
        if (read == null || read.version() != incident.version()) {
            read = new Read(
                    incident.version(),
                    incidents.timeline(incident.id()).stream()
                            .filter(OwnPage::tells)
                            .toList());
            if (timelines.size() > MOST_KEPT) {
                timelines.clear();
            }
            timelines.put(incident.id(), read);
        }
        return read.entries();
    }
}
