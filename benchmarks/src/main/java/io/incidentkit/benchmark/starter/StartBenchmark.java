package io.incidentkit.benchmark.starter;

import io.incidentkit.benchmark.starter.HostProcess.Ready;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.regex.Pattern;

/**
 * The start of a web application with JDBC, without and with the starter: from the start of the process to the end of the start. Each start is a process
 * of its own, and the contenders take turns.
 */
public final class StartBenchmark {
    private static final int ROUNDS = 15;
    private static final String IN_MEMORY = "spring.datasource.url=jdbc:h2:mem:host;DB_CLOSE_DELAY=-1";
    private static final String API = "incident.web.enabled=true";

    private StartBenchmark() {}

    /** One way to start. */
    private record Contender(String name, Pattern classPath, List<String> settings, List<Ready> starts) {
        Contender(String name, Pattern classPath, String... settings) {
            this(name, classPath, List.of(settings), new ArrayList<>());
        }
    }

    /**
     * Runs the benchmark.
     *
     * @param args a number of rounds
     * @throws Exception if an application does not start
     */
    public static void main(List<String> args) throws Exception {
        int rounds = args.stream()
                .filter(arg -> arg.matches("\\d+"))
                .mapToInt(Integer::parseInt)
                .findFirst()
                .orElse(ROUNDS);
        Path folder = Files.createTempDirectory("incident-start");
        String inFile = "spring.datasource.url=jdbc:h2:file:" + folder.resolve("host");
        List<Contender> contenders = List.of(
                new Contender("without, H2 in memory", HostProcess.WITHOUT, IN_MEMORY),
                new Contender("with, tables made", HostProcess.WITH, IN_MEMORY),
                new Contender("with, tables made, API", HostProcess.WITH, IN_MEMORY, API),
                new Contender("without, H2 in a file", HostProcess.WITHOUT, inFile),
                new Contender("libraries alone", HostProcess.LIBRARIES, inFile, LibrariesAlone.ON + "=true"),
                new Contender("with, tables there", HostProcess.WITH, inFile),
                new Contender("with, tables there, API", HostProcess.WITH, inFile, API));
        try {
            start(new Contender("", HostProcess.WITH, inFile, "incident.jdbc.initialize-schema=always"));
            for (int round = 0; round <= rounds; round++) {
                for (Contender each : contenders) {
                    Ready ready = start(each);
                    if (round > 0) { // the first one reads the files
                        each.starts().add(ready);
                    }
                }
            }
            print(contenders);
            System.out.printf(
                    Locale.ROOT,
                    "x the libraries alone: with %.3f, with the API %.3f%n",
                    ofLibraries(contenders, contenders.size() - 2),
                    ofLibraries(contenders, contenders.size() - 1));
        } finally {
            try (var files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(folder);
        }
    }

    private static Ready start(Contender contender) throws IOException {
        try (HostProcess process = HostProcess.start(contender.classPath(), List.of(), contender.settings())) {
            return process.ready();
        }
    }

    /** Against an application that has what the starter needs, and uses it. */
    private static double ofLibraries(List<Contender> contenders, int index) {
        return Ratios.of(
                        contenders.get(index).starts(),
                        contenders.get(contenders.size() - 3).starts(),
                        Ready::nanos)
                .at(0.5);
    }

    private static void print(List<Contender> contenders) {
        System.out.printf(
                Locale.ROOT,
                "%d starts each; x: the median over the rounds of a start to the one without beside it%n%-26s %8s %6s %12s %8s %6s %12s %8s %6s %8s%n",
                contenders.get(0).starts().size(),
                "",
                "ms",
                "x",
                "quartiles",
                "main ms",
                "x",
                "quartiles",
                "CPU ms",
                "x",
                "classes");
        Contender without = contenders.get(0);
        for (Contender each : contenders) {
            if (each.classPath() == HostProcess.WITHOUT) {
                without = each;
            }
            Ratios time = Ratios.of(each.starts(), without.starts(), Ready::nanos);
            Ratios main = Ratios.of(each.starts(), without.starts(), Ready::mainNanos);
            Ratios cpu = Ratios.of(each.starts(), without.starts(), Ready::cpuNanos);
            System.out.printf(
                    Locale.ROOT,
                    "%-26s %8.0f %6.3f %5.2f - %4.2f %8.0f %6.3f %5.2f - %4.2f %8.0f %6.3f %8d%n",
                    each.name(),
                    median(each, Ready::nanos) / 1e6,
                    time.at(0.5),
                    time.at(0.25),
                    time.at(0.75),
                    median(each, Ready::mainNanos) / 1e6,
                    main.at(0.5),
                    main.at(0.25),
                    main.at(0.75),
                    median(each, Ready::cpuNanos) / 1e6,
                    cpu.at(0.5),
                    each.starts().get(0).classes());
        }
    }

    private static double median(Contender contender, ToDoubleFunction<Ready> of) {
        return Ratios.quantile(contender.starts().stream().mapToDouble(of).toArray(), 0.5);
    }
}
