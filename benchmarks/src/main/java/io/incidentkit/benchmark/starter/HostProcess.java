package io.incidentkit.benchmark.starter;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An application in a JVM of its own, with a part of this one's class path. It ends when it is closed. */
final class HostProcess implements AutoCloseable {
    /** The parts that Spring Boot's starters for the web and JDBC bring, and two databases. */
    static final Pattern WITHOUT =
            Pattern.compile("spring-(?!boot-(.*actuator|.*micrometer|health)).*|tomcat-.*|jakarta\\.annotation-.*"
                    + "|logback-.*|log4j-.*|jul-to-slf4j-.*|slf4j-api-.*|snakeyaml-.*|HikariCP-.*|h2-.*|postgresql-.*"
                    + "|jackson-annotations-.*|jackson-(core|databind)-3.*|micrometer-(commons|observation)-.*|commons-logging-.*"
                    + "|jspecify-.*|benchmarks");

    /** The same with the libraries that our starter needs. */
    static final Pattern LIBRARIES =
            Pattern.compile(WITHOUT + "|db-scheduler-.*|caffeine-.*|commonmark-.*|jmustache-.*|flyway-.*");

    /** The same with our starter, and with what that needs. */
    static final Pattern WITH = Pattern.compile(LIBRARIES + "|incident-(?!bench|console).*");

    /** The same, and the Actuator. */
    static final Pattern OBSERVED = Pattern.compile(WITH + "|spring-.*|micrometer-.*|HdrHistogram-.*|LatencyUtils-.*");

    /** The starter, and the console's pages. */
    static final Pattern CONSOLE =
            Pattern.compile(WITH + "|incident-console.*|thymeleaf-.*|attoparser-.*|unbescape-.*");

    private final Process process;
    private final Ready ready;

    /**
     * An application that has started.
     *
     * @param nanos how long it took, from the start of the process
     * @param port where it listens
     * @param cpuNanos what the process had computed by then, with its compilers
     * @param mainNanos what its main thread had computed by then
     * @param classes how many classes it had loaded by then
     */
    record Ready(long nanos, int port, long cpuNanos, long mainNanos, long classes) {}

    private HostProcess(Process process, Ready ready) {
        this.process = process;
        this.ready = ready;
    }

    /**
     * Starts an application, and waits until it has started.
     *
     * @param classPath the parts of this class path that it has, by the names of their files or modules
     * @param jvm arguments of the JVM
     * @param settings of the application
     */
    static HostProcess start(Pattern classPath, List<String> jvm, List<String> settings) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.add("-cp");
        command.add(select(classPath));
        command.add(HostApplication.class.getName());
        command.add("--server.port=0");
        command.add("--server.address=127.0.0.1");
        settings.forEach(each -> command.add("--" + each));
        long begin = System.nanoTime();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        // A benchmark that is broken off leaves none behind.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        List<String> said = new ArrayList<>();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith(HostApplication.READY)) {
                long nanos = System.nanoTime() - begin;
                String[] parts = line.split(" ", -1);
                drain(lines);
                return new HostProcess(
                        process,
                        new Ready(
                                nanos,
                                Integer.parseInt(parts[1]),
                                Long.parseLong(parts[2]),
                                Long.parseLong(parts[3]),
                                Long.parseLong(parts[4])));
            }
            said.add(line);
        }
        throw new IllegalStateException("It has not started:\n" + String.join("\n", said));
    }

    /** A process that writes into a pipe that nobody reads waits for ever. */
    private static void drain(BufferedReader lines) {
        Thread reader = new Thread(() -> {
            try {
                for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.contains(" ERROR ") || line.startsWith("benchmark: ")) {
                        System.out.println(line);
                    }
                }
            } catch (IOException e) {
                // It has ended.
            }
        });
        reader.setDaemon(true);
        reader.start();
    }

    private static String select(Pattern parts) {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(System.getProperty("java.class.path"))
                .filter(each -> parts.matcher(name(Path.of(each))).matches())
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The name of a jar, or the module whose classes they are. */
    private static String name(Path entry) {
        Path parent = entry.getParent();
        Path module = parent == null ? null : parent.getParent();
        return entry.endsWith(Path.of("target", "classes")) && module != null
                ? module.getFileName().toString()
                : entry.getFileName().toString();
    }

    Ready ready() {
        return ready;
    }

    /** The time that the process has computed so far; the system counts hundredths of a second. */
    long cpuNanos() {
        return process.info().totalCpuDuration().map(Duration::toNanos).orElse(0L);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
