package io.incidentkit.benchmark.store;

import io.incidentkit.benchmark.store.Contender.Work;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** One more note on timelines of several lengths, on PostgreSQL: whether a command takes the same however much was written before. */
public final class LongBenchmark {
    private static final List<Integer> LENGTHS = List.of(5, 1_000, 10_000);
    private static final int ROUNDS = 15;
    private static final int WARM_UP = 3;
    private static final int COMMANDS = 20;
    /** A long timeline serves some turns, in which it grows by a tenth at most; a short one serves a single turn. */
    private static final int TURNS_OF_LONG = 5;

    private static final int LONG = 1_000;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private LongBenchmark() {}

    /** One way to write a note, on a timeline of any length. */
    private record Way(String name, Opening opening) {}

    /** One turn: the median of its commands in milliseconds, and what client and server computed for each in microseconds. */
    private record Turn(double millis, double clientMicros, double serverMicros) {}

    /** Takes a timeline of a length that nobody wrote to yet. */
    @FunctionalInterface
    private interface Opening {
        Work open(int length) throws Exception;
    }

    /**
     * Runs the benchmark.
     *
     * @param args {@code rounds=15} sets the rounds; numbers are the lengths, the shortest first, from 5
     * @throws Exception if it fails
     */
    public static void main(List<String> args) throws Exception {
        int rounds = Arguments.number(args, "rounds=", ROUNDS);
        List<Integer> given = args.stream()
                .filter(arg -> arg.matches("\\d+"))
                .map(Integer::valueOf)
                .toList();
        List<Integer> lengths = given.isEmpty() ? LENGTHS : given;
        Map<Integer, Integer> copies = new LinkedHashMap<>();
        lengths.forEach(length -> copies.put(length, 2 * (1 + (rounds + WARM_UP) / turns(length))));
        try (Server server = PostgresServer.start();
                Floor floor = Floor.on(server, false);
                AxonPeer replayed = AxonPeer.on(server, false);
                AxonPeer cached = AxonPeer.on(server, true);
                LongTimelines ours = LongTimelines.on(server, copies)) {
            System.out.println(server.describe());
            List<Way> ways = List.of(
                    new Way("floor", length -> floor.work(floor.timeline(length))),
                    new Way("Axon, replayed", length -> replayed.work(replayed.timeline(length))),
                    new Way("Axon, cached", length -> cached.work(cached.timeline(length))),
                    new Way("ours, warm", length -> ours.next(length, true)),
                    new Way("ours, cold", length -> ours.next(length, false)));
            print(ours, lengths, ways, run(server, ways, lengths, rounds));
        }
    }

    private static int turns(int length) {
        return length < LONG ? 1 : TURNS_OF_LONG;
    }

    /** Returns for each way and length the turns, round by round. */
    private static List<List<List<Turn>>> run(Server server, List<Way> ways, List<Integer> lengths, int rounds)
            throws Exception {
        List<List<List<Turn>>> turns = new ArrayList<>();
        List<List<Work>> open = new ArrayList<>();
        for (int way = 0; way < ways.size(); way++) {
            turns.add(new ArrayList<>());
            open.add(new ArrayList<>());
            for (int i = 0; i < lengths.size(); i++) {
                turns.get(way).add(new ArrayList<>());
                open.get(way).add(ways.get(way).opening().open(lengths.get(i)));
            }
        }
        for (int round = 0; round < rounds + WARM_UP; round++) {
            for (int way = 0; way < ways.size(); way++) {
                for (int place = 0; place < lengths.size(); place++) {
                    // To and fro, as the first turn of a way pays for the change.
                    int i = round % 2 == 0 ? place : lengths.size() - 1 - place;
                    if (round > 0 && round % turns(lengths.get(i)) == 0) {
                        open.get(way).set(i, ways.get(way).opening().open(lengths.get(i)));
                    }
                    Turn turn = turn(server, open.get(way).get(i));
                    if (round >= WARM_UP) {
                        turns.get(way).get(i).add(turn);
                    }
                }
            }
        }
        return turns;
    }

    /** Some commands, after one that finds what is remembered of the incident. */
    private static Turn turn(Server server, Work work) throws Exception {
        long database = server.cpuNanos();
        long client = THREADS.getCurrentThreadCpuTime();
        Samples samples = Samples.of(COMMANDS, work::step);
        double commands = 1e3 * (COMMANDS + 1);
        return new Turn(
                samples.quantile(0.5),
                (THREADS.getCurrentThreadCpuTime() - client) / commands,
                (server.cpuNanos() - database) / commands);
    }

    private static void print(LongTimelines ours, List<Integer> lengths, List<Way> ways, List<List<List<Turn>>> turns) {
        header("one more note, ms (p50)", lengths);
        medians(ways, turns, Turn::millis);
        header("CPU of the client, us", lengths);
        medians(ways, turns, Turn::clientMicros);
        header("CPU of the server, us", lengths);
        medians(ways, turns, Turn::serverMicros);
        header("our state, kB of text", lengths);
        row("", lengths.stream().map(length -> ours.snapshot(length) / 1024.0).toList(), List.of());
        System.out.println("x: the median over the rounds against the shortest timeline; goal of ours: <= 1.2");
        System.out.println("The floor reads no timeline: what it grows by is chance.");
    }

    private static void medians(List<Way> ways, List<List<List<Turn>>> turns, ToDoubleFunction<Turn> of) {
        for (int way = 0; way < ways.size(); way++) {
            List<List<Turn>> each = turns.get(way);
            List<Double> medians = each.stream()
                    .map(all -> median(all.stream().map(of::applyAsDouble).toList()))
                    .toList();
            List<Double> ratios = new ArrayList<>();
            for (List<Turn> longer : each.subList(1, each.size())) {
                List<Double> byRound = new ArrayList<>();
                for (int round = 0; round < longer.size(); round++) {
                    byRound.add(of.applyAsDouble(longer.get(round))
                            / of.applyAsDouble(each.get(0).get(round)));
                }
                ratios.add(median(byRound));
            }
            row(ways.get(way).name(), medians, ratios);
        }
    }

    private static void header(String name, List<Integer> lengths) {
        System.out.printf(Locale.ROOT, "%n%-28s", name);
        lengths.forEach(length -> System.out.printf(Locale.ROOT, " %,10d", length));
        lengths.stream().skip(1).forEach(length -> System.out.printf(Locale.ROOT, " %10s", "x at " + length));
        System.out.println();
    }

    private static void row(String name, List<Double> values, List<Double> ratios) {
        System.out.printf(Locale.ROOT, "%-28s", name);
        values.forEach(value -> System.out.printf(Locale.ROOT, " %10.2f", value));
        ratios.forEach(ratio -> System.out.printf(Locale.ROOT, " %10.2f", ratio));
        System.out.println();
    }

    private static double median(List<Double> values) {
        return Turns.quantile(values.stream().mapToDouble(Double::doubleValue).toArray(), 0.5);
    }
}
