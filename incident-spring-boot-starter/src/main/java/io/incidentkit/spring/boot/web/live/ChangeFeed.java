package io.incidentkit.spring.boot.web.live;

import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.service.Incidents;
import io.incidentkit.spring.boot.security.LoginCarrier;
import io.incidentkit.store.StoredVersion;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Tells those who listen what changes, on this node and on others: each second one thread asks the database for all of them. Each change is
 * told to those who may see the incident as it is then. A change can be told twice, and none of those that the store looks at
 * ({@link io.incidentkit.store.IncidentStore#changedSince}) is left out, if the clocks of the nodes differ by less than a minute.
 *
 * <p>Thread-safe.
 */
public final class ChangeFeed implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(ChangeFeed.class);

    /** By so much the clocks of nodes may differ, and a commit may come after its entries were written. */
    static final Duration OVERLAP = Duration.ofMinutes(2);

    /** So many changes are told to one who comes back; of more, that they are to be read anew. */
    static final int MOST = 200;

    /** So many of the entries of one change are looked at. */
    private static final int ENTRIES = 50;

    private static final int HEARTBEAT = 15;

    private final Incidents incidents;
    private final LoginCarrier logins;
    private final int most;
    private final Duration each;
    /** Those who listen, and what each may see. */
    private final Map<Subscriber, Predicate<Incident>> subscribers = new ConcurrentHashMap<>();
    /** Those who were told what came about before. */
    private final Set<Subscriber> begunWith = ConcurrentHashMap.newKeySet();

    private final Map<IncidentId, Integer> told = new HashMap<>();
    private @Nullable ScheduledThreadPoolExecutor worker;
    private volatile boolean running;
    private boolean begun;
    private boolean failing;
    private Instant asked = Instant.EPOCH;
    private long beats;

    /**
     * Creates a feed. Its thread begins with the first who listens.
     *
     * @param incidents the incidents
     * @param logins carries the login of who begins to listen to the thread that tells
     * @param most how many may listen at the same time
     * @param each how often the database is asked
     */
    public ChangeFeed(Incidents incidents, LoginCarrier logins, int most, Duration each) {
        this.incidents = incidents;
        this.logins = logins;
        this.most = most;
        this.each = each;
    }

    /** A listener. What is told is taken at once: nobody waits for the network. */
    public interface Subscriber {
        /** Returns who it is. */
        Actor reader();

        /** Takes a change, with the position after it. */
        void changed(Change change, Instant position);

        /** Learns that more came about than is told, so that all is to be read anew. */
        void missed(Instant position);

        /** Learns that nothing came about until a position. */
        void quiet(Instant position);

        /** Is told nothing any more. */
        void end();
    }

    /**
     * A change of an incident.
     *
     * @param incident the incident as it is now
     * @param types the types of the latest entries, in their order
     */
    public record Change(Incident incident, List<String> types) {}

    /**
     * Begins to tell somebody: what they may see who are logged in on this thread.
     *
     * @param subscriber who listens
     * @param from the position that it came to before, or null for now
     * @return whether there was a place
     */
    public boolean subscribe(Subscriber subscriber, @Nullable Instant from) {
        synchronized (this) {
            if (!hasRoom()) {
                return false;
            }
            subscribers.put(
                    subscriber,
                    logins.asOfNow(incident ->
                            incidents.visibleTo(subscriber.reader()).filter().test(incident)));
            // In the thread that asks: nothing comes about between what is told of the past and what is told from now
            // on.
            worker().execute(() -> guarded(() -> begin(subscriber, from)));
        }
        return true;
    }

    /** Returns whether somebody more may listen now. */
    public boolean hasRoom() {
        return running && subscribers.size() < most;
    }

    /** Ends to tell somebody. */
    public void leave(Subscriber subscriber) {
        subscribers.remove(subscriber);
        begunWith.remove(subscriber);
    }

    private ScheduledThreadPoolExecutor worker() {
        ScheduledThreadPoolExecutor known = worker;
        if (known == null) {
            known = new ScheduledThreadPoolExecutor(1, work -> {
                Thread thread = new Thread(work, "incident-changes");
                thread.setDaemon(true);
                return thread;
            });
            worker = known;
            var unused = known.scheduleWithFixedDelay(
                    () -> guarded(this::ask), each.toMillis(), each.toMillis(), TimeUnit.MILLISECONDS);
        }
        return known;
    }

    private void begin(Subscriber subscriber, @Nullable Instant from) {
        ask();
        Instant now = asked;
        if (from != null) {
            Instant since = from.minus(OVERLAP);
            List<StoredVersion> changed = incidents.changedSince(since);
            if (changed.size() > MOST) {
                subscriber.missed(now);
            } else {
                // Until all of it is told, it goes on from where it was.
                changed.forEach(version -> change(version, since, 0)
                        .filter(change -> sees(subscriber, change))
                        .ifPresent(change -> subscriber.changed(change, from)));
            }
        }
        subscriber.quiet(now);
        begunWith.add(subscriber);
        if (!subscribers.containsKey(subscriber)) {
            begunWith.remove(subscriber);
        }
    }

    private void ask() {
        if (subscribers.isEmpty()) {
            begun = false;
            told.clear();
            return;
        }
        Instant now = incidents.now();
        Instant since = (begun && asked.isBefore(now) ? asked : now).minus(OVERLAP);
        List<StoredVersion> changed = incidents.changedSince(since);
        if (begun) {
            changed.stream()
                    .filter(version -> version.version() > told.getOrDefault(version.id(), 0))
                    .sorted(Comparator.comparingLong(StoredVersion::number))
                    .forEach(version -> change(version, since, told.getOrDefault(version.id(), 0))
                            .ifPresent(change -> tell(change, now)));
        }
        told.clear();
        changed.forEach(version -> told.put(version.id(), version.version()));
        begun = true;
        asked = now;
        if (++beats % HEARTBEAT == 0) {
            begunWith.forEach(subscriber -> subscriber.quiet(now));
        }
    }

    private void tell(Change change, Instant position) {
        begunWith.stream()
                .filter(subscriber -> sees(subscriber, change))
                .forEach(subscriber -> subscriber.changed(change, position));
    }

    /** Judged on the incident as it is now: one that has become private is told to those on it alone. */
    private boolean sees(Subscriber subscriber, Change change) {
        Predicate<Incident> seen = subscribers.get(subscriber);
        return seen != null && seen.test(change.incident());
    }

    private Optional<Change> change(StoredVersion version, Instant since, int toldVersion) {
        int after = Math.max(toldVersion, version.version() - ENTRIES);
        return incidents.find(version.id()).map(incident -> {
            List<TimelineEntry> entries = incidents.timeline(version.id(), after, ENTRIES);
            return new Change(
                    incident,
                    entries.stream()
                            .filter(entry ->
                                    toldVersion > 0 || !entry.recordedAt().isBefore(since))
                            .map(entry -> entry.event().type().code())
                            .toList());
        });
    }

    /** While the database is away nothing is told; what came about is told afterwards. */
    private void guarded(Runnable work) {
        try {
            work.run();
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warn("Changes of incidents are told again once they can be read", e);
            }
            failing = true;
        }
    }

    @Override
    public void start() {
        running = true;
    }

    /** Ends to tell anybody, ahead of the web server, which would wait for them. */
    @Override
    public void stop() {
        ScheduledThreadPoolExecutor ended;
        synchronized (this) {
            running = false;
            ended = worker;
            worker = null;
        }
        if (ended != null) {
            ended.shutdownNow();
        }
        subscribers.keySet().forEach(Subscriber::end);
        subscribers.clear();
        begunWith.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
