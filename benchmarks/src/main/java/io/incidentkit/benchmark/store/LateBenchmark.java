package io.incidentkit.benchmark.store;

import io.incidentkit.benchmark.store.Meter.Passed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * How late a page and a due moment are, how many deliveries a node makes, and what its polling costs: on PostgreSQL, with many open
 * incidents and one node with an outbox as it is by default.
 */
public final class LateBenchmark {
    private static final int COMMANDS = 400;
    private static final int COMMANDS_A_SECOND = 20;
    private static final int DUE = 300;
    private static final Duration OVER = Duration.ofSeconds(60);
    /** In this time all that is due is written. */
    private static final Duration AHEAD = Duration.ofSeconds(20);

    private static final int WAITING = 5_000;
    private static final Duration IDLE = Duration.ofSeconds(60);
    private static final Duration WITHOUT = Duration.ofSeconds(15);
    private static final int ROUNDS = 8;
    private static final List<String> PARTS = List.of("idle", "pages", "due", "waiting");

    private LateBenchmark() {}

    /**
     * Runs the benchmark.
     *
     * @param args which parts: {@code idle}, {@code pages}, {@code due}, {@code waiting}, or all; {@code open=10000} sets how many
     *     incidents are open, {@code rounds=8} how often what waits is worked off until it is counted
     * @throws Exception if it fails
     */
    public static void main(List<String> args) throws Exception {
        List<String> parts = PARTS.stream().anyMatch(args::contains)
                ? args.stream().filter(PARTS::contains).toList()
                : PARTS;
        try (Server server = PostgresServer.start();
                LateScene scene = LateScene.on(server, Arguments.number(args, "open=", 10_000))) {
            System.out.printf(
                    Locale.ROOT,
                    "%s; %d open incidents, each with a due moment; one node%n",
                    server.describe(),
                    scene.open());
            if (parts.contains("idle")) {
                idle(server, scene);
            }
            scene.start();
            if (parts.contains("pages")) {
                pages(scene);
            }
            if (parts.contains("due")) {
                due(scene);
            }
            if (parts.contains("waiting")) {
                waiting(server, scene, Arguments.number(args, "rounds=", ROUNDS));
            }
        }
    }

    private static void idle(Server server, LateScene scene) {
        pause(Duration.ofSeconds(5)); // until the database has tidied up after the incidents
        double[] without = computed(server, WITHOUT);
        scene.start();
        pause(Duration.ofSeconds(10)); // until what polls is compiled
        double[] with = computed(server, IDLE);
        System.out.printf(
                Locale.ROOT,
                "%nidle: nothing due, nothing to deliver; CPU as %% of one core%n%-42s %10s %10s %10s%n",
                "",
                "client",
                "server",
                "both");
        row("outbox not started, " + WITHOUT.toSeconds() + " s", without);
        row("outbox started, " + IDLE.toSeconds() + " s (goal < 1)", with);
    }

    private static void row(String name, double[] computed) {
        System.out.printf(
                Locale.ROOT, "%-42s %10.2f %10.2f %10.2f%n", name, computed[0], computed[1], computed[0] + computed[1]);
    }

    /** The computing of this process and the server's, as a share of a core in percent. */
    private static double[] computed(Server server, Duration time) {
        Meter meter = Meter.start(server);
        pause(time);
        Passed passed = meter.stop();
        double percent = 100.0 / passed.nanos();
        return new double[] {percent * passed.clientNanos(), percent * passed.serverNanos()};
    }

    private static void pages(LateScene scene) {
        scene.channel().clear();
        int rate = COMMANDS_A_SECOND;
        paced(COMMANDS, rate, i -> {
            if (i % 2 == 0) {
                scene.declare();
            } else {
                scene.update(i * 7);
            }
        });
        scene.channel().await(Duration.ofSeconds(10));
        System.out.printf(
                Locale.ROOT,
                "%npages: from the commit of a command to the channel's call; %d commands, %d a second%n%-42s %s%n",
                COMMANDS,
                rate,
                "",
                Samples.HEADER);
        scene.lateness().forEach((kind, samples) -> line(kind + " (goal p99 <= 1,000 ms)", samples));
    }

    private static void due(LateScene scene) {
        scene.channel().clear();
        Instant first = Instant.now().plus(AHEAD);
        long apart = OVER.toMillis() / DUE;
        for (int i = 0; i < DUE; i++) {
            scene.promise(i, first.plusMillis(i * apart));
        }
        pause(Duration.between(Instant.now(), first.plus(OVER)).plusSeconds(2));
        System.out.printf(
                Locale.ROOT,
                "%ndue: %d due moments over %d s, and nothing else; each brings about a reminder%n%-42s %s%n",
                DUE,
                OVER.toSeconds(),
                "",
                Samples.HEADER);
        line("from due to the wake-up (goal p99 <= 1,000)", scene.woken());
        line("from due to the reminder's channel", scene.reminded());
    }

    /** The last round counts: five thousand deliveries are worked off before all that they run is compiled. */
    private static void waiting(Server server, LateScene scene, int rounds) throws Exception {
        int waiting = Math.min(WAITING, scene.open());
        List<Passed> passed = List.of();
        List<String> each = new ArrayList<>();
        for (int round = 1; round <= rounds; round++) {
            scene.stop();
            scene.fill(waiting);
            passed = List.of(
                    PlainOutbox.drain(server, "plain_outbox_" + round, waiting, LateScene.CALLS),
                    SchedulerPeer.drain(server, "scheduler_peer_" + round, waiting, LateScene.CALLS),
                    scene.drain(server, waiting));
            each.add("%.0f".formatted(passed.get(passed.size() - 1).perSecond(waiting)));
        }
        System.out.printf(
                Locale.ROOT,
                "%nwaiting: %d deliveries, each of another incident, to a channel that takes no time; %d calls at once%n"
                        + "%-46s %12s %8s %10s %10s %8s%n",
                waiting,
                LateScene.CALLS,
                "",
                "deliveries/s",
                "x floor",
                "client us",
                "server us",
                "x floor");
        delivered("floor: SKIP LOCKED by hand, outcome written", waiting, passed.get(0), passed.get(0));
        delivered("db-scheduler, no outcome written", waiting, passed.get(1), passed.get(0));
        delivered("ours (goal >= 1,000)", waiting, passed.get(2), passed.get(0));
        System.out.println("ours, by rounds: " + String.join(", ", each));
    }

    private static void delivered(String name, int times, Passed passed, Passed floor) {
        double computed = passed.clientNanos() + passed.serverNanos();
        System.out.printf(
                Locale.ROOT,
                "%-46s %12.0f %8.2f %10.0f %10.0f %8.2f%n",
                name,
                passed.perSecond(times),
                (double) floor.nanos() / passed.nanos(),
                passed.clientNanos() / 1e3 / times,
                passed.serverNanos() / 1e3 / times,
                computed / (floor.clientNanos() + floor.serverNanos()));
    }

    private static void line(String name, Samples samples) {
        System.out.printf(Locale.ROOT, "%-42s %s%n", name, samples.columns());
    }

    /** Work by its number. */
    @FunctionalInterface
    private interface Numbered {
        void run(int number);
    }

    private static void paced(int times, int aSecond, Numbered work) {
        long begin = System.nanoTime();
        for (int i = 0; i < times; i++) {
            work.run(i);
            long next = begin + TimeUnit.SECONDS.toNanos(1) * (i + 1) / aSecond;
            pause(Duration.ofNanos(next - System.nanoTime()));
        }
    }

    static void pause(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }
}
