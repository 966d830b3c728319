package io.incidentkit.console.insight;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.service.Incidents;
import io.incidentkit.store.StoredVersion;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * All incidents in outline, read once for all pages that go over them. Each time they are asked for, the store says what was written since,
 * on this node or another, and that alone is read anew: so nobody is shown what is older than their own command, and one that has become
 * private is judged as it is now. What leaves the store without a word (after its time, or as its people are forgotten) is gone from here within
 * {@link #LONGEST}, and so comes what was taken in with its own, earlier dates.
 *
 * <p>More than {@link #MOST} are not kept: each page reads them by itself then, {@value #AT_ONCE} at a time. Thread-safe: one thread reads, others wait for it.
 */
@Component
public final class Outlines {
    /** So long they are kept before all are read anew, as long as somebody asks. */
    static final Duration LONGEST = Duration.ofMinutes(1);

    /** So many are kept: some tens of megabytes, which the collector may take back. */
    static final int MOST = 50_000;

    /** By so much the clocks of nodes may differ, and a commit may come after its entries were written. */
    private static final Duration OVERLAP = Duration.ofMinutes(2);

    /** Of more than so many that were written since, all are read anew. */
    private static final int NEWS = 500;

    /** So many pages go over all incidents at a time, where these are not kept: what they hold meanwhile grows with the incidents. */
    static final int AT_ONCE = 2;

    private final Incidents incidents;
    private final int most;
    private final Semaphore passes = new Semaphore(AT_ONCE, true);
    private final Cache<Outlines, Reading> kept = Caffeine.newBuilder()
            .maximumSize(1)
            .softValues()
            .expireAfterWrite(LONGEST)
            .build();

    @Autowired
    public Outlines(Incidents incidents) {
        this(incidents, MOST);
    }

    Outlines(Incidents incidents, int most) {
        this.incidents = incidents;
        this.most = most;
    }

    /** Returns those that a reader may see, the newest number first; to be closed by the thread that asked. */
    public Stream<Incident> seenBy(Actor reader) {
        Predicate<Incident> visible = incidents.visibleTo(reader).filter();
        Reading now = now();
        return now.tooMany ? alone().filter(visible) : now.inOrder.stream().filter(visible);
    }

    private Stream<Incident> alone() {
        passes.acquireUninterruptibly();
        try {
            return incidents.outlines().onClose(passes::release);
        } catch (RuntimeException e) {
            passes.release();
            throw e;
        }
    }

    private synchronized Reading now() {
        Reading known = kept.getIfPresent(this);
        if (known != null && (known.tooMany || known.follow())) {
            return known;
        }
        Reading fresh = new Reading();
        kept.put(this, fresh);
        return fresh;
    }

    /** All of them as they were at a moment, and what was written around it. Guarded by the outer object. */
    private final class Reading {
        private final TreeMap<Long, Incident> all = new TreeMap<>(Comparator.reverseOrder());
        private final boolean tooMany;
        private Map<IncidentId, Integer> versions = new HashMap<>();
        private Instant asked;

        /** Never changed: a page may go over it still while the next one is made. */
        private volatile List<Incident> inOrder;

        Reading() {
            asked = incidents.now();
            // What is written between these two is told again next time: better twice than never.
            incidents.changedSince(asked.minus(OVERLAP)).forEach(each -> versions.put(each.id(), each.version()));
            try (Stream<Incident> outlines = incidents.outlines()) {
                outlines.limit(most + 1L).forEach(incident -> all.put(incident.number(), incident));
            }
            tooMany = all.size() > most;
            if (tooMany) {
                all.clear();
            }
            inOrder = List.copyOf(all.values());
        }

        /** Reads what was written since; false if that is too much. */
        boolean follow() {
            Instant now = incidents.now();
            Instant since = (asked.isBefore(now) ? asked : now).minus(OVERLAP);
            List<StoredVersion> changed = incidents.changedSince(since);
            List<StoredVersion> news = changed.stream()
                    .filter(each -> versions.getOrDefault(each.id(), 0) < each.version())
                    .toList();
            if (news.size() > NEWS || all.size() + news.size() > most) {
                return false;
            }
            for (StoredVersion each : news) {
                incidents.find(each.id()).ifPresent(incident -> all.put(incident.number(), incident));
            }
            Map<IncidentId, Integer> next = new HashMap<>();
            changed.forEach(each -> next.put(each.id(), each.version()));
            versions = next;
            asked = now;
            if (!news.isEmpty()) {
                inOrder = List.copyOf(all.values());
            }
            return true;
        }
    }
}
