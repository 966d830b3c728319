package io.incidentkit.connector.statuspage;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.backfill.PastIncident;
import io.incidentkit.commander.Actor;
import io.incidentkit.connector.RealData;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.incident.Outcome;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.ImportedIncident;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.rule.Rule;
import io.incidentkit.service.Incidents;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A status page is polled while its incidents are open; what is stored is the whole history, whatever the order of the polls. */
class PolledHistoriesTest {
    private static final Actor IMPORTER = Actor.person("importer");
    private static final String OPEN = """
            {"incidents": [{"id": "x1", "name": "Checkout is slow", "status": "investigating", "impact": "minor",
             "created_at": "2026-01-10T10:00:09Z", "incident_updates": [
               {"id": "u1", "status": "investigating", "body": "We look into it.", "created_at": "2026-01-10T10:00:01Z"}]}]}""";
    private static final String LATER = """
            {"incidents": [{"id": "x1", "name": "Checkout is down", "status": "monitoring", "impact": "major",
             "created_at": "2026-01-10T10:00:09Z", "incident_updates": [
               {"id": "u2", "status": "monitoring", "body": "Rolled back.", "created_at": "2026-01-10T10:40:00Z"},
               {"id": "u1", "status": "investigating", "body": "We look into it.", "created_at": "2026-01-10T10:00:01Z"}]}]}""";
    private static final String OVER = """
            {"incidents": [{"id": "x1", "name": "Checkout is down", "status": "resolved", "impact": "major",
             "created_at": "2026-01-10T10:00:09Z", "incident_updates": [
               {"id": "u3", "status": "resolved", "body": "Back to normal.", "created_at": "2026-01-10T11:00:00Z"},
               {"id": "u2", "status": "monitoring", "body": "Rolled back.", "created_at": "2026-01-10T10:40:00Z"},
               {"id": "u1", "status": "investigating", "body": "We look into it.", "created_at": "2026-01-10T10:00:01Z"}]}]}""";

    @Test
    void anIncidentThatWasImportedWhileOpenIsResolvedByALaterPoll() {
        Incidents polled = incidents();
        List.of(OPEN, LATER).forEach(poll -> poll(polled, poll));
        ImportedIncident imported = poll(polled, OVER).get(0);

        assertThat(imported.isNew()).isFalse();
        assertThat(imported.incident().outcome()).contains(Outcome.RESOLVED);
        assertThat(imported.incident().title()).isEqualTo("Checkout is down");
        assertThat(imported.incident().detectedAt()).isEqualTo("2026-01-10T10:00:01Z");
        assertThat(imported.violations())
                .extracting(violation -> violation.rule())
                .doesNotContain(Rule.TIME_MAKES_SENSE);
        assertThat(poll(polled, OVER).get(0).incident()).isEqualTo(imported.incident());
    }

    @Test
    void anyOrderOfPollsEndsAsTheWholeHistory() {
        Set<String> whole = states(importedAtOnce(List.of(OPEN, LATER, OVER)))
                .values()
                .iterator()
                .next();
        for (List<String> order : List.of(
                List.of(OPEN, LATER, OVER),
                List.of(OPEN, OVER, LATER),
                List.of(LATER, OPEN, OVER),
                List.of(LATER, OVER, OPEN),
                List.of(OVER, OPEN, LATER),
                List.of(OVER, LATER, OPEN))) {
            Incidents polled = incidents();
            order.forEach(poll -> poll(polled, poll));

            assertThat(states(polled).values()).containsExactly(whole);
        }
    }

    @Test
    void realPollsInAnyOrderEndAsTheWholeHistory() {
        Path folder = RealData.at("incidents/poll-replay");
        for (Path file : RealData.files(folder)) {
            List<String> polls = Arrays.asList(RealData.text(file).split("\n"));
            Map<IncidentId, Set<String>> whole = states(importedAtOnce(polls));
            Random random = new Random(11);
            int retold = 0;
            for (int round = 0; round < 5; round++) {
                List<String> order = new ArrayList<>(polls);
                order.addAll(polls.subList(0, polls.size() / 2));
                if (round > 0) {
                    Collections.shuffle(order, random);
                }
                Incidents polled = incidents();
                order.forEach(poll -> poll(polled, poll));
                retold += entries(polled);

                states(polled)
                        .forEach((id, state) ->
                                assertThat(state).as("%s, %s", file, id).isEqualTo(whole.get(id)));
                assertThat(all(polled)).hasSameSizeAs(whole.keySet());
                assertIsTheFold(polled);
            }
            System.out.printf(
                    Locale.ROOT,
                    "%s: %d polls, %d incidents; 5 orders end as the whole history (%d entries in all)%n",
                    file.getFileName(),
                    polls.size(),
                    whole.size(),
                    retold);
        }
    }

    @Test
    void realUpdatesThatAreStampedSecondsBeforeTheirIncidentAreNoLie() {
        List<Path> files = new ArrayList<>(RealData.files(RealData.at("incidents/poll-replay")));
        files.addAll(RealData.files(RealData.at("incidents/statuspage")));
        List<PastIncident> early = files.stream()
                .flatMap(file -> read(RealData.text(file)).incidents().stream())
                .filter(past ->
                        past.detectedAt().filter(past.firstMoment()::isBefore).isPresent())
                .toList();
        List<PastIncident> bySeconds = early.stream()
                .filter(past -> past.firstMoment()
                        .plusSeconds(60)
                        .isAfter(past.detectedAt().orElseThrow()))
                .toList();

        assertThat(early).filteredOn(PolledHistoriesTest::isALie).hasSize(early.size() - bySeconds.size());
        assertThat(bySeconds).isNotEmpty().noneMatch(PolledHistoriesTest::isALie);
        System.out.printf(
                Locale.ROOT,
                "%d real incidents have an update before their creation, %d of them by seconds%n",
                early.size(),
                bySeconds.size());
    }

    private static boolean isALie(PastIncident past) {
        return incidents().importHistory(IMPORTER, past).violations().stream()
                .anyMatch(violation -> violation.rule() == Rule.TIME_MAKES_SENSE);
    }

    private static Incidents importedAtOnce(List<String> polls) {
        Incidents incidents = incidents();
        read(String.join(
                        "\n",
                        polls.stream().map(poll -> poll.replace("\n", " ")).toList()))
                .incidents()
                .forEach(past -> incidents.importHistory(IMPORTER, past));
        return incidents;
    }

    private static List<ImportedIncident> poll(Incidents incidents, String poll) {
        return read(poll).incidents().stream()
                .map(past -> incidents.importHistory(IMPORTER, past))
                .toList();
    }

    private static Map<IncidentId, Set<String>> states(Incidents incidents) {
        Map<IncidentId, Set<String>> states = new TreeMap<>();
        all(incidents).forEach(incident -> states.put(incident.id(), StoredState.of(incidents, incident)));
        return states;
    }

    private static int entries(Incidents incidents) {
        return all(incidents).stream().mapToInt(Incident::version).sum();
    }

    private static void assertIsTheFold(Incidents incidents) {
        all(incidents)
                .forEach(incident -> assertThat(
                                Incident.replay(incident.id(), incident.number(), incidents.timeline(incident.id())))
                        .isEqualTo(incident));
    }

    private static List<Incident> all(Incidents incidents) {
        return incidents.all().toList();
    }

    private static StatusPageHistory read(String json) {
        return StatusPageHistory.read("polls", json.getBytes(StandardCharsets.UTF_8));
    }

    private static Incidents incidents() {
        return new Incidents(
                new InMemoryIncidentStore(),
                IncidentPolicy.standard(),
                Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC));
    }
}
