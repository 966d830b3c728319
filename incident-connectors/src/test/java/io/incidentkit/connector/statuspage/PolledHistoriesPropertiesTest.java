package io.incidentkit.connector.statuspage;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.ImportedIncident;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.Incidents;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random incidents of a status page, each polled a few times while it runs: all orders of the polls end as one does. */
class PolledHistoriesPropertiesTest {
    private static final Instant CREATED = Instant.parse("2026-01-10T10:00:00Z");

    /**
     * An update of an incident.
     *
     * @param minutes how long after the one before it
     * @param seconds how many seconds besides, also below none
     * @param status what it says of the incident
     * @param isEdited whether a later poll has other words
     */
    private record Told(int minutes, int seconds, String status, boolean isEdited) {}

    @Property(tries = 300, edgeCases = EdgeCasesMode.NONE)
    void endTheSameWhateverTheOrder(@ForAll("incidents") List<Told> told, @ForAll Random random) {
        List<String> polls = new ArrayList<>();
        for (int seen = 1; seen <= told.size(); seen++) {
            polls.add(poll(told.subList(0, seen), seen));
        }
        Incidents inOrder = polled(polls);
        List<String> shuffled = new ArrayList<>(polls);
        shuffled.addAll(polls.subList(0, random.nextInt(polls.size()) + 1));
        Collections.shuffle(shuffled, random);
        Incidents anyhow = polled(shuffled);

        assertThat(state(anyhow)).as("%s", shuffled).isEqualTo(state(inOrder));
        assertThat(again(anyhow, polls).violations().stream().map(Object::toString))
                .as("what is said to be wrong is wrong with what is stored, whatever poll asks")
                .containsExactlyInAnyOrderElementsOf(again(inOrder, polls).violations().stream()
                        .map(Object::toString)
                        .toList());
    }

    @Provide
    Arbitrary<List<Told>> incidents() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 90),
                        Arbitraries.integers().between(-13, 59),
                        Arbitraries.of(
                                "investigating", "identified", "monitoring", "resolved", "investigating", "unheard of"),
                        Arbitraries.of(true, false))
                .as(Told::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    /** What the page says once so many updates are there; the newest stands first. */
    private static String poll(List<Told> told, int seen) {
        List<String> updates = new ArrayList<>();
        Instant at = CREATED;
        for (int i = 0; i < told.size(); i++) {
            Told one = told.get(i);
            at = at.plusSeconds(one.minutes() * 60L + one.seconds());
            boolean isLater = one.isEdited() && i + 1 < seen;
            updates.add(0, """
                    {"id": "u%d", "status": "%s", "body": "%s", "created_at": "%s", "updated_at": "%s"}""".formatted(
                    i, one.status(), isLater ? "Edited " + i : "Words " + i, at, isLater ? at.plusSeconds(30) : at));
        }
        return """
                {"incidents": [{"id": "x", "name": "Down %d", "status": "%s", "impact": "minor", "created_at": "%s",
                 "updated_at": "%s", "incident_updates": [%s]}]}""".formatted(
                        seen / 2,
                        told.get(told.size() - 1).status(),
                        CREATED,
                        CREATED.plusSeconds(seen * 10_000L),
                        String.join(",", updates));
    }

    private static Incidents polled(List<String> polls) {
        Incidents incidents = new Incidents(
                new InMemoryIncidentStore(),
                IncidentPolicy.standard(),
                Clock.fixed(Instant.parse("2030-01-01T00:00:00Z"), ZoneOffset.UTC));
        polls.forEach(poll -> imported(incidents, poll));
        return incidents;
    }

    private static ImportedIncident again(Incidents incidents, List<String> polls) {
        return imported(incidents, polls.get(polls.size() - 1));
    }

    private static ImportedIncident imported(Incidents incidents, String poll) {
        StatusPageHistory read = StatusPageHistory.read("shop", poll.getBytes(StandardCharsets.UTF_8));
        assertThat(read.faults()).isEmpty();
        return incidents.importHistory(
                Actor.person("importer"), read.incidents().get(0));
    }

    private static String state(Incidents incidents) {
        List<Incident> all = incidents.all().toList();
        assertThat(all).hasSize(1);
        Incident only = all.get(0);
        assertThat(Incident.replay(only.id(), only.number(), incidents.timeline(only.id())))
                .isEqualTo(only);
        return StoredState.of(incidents, only).stream().collect(Collectors.joining("\n"));
    }
}
