package io.incidentkit.spring.boot.actuate;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Something that is read from the database now and then, on a thread of its own, and asked for at any time: whoever asks first after the
 * last reading has become old waits for the next one, a second at most, and all others not at all. It is read at most once each time
 * that is given, and takes at most a hundredth of the time. Without a reading for some minutes it is unknown, never zero.
 *
 * <p>Thread-safe.
 */
final class BoundedReading<T> {
    private static final Logger LOG = LoggerFactory.getLogger(BoundedReading.class);
    /** How long whoever asks waits for a reading. */
    static final Duration PATIENCE = Duration.ofSeconds(1);

    /** A reading that takes longer than this has hung up. */
    private static final long HANGING_NANOS = Duration.ofSeconds(30).toNanos();

    private static final long LONGEST_NANOS = Duration.ofMinutes(5).toNanos();
    private static final int SHARE = 100;

    private final String what;
    private final Supplier<T> read;
    private final long eachNanos;
    private final Executor executor;
    private final LongSupplier nanos;
    private final ReentrantLock beginning = new ReentrantLock();

    private volatile @Nullable Known<T> known;
    private volatile @Nullable Running running;
    private volatile @Nullable Failed failed;

    /** A reading, when it had ended, and how long it took. */
    private record Known<T>(T value, long at, long cost) {}

    private record Running(long since, CompletableFuture<Boolean> end) {}

    private record Failed(long at, RuntimeException why) {}

    /**
     * Creates it; nothing is read yet.
     *
     * @param what what is read, for the log
     * @param read reads it
     * @param each how often at most
     * @param executor runs it, on another thread than the caller's
     * @param nanos the time, as {@link System#nanoTime} tells it
     */
    BoundedReading(String what, Supplier<T> read, Duration each, Executor executor, LongSupplier nanos) {
        this.what = what;
        this.read = read;
        this.eachNanos = each.toNanos();
        this.executor = executor;
        this.nanos = nanos;
    }

    /** Returns what was read last; empty while nothing is known, or nothing that is not too old. */
    Optional<T> get() {
        if (isOld()) {
            begin().ifPresent(BoundedReading::await);
        }
        Known<T> last = known;
        return last == null || nanos.getAsLong() - last.at() > Math.max(LONGEST_NANOS, 2 * pause(last))
                ? Optional.empty()
                : Optional.of(last.value());
    }

    /** Returns why it can't be read now; empty if it can, as far as is known. */
    Optional<String> failure() {
        Running now = running;
        long hanging = now == null ? 0 : nanos.getAsLong() - now.since();
        if (hanging > HANGING_NANOS) {
            return Optional.of("no answer for " + TimeUnit.NANOSECONDS.toSeconds(hanging) + " s");
        }
        Failed last = failed;
        return last == null ? Optional.empty() : Optional.of(last.why().toString());
    }

    private boolean isOld() {
        long now = nanos.getAsLong();
        Failed last = failed;
        if (last != null) {
            return now - last.at() >= eachNanos;
        }
        Known<T> value = known;
        return value == null || now - value.at() >= pause(value);
    }

    private long pause(Known<T> value) {
        return Math.max(eachNanos, eachNanos == 0 ? 0 : SHARE * value.cost());
    }

    /** Returns the end of the reading that this call has begun; empty if one runs already. */
    private Optional<CompletableFuture<Boolean>> begin() {
        if (!beginning.tryLock()) {
            return Optional.empty();
        }
        try {
            if (running != null || !isOld()) {
                return Optional.empty();
            }
            Running begun = new Running(nanos.getAsLong(), new CompletableFuture<>());
            running = begun;
            try {
                executor.execute(() -> run(begun));
            } catch (RejectedExecutionException e) {
                // The application ends.
                running = null;
                return Optional.empty();
            }
            return Optional.of(begun.end());
        } finally {
            beginning.unlock();
        }
    }

    private void run(Running begun) {
        try {
            T value = read.get();
            long now = nanos.getAsLong();
            known = new Known<>(value, now, now - begun.since());
            failed = null;
        } catch (RuntimeException e) {
            if (failed == null) {
                LOG.warn("{} can't be read, and is unknown until it can", what, e);
            }
            failed = new Failed(nanos.getAsLong(), e);
        } finally {
            running = null;
            begun.end().complete(true);
        }
    }

    private static void await(CompletableFuture<Boolean> end) {
        try {
            end.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.debug("Not waited for any longer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
