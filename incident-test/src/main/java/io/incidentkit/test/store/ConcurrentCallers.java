package io.incidentkit.test.store;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** Many threads that begin at the same moment. */
final class ConcurrentCallers {
    static final int SIZE = 8;
    private static final long PATIENCE_SECONDS = 120;

    private ConcurrentCallers() {}

    /** Runs one task a thread, and returns what they return. A task that fails, fails the test. */
    static <T> List<T> run(IntFunction<Callable<T>> taskOfThread) {
        ExecutorService threads = Executors.newFixedThreadPool(SIZE);
        try {
            CountDownLatch ready = new CountDownLatch(SIZE);
            List<Future<T>> running = new ArrayList<>();
            for (int thread = 0; thread < SIZE; thread++) {
                Callable<T> task = taskOfThread.apply(thread);
                running.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return task.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> task : running) {
                results.add(task.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            }
            return results;
        } catch (ExecutionException e) {
            throw new AssertionError("One of the threads failed", e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("The threads did not end", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
