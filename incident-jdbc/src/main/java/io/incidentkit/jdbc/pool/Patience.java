package io.incidentkit.jdbc.pool;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongPredicate;

/**
 * A thread that waits for something, and is interrupted if that takes too long. One thread looks after all who wait, ten times a second; it ends
 * when nobody has waited for some seconds. Beginning and ending it costs some hundred nanoseconds.
 */
final class Patience {
    private static final Set<Patience> WAITING = ConcurrentHashMap.newKeySet();
    private static final AtomicBoolean LOOKING = new AtomicBoolean();
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
    private static final int LOOKS_AT_NOBODY = 50;

    private enum Standing {
        WAITS,
        IS_INTERRUPTED,
        WAS_INTERRUPTED,
        HAS_ENDED
    }

    private final Thread thread = Thread.currentThread();
    private final long since = System.nanoTime();
    private final LongPredicate isTooLong;
    private final AtomicReference<Standing> standing = new AtomicReference<>(Standing.WAITS);

    private Patience(LongPredicate isTooLong) {
        this.isTooLong = isTooLong;
    }

    /**
     * The calling thread begins to wait.
     *
     * @param isTooLong whether the wait since that moment of {@link System#nanoTime()} is over; asked by another thread
     */
    static Patience begin(LongPredicate isTooLong) {
        Patience patience = new Patience(isTooLong);
        WAITING.add(patience);
        if (LOOKING.compareAndSet(false, true)) {
            Thread looking = new Thread(Patience::look, "incident-connections");
            looking.setDaemon(true);
            looking.start();
        }
        return patience;
    }

    /** Whether it was interrupted for having waited too long. */
    boolean isOver() {
        return standing.get() == Standing.IS_INTERRUPTED || standing.get() == Standing.WAS_INTERRUPTED;
    }

    /** The calling thread waits no longer, and is as it was: an interrupt that came of the wait does not stay with it. */
    void end() {
        WAITING.remove(this);
        if (!standing.compareAndSet(Standing.WAITS, Standing.HAS_ENDED)) {
            while (standing.get() != Standing.WAS_INTERRUPTED) {
                Thread.onSpinWait();
            }
            Thread.interrupted();
        }
    }

    private void interruptIfTooLong() {
        if (isTooLong.test(since) && standing.compareAndSet(Standing.WAITS, Standing.IS_INTERRUPTED)) {
            thread.interrupt();
            standing.set(Standing.WAS_INTERRUPTED);
        }
    }

    private static void look() {
        int atNobody = 0;
        while (atNobody < LOOKS_AT_NOBODY) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            atNobody = WAITING.isEmpty() ? atNobody + 1 : 0;
            WAITING.forEach(Patience::interruptIfTooLong);
        }
        LOOKING.set(false);
        // Whoever began to wait between the last look and the end of it started nobody.
        if (!WAITING.isEmpty() && LOOKING.compareAndSet(false, true)) {
            look();
        }
    }
}
