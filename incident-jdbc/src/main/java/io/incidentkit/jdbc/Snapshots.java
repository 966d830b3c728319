package io.incidentkit.jdbc;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import java.time.Duration;
import java.util.Optional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The incidents that this process last wrote or loaded, so that a command on one that is being worked on needs no read. They may
 * be old, as other nodes write too, but never of what was not committed: the version that is checked at the next write says
 * nothing of a state that was rolled back, as another one may have got its version since. Therefore nothing is kept or given
 * during a transaction of the caller, whichever data source that is on.
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

    private final Cache<IncidentId, Incident> incidents;

    Snapshots(Ticker ticker) {
        this.incidents = Caffeine.newBuilder()
                .maximumSize(MOST)
                .expireAfterWrite(LONGEST)
                .ticker(ticker)
                // On the thread that keeps one too many: there is no pool to start, and nothing to close.
                .executor(Runnable::run)
                .build();
    }

    Optional<Incident> find(IncidentId id) {
        return mayBeRolledBack() ? Optional.empty() : Optional.ofNullable(incidents.getIfPresent(id));
    }

    /** Keeps what was loaded or written, but not what may be rolled back; that makes the one known here likely to be old. */
    void keep(Incident incident) {
        if (mayBeRolledBack()) {
            forget(incident.id());
        } else {
            incidents.asMap().merge(incident.id(), incident, Snapshots::newer);
        }
    }

    void forget(IncidentId id) {
        incidents.invalidate(id);
    }

    /** Two threads may come in any order. */
    private static Incident newer(Incident known, Incident other) {
        return known.version() > other.version() ? known : other;
    }

    private static boolean mayBeRolledBack() {
        return TransactionSynchronizationManager.isActualTransactionActive();
    }
}
