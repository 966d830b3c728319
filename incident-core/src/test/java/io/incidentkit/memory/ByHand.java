package io.incidentkit.memory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.random.RandomGenerator;

/** An executor whose tasks run when the test says so; it can refuse tasks. */
final class ByHand implements Executor {
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    boolean refuses;

    @Override
    public void execute(Runnable task) {
        if (refuses) {
            throw new RejectedExecutionException("full");
        }
        tasks.add(task);
    }

    int waiting() {
        return tasks.size();
    }

    void runOne() {
        tasks.remove().run();
    }

    /** Runs all, also what they add. */
    void run() {
        while (!tasks.isEmpty()) {
            runOne();
        }
    }

    /** Runs all in any order, also what they add. */
    void run(RandomGenerator random) {
        while (!tasks.isEmpty()) {
            List<Runnable> some = new ArrayList<>(tasks);
            tasks.clear();
            Collections.shuffle(some, new java.util.Random(random.nextLong()));
            some.forEach(Runnable::run);
        }
    }
}
