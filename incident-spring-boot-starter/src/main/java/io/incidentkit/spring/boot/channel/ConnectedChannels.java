package io.incidentkit.spring.boot.channel;

import io.incidentkit.effect.Channel;
import io.incidentkit.effect.ChannelDescription;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.DeliveryAttempt;
import io.incidentkit.effect.DeliveryWatch;
import io.incidentkit.effect.EffectKind;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The channels of the application, to be looked at and tried by those who operate it: what is wrong with the setting of each, a test through
 * it, and its last failure on this node. A bean of the starter.
 *
 * <p>Thread-safe.
 */
public final class ConnectedChannels implements DeliveryWatch, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectedChannels.class);
    private static final String NO_REASON = "no reason was given";
    private static final AtomicInteger THREADS = new AtomicInteger();

    private final Map<String, Channel> channels = new LinkedHashMap<>();
    private final Map<String, List<String>> faults = new ConcurrentHashMap<>();
    private final Map<String, Failure> failures = new ConcurrentHashMap<>();
    private final Duration deadline;
    private final Clock clock;
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "incident-channel-check-" + THREADS.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    });

    /**
     * A delivery that failed.
     *
     * @param at when
     * @param effect the effect's key
     * @param reason why, in the channel's words, or the class of what it threw
     * @param isFinal whether it is not tried again
     */
    public record Failure(Instant at, String effect, String reason, boolean isFinal) {}

    ConnectedChannels(List<Channel> channels, Duration deadline, Clock clock) {
        channels.forEach(channel -> this.channels.put(channel.name(), channel));
        this.deadline = deadline;
        this.clock = clock;
    }

    /** Returns the names of the channels, in the order in which they are connected. */
    public Set<String> names() {
        return channels.keySet();
    }

    /**
     * Returns the kinds of effects that a channel takes.
     *
     * @param name the channel's name
     * @throws IllegalArgumentException if there is none of that name
     */
    public Set<EffectKind> kinds(String name) {
        return channel(name).kinds();
    }

    /**
     * Returns what a channel does, needs and can't.
     *
     * @param name the channel's name
     * @return the description; empty if the channel has none
     * @throws IllegalArgumentException if there is none of that name
     */
    public Optional<ChannelDescription> description(String name) {
        return channel(name).description();
    }

    /**
     * Returns whether somebody is told by what a channel delivers.
     *
     * @param name the channel's name
     * @throws IllegalArgumentException if there is none of that name
     */
    public boolean tells(String name) {
        return channel(name).tells();
    }

    /**
     * Asks a channel what is wrong with its setting, and waits for the answer as long as for a delivery.
     *
     * @param name the channel's name
     * @return what is wrong, one sentence each; empty if nothing was found
     * @throws IllegalArgumentException if there is none of that name
     */
    public List<String> check(String name) {
        Channel channel = channel(name);
        List<String> found = asked(channel::faults, why -> List.of("It could not be checked: " + why));
        faults.put(name, List.copyOf(found));
        return found;
    }

    /**
     * Returns what was wrong with a channel's setting when it was checked last.
     *
     * @param name the channel's name
     * @return what was wrong; empty if it was not checked yet
     */
    public Optional<List<String>> faults(String name) {
        return Optional.ofNullable(faults.get(name));
    }

    /**
     * Sends a test through a channel, and waits for it as long as for a delivery.
     *
     * @param name the channel's name
     * @return what came of it; ignored if the channel has no test
     * @throws IllegalArgumentException if there is none of that name
     */
    public Delivery sendTest(String name) {
        Channel channel = channel(name);
        return asked(channel::sendTest, Delivery::retryable);
    }

    /**
     * Returns the last delivery of a channel that failed on this node.
     *
     * @param name the channel's name
     * @return the failure; empty if none failed since the start
     */
    public Optional<Failure> lastFailure(String name) {
        return Optional.ofNullable(failures.get(name));
    }

    /** Checks each channel, one beside the other, and logs what is wrong; returns at once. */
    void checkAll() {
        channels.keySet()
                .forEach(name -> threads.execute(() -> {
                    List<String> found = check(name);
                    if (!found.isEmpty()) {
                        LOG.warn(
                                "The channel '{}' is not set up right; what it should tell may not arrive:\n  - {}",
                                name,
                                String.join("\n  - ", found));
                    }
                }));
    }

    @Override
    public Delivery around(DeliveryAttempt attempt, Callable<Delivery> call) throws Exception {
        try {
            Delivery delivery = call.call();
            if (delivery != null && delivery.kind() == Delivery.Kind.REJECTED) {
                failed(attempt, delivery.text().orElse(NO_REASON), true);
            } else if (delivery != null && delivery.kind() == Delivery.Kind.RETRYABLE) {
                failed(attempt, delivery.text().orElse(NO_REASON), false);
            }
            return delivery;
        } catch (Exception e) {
            failed(attempt, e.getClass().getSimpleName(), false);
            throw e;
        }
    }

    private void failed(DeliveryAttempt attempt, String reason, boolean isFinal) {
        failures.put(
                attempt.channel(), new Failure(clock.instant(), attempt.effect().key(), reason, isFinal));
    }

    private Channel channel(String name) {
        Channel channel = channels.get(name);
        if (channel == null) {
            throw new IllegalArgumentException("No channel '" + name + "' is connected; there is " + names());
        }
        return channel;
    }

    /** A failure of a channel is told by its class, as its message may have an address with a secret. */
    private <T> T asked(Callable<T> question, Function<String, T> otherwise) {
        Future<T> asked = threads.submit(question);
        try {
            T answer = asked.get(deadline.toMillis(), TimeUnit.MILLISECONDS);
            return answer == null ? otherwise.apply("it gave no answer") : answer;
        } catch (TimeoutException e) {
            asked.cancel(true);
            return otherwise.apply("no answer within " + deadline.toSeconds() + " s");
        } catch (ExecutionException e) {
            Throwable cause = e.getCause();
            return otherwise.apply(
                    cause == null ? "it failed" : cause.getClass().getSimpleName());
        } catch (InterruptedException e) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
            return otherwise.apply("the application is ending");
        }
    }

    /** Ends what is under way. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
