package io.incidentkit.jdbc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The incidents that this process last wrote or loaded, so that a command on one that is being worked on needs no read. They may
 * be old, as other nodes write too, but never of what was not committed: the version that is checked at the next write says
 * nothing of a state that was rolled back, as another one may have got its version since. Therefore nothing is kept or given
 * during a transaction of the caller, whichever data source that is on. During one of our own, of which it is known what is
 * written in it, they are given, and kept once it is committed.
 *
 * <p>With an incident it keeps which wake-up stands in the database for that version, if it is known.
 *
 * <p>Thread-safe.
 */
final class Snapshots {
    /** As many as are worked on at the same time, with room; about 5 kB each. */
    private static final int MOST = 1_000;

    /**
     * A database can be put back behind what it had committed, by a restore or a fail-over that loses the last writes. What this
     * process still knows of the lost ones must not live for long.
     */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Ticker ticker;

    /** Made with the first incident: an application that starts has none yet, and loads a hundred classes less. */
    private volatile @Nullable Cache<IncidentId, Seen> incidents;

    /** Kept once the transaction of our own is committed that this thread runs; empty if it runs none. */
    private final ThreadLocal<Optional<List<Seen>>> own = ThreadLocal.withInitial(Optional::empty);

    private record Seen(Incident incident, @Nullable WakeUp wakeUp) {}

    Snapshots(Ticker ticker) {
        this.ticker = ticker;
    }

    private Cache<IncidentId, Seen> incidents() {
        Cache<IncidentId, Seen> made = incidents;
        return made != null ? made : made();
    }

    private synchronized Cache<IncidentId, Seen> made() {
        Cache<IncidentId, Seen> made = incidents;
        if (made == null) {
            made = Caffeine.newBuilder()
                    .maximumSize(MOST)
                    .expireAfterWrite(LONGEST)
                    .ticker(ticker)
                    // On the thread that keeps one too many: there is no pool to start, and nothing to close.
                    .executor(Runnable::run)
                    .build();
            incidents = made;
        }
        return made;
    }

    /**
     * Runs work in a transaction of our own: one that begins here, and in which nothing is written before the work does.
     *
     * @return what the work returned, once it is committed
     */
    <T> Optional<T> inOwn(TransactionTemplate transaction, Supplier<T> work) {
        List<Seen> written = new ArrayList<>();
        T result = transaction.execute(status -> {
            own.set(Optional.of(written));
            try {
                return work.get();
            } finally {
                own.remove();
            }
        });
        written.forEach(this::keepCommitted);
        return Optional.ofNullable(result);
    }

    Optional<Incident> find(IncidentId id) {
        return seen(id).map(Seen::incident);
    }

    /** The wake-up that stands in the database for this version of an incident; empty if it is not known. */
    Optional<WakeUp> wakeUp(Incident incident) {
        return seen(incident.id())
                .filter(seen -> isSame(seen.incident(), incident))
                .map(Seen::wakeUp);
    }

    /** Keeps what was loaded. */
    void keep(Incident incident) {
        keep(new Seen(incident, null));
    }

    /** Keeps what was written, with the wake-up that stands beside it since; null: it is not known. */
    void keep(Incident incident, @Nullable WakeUp wakeUp) {
        keep(new Seen(incident, wakeUp));
    }

    /** Keeps it, but not what may be rolled back; that makes the one known here likely to be old. */
    private void keep(Seen seen) {
        Optional<List<Seen>> later = own.get();
        if (later.isPresent()) {
            later.get().add(seen);
        } else if (mayBeRolledBack()) {
            forget(seen.incident().id());
        } else {
            keepCommitted(seen);
        }
    }

    private void keepCommitted(Seen seen) {
        incidents().asMap().merge(seen.incident().id(), seen, Snapshots::newer);
    }

    void forget(IncidentId id) {
        incidents().invalidate(id);
    }

    private Optional<Seen> seen(IncidentId id) {
        Cache<IncidentId, Seen> made = incidents;
        return made == null || (own.get().isEmpty() && mayBeRolledBack())
                ? Optional.empty()
                : Optional.ofNullable(made.getIfPresent(id));
    }

    /** Two threads may come in any order; one that has read what another wrote knows nothing of its wake-up. */
    private static Seen newer(Seen known, Seen other) {
        if (known.incident().version() > other.incident().version()) {
            return known;
        }
        return other.wakeUp() == null && isSame(known.incident(), other.incident())
                ? new Seen(other.incident(), known.wakeUp())
                : other;
    }

    /** Of a database that was put back, a version can have come twice, but not within the same microsecond. */
    private static boolean isSame(Incident one, Incident other) {
        return one.version() == other.version() && one.lastRecordedAt().equals(other.lastRecordedAt());
    }

    private static boolean mayBeRolledBack() {
        return TransactionSynchronizationManager.isActualTransactionActive();
    }
}
