package io.incidentkit.benchmark.store;

import com.sun.management.ThreadMXBean;
import io.incidentkit.benchmark.store.Contender.Work;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Lets contenders work in short turns one after another, so that whatever else the machine does hits all of them alike. */
final class Turns {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Turns() {}

    /** The kind of command that is counted. */
    enum Kind {
        /** New incidents. */
        DECLARE(0),
        /** Commands on an incident; every 20 a new one begins. */
        STEP(20);

        private final int steps;

        Kind(int steps) {
            this.steps = steps;
        }
    }

    /**
     * The outcome of one turn.
     *
     * @param commands how many commands were committed
     * @param nanos how long it took
     * @param cpuNanos what the client's threads computed
     * @param bytes what they allocated
     * @param serverNanos what the server computed
     */
    record Turn(long commands, long nanos, long cpuNanos, long bytes, long serverNanos) {
        double perSecond() {
            return commands * 1e9 / nanos;
        }

        double cpuMicros() {
            return cpuNanos / 1e3 / commands;
        }

        double bytesEach() {
            return (double) bytes / commands;
        }

        double serverMicros() {
            return serverNanos / 1e3 / commands;
        }

        double allMicros() {
            return cpuMicros() + serverMicros();
        }

        private Turn plus(Turn other) {
            return new Turn(
                    commands + other.commands,
                    Math.max(nanos, other.nanos),
                    cpuNanos + other.cpuNanos,
                    bytes + other.bytes,
                    serverNanos + other.serverNanos);
        }
    }

    /**
     * Runs rounds, each a turn of every contender.
     *
     * @return the turns of each contender, in the order of the rounds
     */
    static List<List<Turn>> run(
            Server server, List<Contender> contenders, Kind kind, int threads, int rounds, Duration turn)
            throws InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            List<List<Work>> works = new ArrayList<>();
            List<List<Turn>> turns = new ArrayList<>();
            for (Contender contender : contenders) {
                List<Work> each = new ArrayList<>();
                for (int thread = 0; thread < threads; thread++) {
                    each.add(contender.work(thread));
                }
                works.add(each);
                turns.add(new ArrayList<>());
            }
            for (int round = 0; round <= rounds; round++) {
                for (int i = 0; i < works.size(); i++) {
                    long before = server.cpuNanos();
                    Turn done =
                            turn(pool, works.get(i), kind, turn).plus(new Turn(0, 0, 0, 0, server.cpuNanos() - before));
                    if (round > 0) { // the first one warms up
                        turns.get(i).add(done);
                    }
                }
            }
            return turns;
        } finally {
            pool.shutdown();
        }
    }

    private static Turn turn(ExecutorService pool, List<Work> works, Kind kind, Duration length)
            throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + length.toNanos();
        List<Future<Turn>> running = new ArrayList<>();
        for (Work work : works) {
            running.add(pool.submit(() -> work(work, kind, end)));
        }
        Turn all = new Turn(0, 0, 0, 0, 0);
        for (Future<Turn> each : running) {
            all = all.plus(each.get());
        }
        return all;
    }

    private static Turn work(Work work, Kind kind, long end) throws Exception {
        long begin = System.nanoTime();
        long cpu = THREADS.getCurrentThreadCpuTime();
        long bytes = THREADS.getCurrentThreadAllocatedBytes();
        long commands = 0;
        do {
            work.declare();
            commands++;
            for (int i = 0; i < kind.steps && System.nanoTime() < end; i++) {
                work.step();
                commands++;
            }
        } while (System.nanoTime() < end);
        return new Turn(
                commands,
                System.nanoTime() - begin,
                THREADS.getCurrentThreadCpuTime() - cpu,
                THREADS.getCurrentThreadAllocatedBytes() - bytes,
                0);
    }

    /** The value below which a share of the values lies. */
    static double quantile(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        double at = share * (sorted.length - 1);
        int below = (int) at;
        double above = sorted[Math.min(below + 1, sorted.length - 1)];
        return sorted[below] + (at - below) * (above - sorted[below]);
    }
}
