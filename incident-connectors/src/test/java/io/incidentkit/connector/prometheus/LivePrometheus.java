package io.incidentkit.connector.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.incidentkit.connector.call.Caller;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real Prometheus on loopback with samples and rules of the past. Where there is none, a test is skipped; with
 * {@code INCIDENT_REQUIRE_PROMETHEUS=true} it fails.
 */
final class LivePrometheus implements AutoCloseable {
    private static final int LONGEST_SECONDS = 120;

    private final Path folder;
    private final Path data;
    private final URI address;
    private final HttpClient client = HttpClient.newHttpClient();
    private Process process;

    private LivePrometheus(Path folder, int port) throws IOException {
        this.folder = folder;
        this.data = Files.createDirectories(folder.resolve("data"));
        this.address = URI.create("http://127.0.0.1:" + port);
    }

    /** Starts one that has samples, as OpenMetrics writes them, and what rules made of them. */
    static LivePrometheus start(Path folder, String samples, List<Path> rules, Instant from, Instant until)
            throws IOException, InterruptedException {
        String server = program("prometheus");
        String tool = program("promtool");
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        LivePrometheus live = new LivePrometheus(folder, port);
        Files.writeString(folder.resolve("prometheus.yml"), "global:\n  evaluation_interval: 1h\n");
        live.run(
                tool,
                "tsdb",
                "create-blocks-from",
                "openmetrics",
                Files.writeString(folder.resolve("samples.om"), samples).toString(),
                live.data.toString());
        live.up(server);
        for (Path each : rules) {
            live.run(
                    tool,
                    "tsdb",
                    "create-blocks-from",
                    "rules",
                    "--start=" + from.getEpochSecond(),
                    "--end=" + until.getEpochSecond(),
                    "--eval-interval=15s",
                    "--url=" + live.address,
                    "--output-dir=" + live.data,
                    each.toString());
        }
        // The blocks of the rules are seen from the next start on.
        live.close();
        live.up(server);
        return live;
    }

    private static String program(String name) {
        Optional<String> program = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(each -> Path.of(each, name))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
        String missing = "There is no " + name + " on the path";
        return program.orElseGet(
                () -> "true".equals(System.getenv("INCIDENT_REQUIRE_PROMETHEUS")) ? fail(missing) : abort(missing));
    }

    private void run(String... command) throws IOException, InterruptedException {
        Path said = folder.resolve("promtool.log");
        Process tool = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        assertThat(tool.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(tool.exitValue()).as(() -> "promtool says " + text(said)).isZero();
    }

    private void up(String program) throws IOException, InterruptedException {
        Path log = folder.resolve("prometheus.log");
        process = new ProcessBuilder(
                        program,
                        "--config.file=" + folder.resolve("prometheus.yml"),
                        "--storage.tsdb.path=" + data,
                        "--storage.tsdb.retention.time=100y",
                        "--web.listen-address=127.0.0.1:" + address.getPort(),
                        "--log.level=warn")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(LONGEST_SECONDS);
        while (!isReady()) {
            assertThat(process.isAlive() && System.nanoTime() < until)
                    .as(() -> "Prometheus starts; it says " + text(log))
                    .isTrue();
            // Ends at once if it dies.
            process.waitFor(100, TimeUnit.MILLISECONDS);
        }
    }

    private boolean isReady() throws InterruptedException {
        HttpRequest ready = HttpRequest.newBuilder(address.resolve("/-/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try {
            return client.send(ready, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    Prometheus asked() {
        return Prometheus.open(Caller.create(Duration.ofSeconds(60)), address, Clock.systemUTC());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(LONGEST_SECONDS, TimeUnit.SECONDS).join();
    }
}
