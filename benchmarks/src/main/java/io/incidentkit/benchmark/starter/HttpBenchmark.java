package io.incidentkit.benchmark.starter;

import io.incidentkit.benchmark.starter.Caller.Calls;
import io.incidentkit.benchmark.starter.Caller.Request;
import io.incidentkit.benchmark.store.Server;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * Commands and lists over HTTP with many open incidents: by hand, and by ours, each in a JVM of its own with the same settings. They take
 * short turns one after another, so that whatever else the machine does hits all alike.
 */
public final class HttpBenchmark {
    private static final int ROUNDS = 8;
    private static final int WARM_UP = 3;
    private static final int AT_A_TIME = 8;
    private static final List<String> JVM = List.of("-Xms512m", "-Xmx512m");
    private static final String OURS = "io.incidentkit.spring.boot.actuate.Incident";

    private HttpBenchmark() {}

    /**
     * One turn.
     *
     * @param calls what was called
     * @param nanos how long it took
     * @param hostNanos what the application computed by the end of all that followed from it
     * @param serverNanos what the database's processes computed
     */
    private record Turn(Calls calls, long nanos, long hostNanos, long serverNanos) {
        double perSecond() {
            return calls.millis().size() * 1e9 / nanos;
        }

        double computedMicros() {
            return (hostNanos + serverNanos) / 1e3 / calls.millis().size();
        }
    }

    /** One application. */
    private record Contender(String name, HostProcess host, Caller caller, Map<Request, List<Turn>> turns) {}

    /**
     * Runs the benchmark.
     *
     * @param args {@code h2} for H2 in memory in place of PostgreSQL; a number of rounds; {@code open=10000}, {@code millis=1500} of a
     *     turn; {@code only=ours} for the contenders whose names begin so, beside the floor
     * @throws Exception if a contender fails
     */
    public static void main(List<String> args) throws Exception {
        System.setProperty("http.maxConnections", String.valueOf(2 * AT_A_TIME));
        int open = number(args, "open=", 10_000);
        int rounds = number(args, "", ROUNDS);
        long turn = TimeUnit.MILLISECONDS.toNanos(number(args, "millis=", 1_500));
        String only = args.stream()
                .filter(arg -> arg.startsWith("only="))
                .map(arg -> arg.substring("only=".length()))
                .findFirst()
                .orElse("");
        ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME);
        List<Contender> contenders = new ArrayList<>();
        try (Server server = Server.of(args)) {
            add(contenders, server, open, "floor", HostProcess.WITHOUT, FloorController.class, List.of());
            for (Named each : OF_OURS) {
                if (each.name().startsWith(only)) {
                    add(contenders, server, open, each.name(), each.classPath(), OpenIncidents.class, each.settings());
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s; %d open incidents; %d calls at a time; %d rounds%n",
                    server.describe(),
                    open,
                    AT_A_TIME,
                    rounds);
            for (int round = -WARM_UP; round < rounds; round++) {
                for (Request request : Request.values()) {
                    for (Contender each : contenders) {
                        Turn done = turn(server, each, request, threads, turn);
                        if (round >= 0) {
                            each.turns()
                                    .computeIfAbsent(request, first -> new ArrayList<>())
                                    .add(done);
                        }
                    }
                }
            }
            for (Request request : Request.values()) {
                print(request, contenders);
            }
        } finally {
            contenders.forEach(each -> each.host().close());
            threads.shutdown();
        }
    }

    /** One of ours. */
    private record Named(String name, Pattern classPath, List<String> settings) {}

    private static final List<Named> OF_OURS = List.of(
            new Named("ours", HostProcess.WITH, List.of()),
            new Named("ours, no search", HostProcess.WITH, List.of("incident.search.enabled=false")),
            new Named(
                    "ours, Actuator alone",
                    HostProcess.OBSERVED,
                    List.of("spring.autoconfigure.exclude=" + OURS + "MetricsAutoConfiguration," + OURS
                            + "ObservationAutoConfiguration")),
            new Named("ours, Actuator and meters", HostProcess.OBSERVED, List.of()));

