package io.incidentkit.jdbc.database;

import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Turns that the transactions of this process take at one incident on H2. In a file, H2 can lose what one transaction has committed to a row while
 * another one waits for that row and then rolls back: the entry stands there, and the incident is as it was before, for good. So none waits
 * there. The other databases need no turns, and take none.
 *
 * <p>Thread-safe.
 */
public final class RowTurns {
    private static final int STRIPES = 256;

    /** Longer than any transaction of ours; who holds several rows of a host's for so long goes on as on another database. */
    private static final long LONGEST_SECONDS = 10;

    /** Of the whole process: several stores can be on one file. Two incidents may have the same. */
    private static final List<ReentrantLock> TURNS =
            Stream.generate(() -> new ReentrantLock(true)).limit(STRIPES).toList();

    private final boolean areTaken;

    /** Turns on a kind of database. */
    public RowTurns(Platform platform) {
        this.areTaken = platform == Platform.H2;
    }

    /**
     * Does something that writes to an incident, or locks it, when it is this thread's turn. Within a transaction that has begun, the turn lasts until
     * that has ended.
     *
     * @param incident whose turn
     * @param work what is done
     */
    public <T> T holding(UUID incident, Supplier<T> work) {
        if (!areTaken) {
            return work.get();
        }
        ReentrantLock turn = TURNS.get(Math.floorMod(incident.hashCode(), STRIPES));
        if (!isTaken(turn)) {
            return work.get();
        }
        boolean lasts = lastsUntilTheEnd(turn);
        try {
            return work.get();
        } finally {
            if (!lasts) {
                turn.unlock();
            }
        }
    }

    /**
     * Does something that writes to several incidents, when it is this thread's turn at each: in one order for all, as their rows are locked.
     *
     * @param incidents whose turns
     * @param work what is done
     */
    public <T> T holdingAll(Stream<UUID> incidents, Supplier<T> work) {
        return areTaken ? holding(incidents.sorted().iterator(), work) : work.get();
    }

    private <T> T holding(Iterator<UUID> incidents, Supplier<T> work) {
        return incidents.hasNext() ? holding(incidents.next(), () -> holding(incidents, work)) : work.get();
    }

    private static boolean isTaken(ReentrantLock turn) {
        try {
            return turn.tryLock(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean lastsUntilTheEnd(ReentrantLock turn) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()
                || !TransactionSynchronizationManager.isSynchronizationActive()) {
            return false;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                turn.unlock();
            }
        });
        return true;
    }
}
