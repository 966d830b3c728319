package io.incidentkit.connector.slack;

import io.incidentkit.connector.call.CallFailedException;
import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.NotDeliveredException;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.call.ToolConnection;
import io.incidentkit.connector.call.ToolSocket;
import io.incidentkit.effect.Delivery;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Slack's Socket Mode: commands, buttons and events come through a connection that is opened from here, so that Slack need not reach this
 * machine. Each is acknowledged once it is recorded; what can't be recorded is not, and Slack sends it again. A connection that Slack is
 * about to end is replaced by another before it does, and one that is gone is opened anew, after growing pauses.
 *
 * <p>Each node may have one: Slack gives each event to one of them.
 *
 * <p>Thread-safe.
 */
public final class SlackSocket implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SlackSocket.class);

    /** So many events are worked on at once; more are not acknowledged, and come again. */
    private static final int AT_ONCE = 16;

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final int KEEP_SECONDS = 30;

    private final SlackDesk desk;
    private final Caller caller;
    private final ToolConnection connection;
    private final SlackApi api;
    private final Duration firstPause;
    private final Duration heartbeat;
    private final ExecutorService workers = new ThreadPoolExecutor(
            0, AT_ONCE, KEEP_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> thread(work, "event"));
    private final Thread runner = thread(this::run, "socket");
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean isOn = true;
    private @Nullable SlackLink link;

    private SlackSocket(Builder builder) {
        this.desk = builder.desk;
        this.caller = builder.caller;
        this.firstPause = builder.firstPause;
        this.heartbeat = builder.heartbeat;
        this.connection = ToolConnection.builder(builder.caller)
                .rules(SlackApi.RULES)
                .secret(builder.token)
                .build();
        this.api = new SlackApi(connection, builder.api, builder.token);
    }

    private static Thread thread(Runnable work, String name) {
        Thread thread = new Thread(work, "incident-slack-" + name);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Starts a socket.
     *
     * @param desk serves what comes
     * @param caller makes the calls
     * @param token the application's token, {@code xapp-…}, with the scope {@code connections:write}
     */
    public static Builder builder(SlackDesk desk, Caller caller, Secret token) {
        return new Builder(desk, caller, token);
    }

    /** Connects, on a thread of its own, and stays connected until it is closed. */
    public void start() {
        runner.start();
    }

    /** Returns whether it is connected at the moment. */
    public boolean isConnected() {
        lock.lock();
        try {
            return link != null && link.isUp();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        int failures = 0;
        try {
            while (isOn()) {
                Duration pause = Duration.ZERO;
                try {
                    replace(open());
                    failures = 0;
                    stay();
                } catch (NotDeliveredException e) {
                    if (failures == 0) {
                        LOG.warn("Slack's Socket Mode is not connected; it is tried again: {}", e.delivery());
                    }
                    pause = pause(failures++, e.delivery());
                }
                rest(pause);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            replace(null);
        }
    }

    private boolean isOn() {
        lock.lock();
        try {
            return isOn;
        } finally {
            lock.unlock();
        }
    }

    private Duration pause(int failures, Delivery came) {
        Duration grown = firstPause.multipliedBy(1L << Math.min(failures, 20));
        Duration pause = came.after().orElse(grown);
        return pause.compareTo(LONGEST_PAUSE) > 0 && came.after().isEmpty() ? LONGEST_PAUSE : pause;
    }

    private SlackLink open() throws NotDeliveredException, InterruptedException {
        JsonNode answer = api.call("apps.connections.open", Map.of());
        Secret address = Secret.of(answer.at("/url").asString(""));
        SlackLink opened = new SlackLink(desk, workers, this::wake);
        try {
            ToolSocket socket = caller.open(address, opened);
            opened.over(socket);
            return opened;
        } catch (CallFailedException e) {
            throw new NotDeliveredException(Delivery.retryable(String.valueOf(e.getMessage())));
        } catch (IllegalArgumentException e) {
            throw new NotDeliveredException(Delivery.retryable("Slack gave no address of a socket"));
        }
    }

    /** The new one is there before the old one goes: in between each event goes to one of them. */
    private void replace(@Nullable SlackLink next) {
        SlackLink before;
        lock.lock();
        try {
            before = link;
            link = next;
        } finally {
            lock.unlock();
        }
        if (before != null) {
            before.close();
        }
    }

    /** Waits until another connection is wanted. */
    private void stay() throws InterruptedException {
        for (SlackLink quiet = quiet(); quiet != null; quiet = quiet()) {
            quiet.beat(heartbeat.multipliedBy(2));
        }
    }

    /** Waits for the next heartbeat of the link; null if another one is wanted. */
    private @Nullable SlackLink quiet() throws InterruptedException {
        lock.lock();
        try {
            long left = heartbeat.toNanos();
            while (isOn && link != null && link.isUp() && !link.isAskedToGo()) {
                if (left <= 0) {
                    return link;
                }
                left = changed.awaitNanos(left);
            }
            return null;
        } finally {
            lock.unlock();
        }
    }

    private void rest(Duration pause) throws InterruptedException {
        long left = pause.toNanos();
        lock.lock();
        try {
            while (isOn && left > 0) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void wake() {
        lock.lock();
        try {
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Disconnects. What is being recorded is recorded, and may be sent again by Slack. */
    @Override
    public void close() {
        lock.lock();
        try {
            isOn = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        runner.interrupt();
        replace(null);
        workers.shutdown();
    }

    /** Builds a {@link SlackSocket}. Not thread-safe. */
    public static final class Builder {
        private final SlackDesk desk;
        private final Caller caller;
        private final Secret token;
        private URI api = SlackChannel.API;
        private Duration firstPause = Duration.ofSeconds(1);
        private Duration heartbeat = Duration.ofSeconds(30);

        private Builder(SlackDesk desk, Caller caller, Secret token) {
            this.desk = desk;
            this.caller = caller;
            this.token = token;
        }

        /**
         * Sets the address of the Web API; {@link SlackChannel#API} by default.
         *
         * @param address the address ahead of the methods' names
         * @return this builder
         */
        public Builder api(URI address) {
            this.api = address;
            return this;
        }

        /**
         * Sets how long is waited after a first failure; each further one doubles it, up to a minute. A second by default.
         *
         * @param pause the time
         * @return this builder
         */
        public Builder firstPause(Duration pause) {
            this.firstPause = pause;
            return this;
        }

        /**
         * Sets after which silence the other side is asked whether it is there; after two of them it is taken for gone. 30 s by default.
         *
         * @param time the time
         * @return this builder
         */
        public Builder heartbeat(Duration time) {
            this.heartbeat = time;
            return this;
        }

        /** Ends the socket, which is not connected yet. */
        public SlackSocket build() {
            return new SlackSocket(this);
        }
    }
}
