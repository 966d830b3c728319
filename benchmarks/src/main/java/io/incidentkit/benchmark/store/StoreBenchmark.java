package io.incidentkit.benchmark.store;

import io.incidentkit.benchmark.store.Turns.Kind;
import io.incidentkit.benchmark.store.Turns.Turn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * One command over a database: by hand, by Hibernate and by the store, in turns of one run. The ratio is the median over the rounds,
 * each of which compares turns that followed one another; behind it stand the quartiles.
 */
public final class StoreBenchmark {
    private static final Duration TURN = Duration.ofMillis(400);
    private static final int ROUNDS = 9;

    /** Held, as settings of a logger that nobody holds are lost. */
    private static final Logger HIBERNATE = Logger.getLogger("org.hibernate");

    private StoreBenchmark() {}

    /**
     * Runs the benchmark.
     *
     * @param args {@code import} for past incidents in place of commands; {@code mariadb}, {@code h2} or {@code h2-file}
     *     for another database than PostgreSQL; a number of rounds; {@code threads=16} for one number of threads alone;
     *     {@code only=ours} for the contenders whose names begin so, beside the floor
     * @throws Exception if a contender fails
     */
    public static void main(List<String> args) throws Exception {
        HIBERNATE.setLevel(Level.WARNING);
        int rounds = Arguments.rounds(args, ROUNDS);
        List<Integer> threads = args.stream()
                .filter(arg -> arg.startsWith("threads="))
                .map(arg -> Integer.valueOf(arg.substring("threads=".length())))
                .toList();
        String only = args.stream()
                .filter(arg -> arg.startsWith("only="))
                .map(arg -> arg.substring("only=".length()))
                .findFirst()
                .orElse("");
        try (Server server = Server.of(args)) {
            System.out.println(server.describe());
            System.out.println(
                    "x floor: the median over the rounds of a turn to the floor's turn of that round; us, kB: each command");
            if (args.contains("import")) {
                history(server, rounds);
                return;
            }
            List<Contender> contenders = contenders(server);
            contenders.removeIf(
                    each -> !each.name().equals("floor") && !each.name().startsWith(only));
            try {
                Turns.run(server, contenders, Kind.STEP, 2, 6, TURN); // until all is compiled
                for (int count : threads.isEmpty() ? List.of(1, 4, 16) : threads) {
                    print(
                            "step, " + count + " threads",
                            contenders,
                            Turns.run(server, contenders, Kind.STEP, count, rounds, TURN));
                }
                print("declare, 4 threads", contenders, Turns.run(server, contenders, Kind.DECLARE, 4, rounds, TURN));
            } finally {
                contenders.forEach(Contender::close);
            }
        }
    }

    /** One command is {@value History#INCIDENTS} past incidents. */
    private static void history(Server server, int rounds) throws Exception {
        List<Contender> contenders = List.of(HistoryByHand.on(server), History.on(server));
        try {
            Turns.run(server, contenders, Kind.DECLARE, 2, 6, TURN);
            for (int count : List.of(1, 4)) {
                List<List<Turn>> turns = Turns.run(server, contenders, Kind.DECLARE, count, rounds, TURN);
                print("import, " + count + " threads", contenders, turns);
                for (int i = 0; i < turns.size(); i++) {
                    double events = median(turns.get(i), Turn::perSecond) * History.INCIDENTS * History.EVENTS;
                    System.out.printf(
                            Locale.ROOT,
                            "%s: %.0f events/s%n",
                            contenders.get(i).name(),
                            events);
                }
            }
        } finally {
            contenders.forEach(Contender::close);
        }
    }

    private static List<Contender> contenders(Server server) throws Exception {
        List<Contender> contenders = new ArrayList<>();
        contenders.add(Floor.on(server, false));
        contenders.add(Floor.on(server, true));
        contenders.add(Ours.plain(server, true));
        contenders.add(Ours.plain(server, false));
        contenders.add(Ours.delivering(server, true));
        contenders.add(Ours.delivering(server, false));
        if (server.isPostgres()) {
            contenders.add(OneStatement.on(server));
        }
        contenders.add(HibernatePeer.on(server, false));
        contenders.add(HibernatePeer.on(server, true));
        if (server.isPostgres()) {
            contenders.add(AxonPeer.on(server, false));
            contenders.add(AxonPeer.on(server, true));
        }
        return contenders;
    }

    private static void print(String what, List<Contender> contenders, List<List<Turn>> turns) {
        System.out.printf(
                Locale.ROOT,
                "%n%-28s %10s %9s %15s %8s %9s %8s %9s %9s%n",
                what,
                "commands/s",
                "x floor",
                "quartiles",
                "CPU us",
                "x floor",
                "kB",
                "server us",
                "x floor");
        for (int i = 0; i < turns.size(); i++) {
            double[] ratios = ratios(turns.get(i), turns.get(0), Turn::perSecond);
            System.out.printf(
                    Locale.ROOT,
                    "%-28s %10.0f %9.2f %7.2f-%7.2f %8.1f %9.2f %8.1f %9.1f %9.2f%n",
                    contenders.get(i).name(),
                    median(turns.get(i), Turn::perSecond),
                    Turns.quantile(ratios, 0.5),
                    Turns.quantile(ratios, 0.25),
                    Turns.quantile(ratios, 0.75),
                    median(turns.get(i), Turn::cpuMicros),
                    Turns.quantile(ratios(turns.get(i), turns.get(0), Turn::cpuMicros), 0.5),
                    median(turns.get(i), Turn::bytesEach) / 1024,
                    mean(turns.get(i), Turn::serverMicros),
                    mean(turns.get(i), Turn::allMicros) / mean(turns.get(0), Turn::allMicros));
        }
    }

    private static double median(List<Turn> turns, ToDoubleFunction<Turn> of) {
        return Turns.quantile(turns.stream().mapToDouble(of).toArray(), 0.5);
    }

    private static double mean(List<Turn> turns, ToDoubleFunction<Turn> of) {
        return turns.stream().mapToDouble(of).average().orElse(0);
    }

    private static double[] ratios(List<Turn> turns, List<Turn> floor, ToDoubleFunction<Turn> of) {
        double[] ratios = new double[turns.size()];
        for (int i = 0; i < ratios.length; i++) {
            ratios[i] = of.applyAsDouble(turns.get(i)) / of.applyAsDouble(floor.get(i));
        }
        return ratios;
    }
}
