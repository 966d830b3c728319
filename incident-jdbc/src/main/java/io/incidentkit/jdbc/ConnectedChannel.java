package io.incidentkit.jdbc;

import io.incidentkit.effect.Channel;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.DeliveryAttempt;
import io.incidentkit.effect.DeliveryWatch;
import io.incidentkit.effect.Effect;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A channel with places for calls that run at the same time, each with a deadline. A call that does not end, also when it is
 * interrupted, keeps its place; other channels have places of their own. Thread-safe.
 */
final class ConnectedChannel implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectedChannel.class);

    private final Channel channel;
    private final DeliveryWatch watch;
    private final Duration deadline;
    private final Semaphore places;
    private final ExecutorService threads;

    /**
     * Connects a channel.
     *
     * @param name its name, as it was when it was connected
     * @param calls how many may run at the same time
     * @param deadline how long one may take
     * @param watch goes around each
     * @param factory makes the threads of the calls; null for threads of the platform
     */
    ConnectedChannel(
            String name,
            Channel channel,
            int calls,
            Duration deadline,
            DeliveryWatch watch,
            @Nullable ThreadFactory factory) {
        this.channel = channel;
        this.watch = watch;
        this.deadline = deadline;
        this.places = new Semaphore(calls);
        this.threads = Executors.newCachedThreadPool(factory == null ? ofThePlatform(name) : factory);
    }

    private static ThreadFactory ofThePlatform(String name) {
        AtomicInteger number = new AtomicInteger();
        return work -> {
            Thread thread = new Thread(work, "incident-channel-" + name + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }

    /**
     * Delivers an effect.
     *
     * @return the result; empty if every place is taken
     * @throws InterruptedException if this thread is to end; whether the effect arrived is not known then
     */
    Optional<Delivery> deliver(DeliveryAttempt attempt) throws InterruptedException {
        if (!places.tryAcquire()) {
            return Optional.empty();
        }
        FutureTask<Delivery> call = new FutureTask<>(
                () -> watch.around(attempt, () -> channel.deliver(attempt.effect(), attempt.context())));
        try {
            threads.execute(() -> {
                try {
                    call.run();
                } finally {
                    places.release();
                }
            });
        } catch (RuntimeException | OutOfMemoryError e) {
            places.release();
            LOG.warn("No thread for a call", e);
            return Optional.of(Delivery.retryable("no thread was free"));
        }
        return Optional.of(result(call, attempt.effect()));
    }

    private Delivery result(FutureTask<Delivery> call, Effect effect) throws InterruptedException {
        try {
            Delivery result = call.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
            return result == null ? Delivery.retryable("gave no answer") : result;
        } catch (TimeoutException e) {
            call.cancel(true);
            return Delivery.retryable("no answer within " + deadline.toMillis() + " ms");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            LOG.warn("An attempt to deliver {} failed", effect.key(), cause);
            String name = cause.getClass().getName();
            return Delivery.retryable(name.substring(name.lastIndexOf('.') + 1));
        } catch (InterruptedException e) {
            call.cancel(true);
            throw e;
        }
    }

    /** Interrupts the calls that run. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