    private static void add(
            List<Contender> contenders,
            Server server,
            int open,
            String name,
            Pattern classPath,
            Class<?> bean,
            List<String> settings)
            throws Exception {
        List<String> all = new ArrayList<>(settings);
        all.add("spring.datasource.url=" + server.url("http_" + contenders.size()));
        all.add("benchmark.open=" + open);
        all.add("incident.web.enabled=true");
        all.add("incident.web.trust-actor-header=true");
        all.add("incident.jdbc.initialize-schema=always");
        List<String> jvm = new ArrayList<>(JVM);
        jvm.add("-D" + HostApplication.BEANS + "=" + bean.getName());
        HostProcess host = HostProcess.start(classPath, jvm, all);
        contenders.add(new Contender(name, host, new Caller(host.ready().port(), open), new EnumMap<>(Request.class)));
    }

    private static Turn turn(Server server, Contender contender, Request request, ExecutorService threads, long length)
            throws Exception {
        long host = contender.host().cpuNanos();
        long database = server.cpuNanos();
        long begin = System.nanoTime();
        Calls calls = contender.caller().calls(request, threads, AT_A_TIME, begin + length);
        long nanos = System.nanoTime() - begin;
        rest(contender.host());
        return new Turn(calls, nanos, contender.host().cpuNanos() - host, server.cpuNanos() - database);
    }

    /** Waits until an application has done what follows from its turn, so that the next one does not pay for it; three seconds at most. */
    private static void rest(HostProcess host) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(3);
        long before = host.cpuNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
            long now = host.cpuNanos();
            if (now - before <= TimeUnit.MILLISECONDS.toNanos(20)) {
                return;
            }
            before = now;
        }
    }

    private static void print(Request request, List<Contender> contenders) {
        System.out.printf(
                Locale.ROOT,
                "%n%-28s %8s %6s %12s %8s %8s %8s %6s %8s %8s%n",
                request.words,
                "a second",
                "x",
                "quartiles",
                "p50 ms",
                "p99 ms",
                "CPU us",
                "x",
                "kB",
                "refused");
        List<Turn> floor = turns(contenders.get(0), request);
        for (Contender each : contenders) {
            List<Turn> turns = turns(each, request);
            double[] millis = turns.stream()
                    .flatMap(turn -> turn.calls().millis().stream())
                    .mapToDouble(Double::doubleValue)
                    .toArray();
            Ratios ratios = Ratios.of(turns, floor, Turn::perSecond);
            System.out.printf(
                    Locale.ROOT,
                    "%-28s %8.0f %6.2f %5.2f - %4.2f %8.2f %8.2f %8.0f %6.2f %8.1f %8d%n",
                    each.name(),
                    Ratios.quantile(turns.stream().mapToDouble(Turn::perSecond).toArray(), 0.5),
                    ratios.at(0.5),
                    ratios.at(0.25),
                    ratios.at(0.75),
                    Ratios.quantile(millis, 0.5),
                    Ratios.quantile(millis, 0.99),
                    Ratios.quantile(
                            turns.stream().mapToDouble(Turn::computedMicros).toArray(), 0.5),
                    Ratios.of(turns, floor, Turn::computedMicros).at(0.5),
                    turns.stream().mapToLong(turn -> turn.calls().bytes()).sum() / 1024.0 / millis.length,
                    turns.stream().mapToLong(turn -> turn.calls().refused()).sum());
        }
    }

    private static List<Turn> turns(Contender contender, Request request) {
        return contender.turns().getOrDefault(request, List.of());
    }

    /** The number behind a name, or another one if it is not given. */
    private static int number(List<String> args, String name, int otherwise) {
        return args.stream()
                .filter(arg -> arg.matches(Pattern.quote(name) + "\\d+"))
                .mapToInt(arg -> Integer.parseInt(arg.substring(name.length())))
                .findFirst()
                .orElse(otherwise);
    }
}
