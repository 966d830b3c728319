package io.incidentkit.memory;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The threads of one channel: few, made when needed, none of which keeps the program alive. What waits for one is bounded by
 * the dispatcher, not here.
 */
final class ChannelThreads implements Executor {
    private static final Logger LOG = LoggerFactory.getLogger(ChannelThreads.class);
    private static final int SECONDS_TO_END = 5;

    private final String name;
    private final ThreadPoolExecutor pool;

    ChannelThreads(String name, int most) {
        this.name = name;
        this.pool = new ThreadPoolExecutor(most, most, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, "incident-" + name);
            thread.setDaemon(true);
            return thread;
        });
        pool.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable task) {
        pool.execute(task);
    }

    /** Lets what runs come to its end. */
    void close() {
        pool.shutdown();
        try {
            if (!pool.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
                LOG.warn("{} still runs; it is left alone", name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
