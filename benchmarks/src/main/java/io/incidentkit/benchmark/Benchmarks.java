package io.incidentkit.benchmark;

import io.incidentkit.benchmark.starter.ConsoleBenchmark;
import io.incidentkit.benchmark.starter.HttpBenchmark;
import io.incidentkit.benchmark.starter.StartBenchmark;
import io.incidentkit.benchmark.store.LateBenchmark;
import io.incidentkit.benchmark.store.LongBenchmark;
import io.incidentkit.benchmark.store.SearchBenchmark;
import io.incidentkit.benchmark.store.SizesBenchmark;
import io.incidentkit.benchmark.store.StoreBenchmark;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.util.Statistics;

/**
 * Runs the benchmarks whose names match the arguments, or all, and prints each beside its floor. A figure is that of the
 * quietest iteration: on a machine that others use, it is the one that was least disturbed. Of single calls it is the slowest one.
 */
public final class Benchmarks {
    private static final List<Class<?>> ALL = List.of(
            WalkBenchmark.class,
            RefusalBenchmark.class,
            MayIBenchmark.class,
            ReplayBenchmark.class,
            JsonBenchmark.class,
            OpenIncidentsBenchmark.class,
            FiguresBenchmark.class);

    /** Large inputs, which are run by themselves. */
    private static final Class<?> LARGE = HostileMarkdownBenchmark.class;

    /** Those over a database or in processes of their own, each run by itself. */
    private static final Map<String, DatabaseBenchmark> DATABASE = Map.of(
            "Store",
            StoreBenchmark::main,
            "Late",
            LateBenchmark::main,
            "Long",
            LongBenchmark::main,
            "Sizes",
            SizesBenchmark::main,
            "Search",
            SearchBenchmark::main,
            "Start",
            StartBenchmark::main,
            "Http",
            HttpBenchmark::main,
            "Console",
            ConsoleBenchmark::main);

    /** The peers beside the benchmarks of a class that has no floor of its own. */
    private static final String WALK_FLOOR = "Walk.floorImmutable";

    private Benchmarks() {}

    /** A benchmark over a database. */
    @FunctionalInterface
    private interface DatabaseBenchmark {
        void run(List<String> args) throws Exception;
    }

    /**
     * Runs the benchmarks.
     *
     * @param args parts of names, such as {@code Walk}; none for all; or {@code Store} and what {@link StoreBenchmark} takes,
     *     or another one over a database in the same way
     * @throws Exception if one fails
     */
    public static void main(String[] args) throws Exception {
        if (args.length > 0 && DATABASE.containsKey(args[0])) {
            DATABASE.get(args[0]).run(List.of(args).subList(1, args.length));
            return;
        }
        Path log = Files.createTempFile("benchmarks", ".log");
        System.out.println("JMH's own output: " + log);
        boolean single = args.length == 1 && LARGE.getSimpleName().startsWith(args[0]);
        ChainedOptionsBuilder options = single ? singleCalls(log) : averages(log);
        if (args.length == 0) {
            ALL.forEach(each -> options.include(each.getName()));
        }
        for (String part : args) {
            options.include(part);
        }
        print(new Runner(options.build()).run());
    }

    private static ChainedOptionsBuilder averages(Path log) {
        return options(log)
                .mode(Mode.AverageTime)
                .forks(2)
                .warmupIterations(4)
                .warmupTime(TimeValue.seconds(1)) // our paths are long, and on a busy machine so is their compilation
                .measurementIterations(6)
                .measurementTime(TimeValue.milliseconds(500))
                .jvmArgsAppend("-Xms1g", "-Xmx1g");
    }

    /**
     * Of what takes tens of milliseconds, some single calls say enough. All run in this JVM, as documents do in that of a host: one
     * for each of so many patterns takes longer to start than the calls themselves.
     */
    private static ChainedOptionsBuilder singleCalls(Path log) {
        return options(log)
                .mode(Mode.SingleShotTime)
                .forks(0)
                .warmupIterations(2)
                .measurementIterations(3);
    }

    private static ChainedOptionsBuilder options(Path log) {
        return new OptionsBuilder()
                .timeUnit(TimeUnit.NANOSECONDS)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .output(log.toString());
    }

    private static void print(Collection<RunResult> results) {
        Map<String, RunResult> byName = new TreeMap<>();
        results.forEach(result -> byName.put(name(result), result));
        System.out.printf(Locale.ROOT, "%n%-42s %12s %10s %10s %10s%n", "", "ns", "B", "x floor", "x timeline");
        byName.forEach((name, result) -> System.out.printf(
                Locale.ROOT,
                "%-42s %12.1f %10.0f %10s %10s%n",
                name,
                time(result),
                bytes(result),
                ratio(result, floor(name, byName)),
                ratio(result, byName.get(group(name) + ".floorTimeline"))));
    }

    private static String ratio(RunResult result, @Nullable RunResult floor) {
        return floor == null ? "" : String.format(Locale.ROOT, "%.2f", time(result) / time(floor));
    }

    /** The floor of the same name, else that of the class, else that of a walk. */
    private static @Nullable RunResult floor(String name, Map<String, RunResult> byName) {
        String group = group(name);
        if (name.indexOf(' ') > 0) {
            return byName.get(name.replaceFirst("\\.\\w+", ".floor"));
        }
        String own = name.replaceAll("(Typed|Floor)$", "") + "Floor";
        for (String floor :
                List.of(own, group + ".floor", group + ".floorImmutable", group + ".floorException", WALK_FLOOR)) {
            RunResult found = byName.get(floor);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static String group(String name) {
        return name.substring(0, name.indexOf('.'));
    }

    private static String name(RunResult result) {
        String name = result.getParams().getBenchmark().replaceAll(".*\\.(\\w+)Benchmark\\.(\\w+)$", "$1.$2");
        return name
                + result.getParams().getParamsKeys().stream()
                        .map(key -> " " + result.getParams().getParam(key))
                        .collect(Collectors.joining());
    }

    /** Single calls are held against a bound, so that of the slowest counts; of the others that of the quietest. */
    private static double time(RunResult result) {
        Statistics times = result.getPrimaryResult().getStatistics();
        return result.getParams().getMode() == Mode.SingleShotTime ? times.getMax() : times.getMin();
    }

    private static double bytes(RunResult result) {
        for (String name : result.getSecondaryResults().keySet()) {
            if (name.endsWith("gc.alloc.rate.norm")) {
                return result.getSecondaryResults().get(name).getScore();
            }
        }
        return Double.NaN;
    }
}
