package io.incidentkit.spring.boot.autoconfigure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import io.incidentkit.commander.Actor;
import io.incidentkit.connector.statuspage.StatusPageHistory;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.Incidents;
import io.incidentkit.timeline.PostmortemRows;
import io.incidentkit.timeline.RecordEvent.LinkAdded;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/**
 * Real polls of status pages (in the folder {@code INCIDENT_DATA}), in any order, into databases: what is stored in the end is the
 * whole history.
 */
class PolledPagesTest {
    private static final Actor IMPORTER = Actor.person("importer");

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    IncidentAutoConfiguration.class,
                    IncidentJdbcAutoConfiguration.class,
                    DataSourceAutoConfiguration.class,
                    DataSourceTransactionManagerAutoConfiguration.class));

    @Test
    void endAsTheWholeHistoryInH2() {
        List<Path> files = files();
        runner.withPropertyValues("spring.datasource.generate-unique-name=true")
                .run(context -> files.forEach(file -> replay("H2", file, context.getBean(Incidents.class))));
    }

    @Test
    void endAsTheWholeHistoryInPostgres() throws IOException {
        List<Path> files = files();
        try (EmbeddedPostgres server = EmbeddedPostgres.start()) {
            runner.withPropertyValues(
                            "spring.datasource.url=" + server.getJdbcUrl("postgres", "postgres"),
                            "incident.jdbc.initialize-schema=always")
                    .run(context ->
                            files.forEach(file -> replay("PostgreSQL", file, context.getBean(Incidents.class))));
        }
    }

    private static void replay(String database, Path file, Incidents stored) {
        List<String> polls = lines(file);
        Incidents atOnce = new Incidents(new InMemoryIncidentStore(), IncidentPolicy.standard(), Clock.systemUTC());
        take(atOnce, file, String.join("\n", polls));
        List<String> order = new ArrayList<>(polls);
        order.addAll(polls.subList(0, polls.size() / 4));
        Collections.shuffle(order, new Random(5));
        order.forEach(poll -> take(stored, file, poll));

        Map<IncidentId, String> whole = states(atOnce);
        Map<IncidentId, String> kept = states(stored);
        kept.keySet().retainAll(whole.keySet());
        assertThat(kept).isEqualTo(whole);
        System.out.printf(
                Locale.ROOT,
                "%s: %d polls of %s in a random order end as the whole history of %d incidents%n",
                database,
                order.size(),
                file.getFileName(),
                whole.size());
    }

    private static void take(Incidents incidents, Path file, String polls) {
        StatusPageHistory.read(file.getFileName().toString(), polls.getBytes(StandardCharsets.UTF_8))
                .incidents()
                .forEach(past -> incidents.importHistory(IMPORTER, past));
    }

    private static Map<IncidentId, String> states(Incidents incidents) {
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
        return incident.title()
                + incident.services()
                + incident.impact()
                + incident.hypothesis()
                + incident.mitigation()
                + incident.verification()
                + incident.outcome()
                + incident.endedAt()
                + moments
                + rows;
    }

    private static List<Path> files() {
        String named = System.getenv("INCIDENT_DATA");
        Stream<Path> folders = named != null && !named.isBlank()
                ? Stream.of(Path.of(named))
                : Stream.iterate(Path.of("").toAbsolutePath(), at -> at != null, Path::getParent)
                        .map(at -> at.resolve("shared/data"));
        Optional<Path> found = folders.map(folder -> folder.resolve("incidents/poll-replay"))
                .filter(Files::isDirectory)
                .findFirst();
        if (found.isEmpty()) {
            String missing = "No real incidents/poll-replay here (set INCIDENT_DATA)";
            return "true".equals(System.getenv("INCIDENT_REQUIRE_DATA")) ? fail(missing) : abort(missing);
        }
        try (Stream<Path> files = Files.list(found.get())) {
            return files.sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
