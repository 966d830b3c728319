package io.incidentkit.jdbc;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Another thread, which has no part in this one's transaction.
 *
 * <p>Each work has a thread of its own: the common pool has a single one on two cores from JDK 25 on, where works that
 * are meant to meet would follow each other.
 */
final class Elsewhere {
    private static final Executor THREADS = work -> {
        Thread thread = new Thread(work, "elsewhere");
        thread.setDaemon(true);
        thread.start();
    };

    private Elsewhere() {}

    static <T> T call(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, THREADS)
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }

    static CompletableFuture<Void> run(Runnable work) {
        return CompletableFuture.runAsync(work, THREADS);
    }
}
