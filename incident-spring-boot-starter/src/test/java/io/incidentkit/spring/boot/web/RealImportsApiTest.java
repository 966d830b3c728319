package io.incidentkit.spring.boot.web;

import static io.incidentkit.spring.boot.web.RunningHost.API;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.incidentkit.connector.gcp.GcpHistory;
import io.incidentkit.connector.statuspage.StatusPageForm;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.service.Incidents;
import io.incidentkit.timeline.PostmortemRows;
import io.incidentkit.timeline.RecordEvent.LinkAdded;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Real histories (in the folder {@code INCIDENT_DATA}), imported over HTTP with their progress: once, again, and in another order into
 * another database. The same comes of it.
 */
class RealImportsApiTest {
    private static final String FOLDER = "incidents";

    /** After all that is told. */
    private static final Instant LATER = Instant.parse("2027-01-01T00:00:00Z");

    @Test
    void comeToTheSameTwiceAndInAnyOrderInH2AndPostgres() throws IOException {
        List<Path> files = files();
        Map<IncidentId, String> straight;
        try (RunningHost h2 = RunningHost.start()) {
            int taken = files.stream()
                    .mapToInt(file -> count(h2, file, null, "/taken"))
                    .sum();
            straight = states(h2);
            assertThat(taken).isEqualTo(straight.size()).isGreaterThan(3_000);
            assertThat(files.stream()
                            .mapToInt(file -> count(h2, file, null, "/unchanged"))
                            .sum())
                    .isEqualTo(taken);
            assertThat(states(h2)).isEqualTo(straight);
        }
        try (EmbeddedPostgres server = EmbeddedPostgres.start();
                RunningHost postgres = RunningHost.start(
                        "spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres"),
                        "incident.jdbc.initialize-schema=always")) {
            Random random = new Random(11);
            List<Path> order = new ArrayList<>(files);
            Collections.shuffle(order, random);
            order.forEach(file -> count(postgres, file, random, "/taken"));
            assertThat(states(postgres)).isEqualTo(straight);
        }
        System.out.printf(
                Locale.ROOT,
                "%d files of real histories over HTTP end as the same %d incidents, twice and in any order%n",
                files.size(),
                straight.size());
    }

    /** Sends a file and waits for its end. */
    private static int count(RunningHost host, Path file, @Nullable Random random, String what) {
        List<String> lines = new ArrayList<>(lines(file));
        boolean isLines = file.toString().endsWith("jsonl");
        if (random != null && isLines) {
            Collections.shuffle(lines, random);
        }
        host.clock().set(LATER);
        String name = file.getFileName().toString();
        String tool = name.startsWith("gcp") ? GcpHistory.TOOL : StatusPageForm.TOOL;
        String address = host.post(
                        API + "/imports/files/" + tool + "/" + URLEncoder.encode(name, StandardCharsets.UTF_8),
                        String.join("\n", lines),
                        "Content-Type",
                        isLines ? "application/x-ndjson" : "application/json",
                        "X-Actor",
                        "ana")
                .is(202)
                .header("Location")
                .orElseThrow();
        long end = System.nanoTime() + Duration.ofMinutes(10).toNanos();
        int read = 0;
        Answer answer = host.get(address, "X-Actor", "ana").is(200);
        while (!answer.at("/state").equals("done") && System.nanoTime() < end) {
            assertThat(answer.at("/state")).isIn("waiting", "running");
            int now = Integer.parseInt(answer.at("/read"));
            assertThat(now).as("progress of %s", name).isGreaterThanOrEqualTo(read);
            read = now;
            answer = host.get(address, "X-Actor", "ana").is(200);
        }
        answer.assertThatAt("/state").isEqualTo("done");
        answer.assertThatAt("/broken").as(name).isEqualTo("[]");
        return Integer.parseInt(answer.at(what));
    }

    private static Map<IncidentId, String> states(RunningHost host) {
        Incidents incidents = host.bean(Incidents.class);
        Map<IncidentId, String> states = new TreeMap<>();
        incidents.all().toList().forEach(incident -> states.put(incident.id(), state(incidents, incident)));
        return states;
    }

    private static String state(Incidents incidents, Incident incident) {
        String moments = Stream.concat(incident.earlierEpisodes().stream(), Stream.of(incident.episode()))
                .map(episode -> episode.toString().replaceAll("entry=\\d+", ""))
                .collect(Collectors.joining());
        String rows = PostmortemRows.written(incidents.timeline(incident.id())).stream()
                .filter(row -> row.entry().sequence() > 1 && !(row.entry().event() instanceof LinkAdded))
                .map(row -> row.at() + " " + row.text())
                .sorted()
                .collect(Collectors.joining("\n"));
        return String.join(
                "\n",
                incident.title(),
                incident.services().toString(),
                String.valueOf(incident.impact()),
                String.valueOf(incident.outcome()),
                String.valueOf(incident.endedAt()),
                moments,
                rows);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> files() throws IOException {
        String named = System.getenv("INCIDENT_DATA");
        Path folder = (named != null && !named.isBlank()
                        ? Stream.of(Path.of(named))
                        : Stream.iterate(Path.of("").toAbsolutePath(), at -> at != null, Path::getParent)
                                .map(at -> at.resolve("shared/data")))
                .map(data -> data.resolve(FOLDER))
                .filter(Files::isDirectory)
                .findFirst()
                .orElse(null);
        if (folder == null) {
            String missing = "No real " + FOLDER + " here (set INCIDENT_DATA)";
            return "true".equals(System.getenv("INCIDENT_REQUIRE_DATA")) ? fail(missing) : abort(missing);
        }
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
