package io.incidentkit.jdbc;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Another thread, which has no part in this one's transaction. */
final class Elsewhere {
    private Elsewhere() {}

    static <T> T call(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work)
                .orTimeout(30, TimeUnit.SECONDS)
                .join();
    }
}
