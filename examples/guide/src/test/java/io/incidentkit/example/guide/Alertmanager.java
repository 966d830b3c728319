package io.incidentkit.example.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A real Alertmanager on a port of loopback, that sends to one webhook. Where there is none, a test is skipped; with
 * {@code INCIDENT_REQUIRE_ALERTMANAGER=true} it fails.
 */
final class Alertmanager implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 60;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Process process;
    private final String address;

    private Alertmanager(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /** Where its program is; without one the test ends. */
    static String program() {
        Optional<String> program = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(folder ->
                        Stream.of("prometheus-alertmanager", "alertmanager").map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
        if (program.isEmpty()) {
            String missing = "There is no prometheus-alertmanager on the path";
            return "true".equals(System.getenv("INCIDENT_REQUIRE_ALERTMANAGER")) ? fail(missing) : abort(missing);
        }
        return program.get();
    }

    /**
     * Starts one, and waits until it listens.
     *
     * @param webhook gets the alerts of each group, at once and then each second
     */
    static Alertmanager start(String program, Path folder, String webhook) throws Exception {
        Path configuration = Files.writeString(folder.resolve("alertmanager.yml"), """
                route:
                  receiver: portal
                  group_by: [alertname, service]
                  group_wait: 0s
                  group_interval: 1s
                  repeat_interval: 1s
                receivers:
                  - name: portal
                    webhook_configs:
                      - url: %s
                        send_resolved: true
                """.formatted(webhook));
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        String address = "http://127.0.0.1:" + port;
        Process process = new ProcessBuilder(
                        program,
                        "--config.file=" + configuration,
                        "--storage.path=" + folder.resolve("alertmanager"),
                        "--cluster.listen-address=",
                        "--web.listen-address=127.0.0.1:" + port,
                        "--web.external-url=" + address)
                .redirectErrorStream(true)
                .start();
        CountDownLatch listening = new CountDownLatch(1);
        StringBuffer said = new StringBuffer();
        Thread reader = new Thread(
                () -> {
                    try (Stream<String> lines =
                            process.inputReader(StandardCharsets.UTF_8).lines()) {
                        lines.forEach(line -> {
                            said.append(line).append('\n');
                            if (line.contains("Listening on")) {
                                listening.countDown();
                            }
                        });
                    } catch (UncheckedIOException e) {
                        said.append("It ended.");
                    }
                },
                "output of Alertmanager");
        reader.setDaemon(true);
        reader.start();
        Alertmanager started = new Alertmanager(process, address);
        if (!listening.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            started.close();
            throw new AssertionError("Alertmanager does not listen:\n" + said);
        }
        return started;
    }

    /** Fires an alert, or tells its end, as Prometheus does. */
    void send(String alerts) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + "/api/v2/alerts"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(alerts))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    /** How many notifications it has sent, in all. */
    int sent() {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(address + "/metrics")).build();
            return client.send(request, BodyHandlers.ofString())
                    .body()
                    .lines()
                    .filter(line -> line.startsWith("alertmanager_notifications_total{")
                            && line.contains("integration=\"webhook\""))
                    .mapToInt(line -> (int) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                    .sum();
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }
}
