package io.incidentkit.spring.boot.actuate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real Prometheus on a port of loopback, which reads meters that are served on another one. Where there is none, a test is skipped; with
 * {@code INCIDENT_REQUIRE_PROMETHEUS=true} it fails.
 */
final class Prometheus implements AutoCloseable {
    private static final int LONGEST_SECONDS = 60;

    private final Semaphore scrapes = new Semaphore(0);
    private final HttpServer meters;
    private final Process process;
    private final Path log;
    private final String address;
    private final HttpClient client = HttpClient.newHttpClient();

    private Prometheus(String program, Path folder, Supplier<String> exposed) throws IOException {
        InetAddress loopback = InetAddress.getLoopbackAddress();
        this.meters = HttpServer.create(new InetSocketAddress(loopback, 0), 0);
        meters.createContext("/metrics", exchange -> {
            byte[] text = exposed.get().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
            exchange.sendResponseHeaders(200, text.length);
            exchange.getResponseBody().write(text);
            exchange.close();
            scrapes.release();
        });
        meters.start();
        Path configuration = Files.writeString(folder.resolve("prometheus.yml"), """
                global:
                  scrape_interval: 500ms
                  scrape_timeout: 500ms
                scrape_configs:
                  - job_name: portal
                    static_configs:
                      - targets: ['127.0.0.1:%d']
                """.formatted(
                        meters.getAddress().getPort()));
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, loopback)) {
            port = free.getLocalPort();
        }
        this.address = "http://127.0.0.1:" + port;
        this.log = folder.resolve("prometheus.log");
        this.process = new ProcessBuilder(
                        program,
                        "--config.file=" + configuration,
                        "--storage.tsdb.path=" + folder.resolve("data"),
                        "--web.listen-address=127.0.0.1:" + port,
                        "--log.level=warn")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
    }

    static Prometheus start(Path folder, Supplier<String> exposed) throws IOException {
        Optional<String> program = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(each -> Path.of(each, "prometheus"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
        if (program.isEmpty()) {
            String missing = "There is no prometheus on the path";
            return "true".equals(System.getenv("INCIDENT_REQUIRE_PROMETHEUS")) ? fail(missing) : abort(missing);
        }
        return new Prometheus(program.get(), folder, exposed);
    }

    /** Waits until it has read all meters so many times more; the last time it may not have kept them yet. */
    void reads(int times) throws InterruptedException, IOException {
        scrapes.drainPermits();
        assertThat(scrapes.tryAcquire(times, LONGEST_SECONDS, TimeUnit.SECONDS))
                .as(() -> "Prometheus reads the meters; it says " + said())
                .isTrue();
    }

    private String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** Asks, and gives the value by the labels. */
    Map<Map<String, String>, Double> query(String query) throws IOException, InterruptedException {
        String uri = address + "/api/v1/query?query=" + URLEncoder.encode(query, UTF_8);
        HttpResponse<String> response =
                client.send(HttpRequest.newBuilder(URI.create(uri)).build(), BodyHandlers.ofString(UTF_8));
        JsonNode answer = JsonMapper.shared().readTree(response.body());
        assertThat(answer.path("status").asString()).as("%s: %s", query, answer).isEqualTo("success");
        Map<Map<String, String>, Double> values = new LinkedHashMap<>();
        for (JsonNode series : answer.at("/data/result")) {
            Map<String, String> labels = new LinkedHashMap<>();
            series.path("metric")
                    .properties()
                    .forEach(each -> labels.put(each.getKey(), each.getValue().asString()));
            values.put(labels, Double.valueOf(series.at("/value/1").asString()));
        }
        return values;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(LONGEST_SECONDS, TimeUnit.SECONDS).join();
        meters.stop(0);
    }
}
