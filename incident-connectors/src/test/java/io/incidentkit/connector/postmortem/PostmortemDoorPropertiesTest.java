package io.incidentkit.connector.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.postmortem.PostmortemStatus;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.service.Incidents;
import io.incidentkit.store.IncidentChange;
import io.incidentkit.test.SettableClock;
import io.incidentkit.test.history.Histories;
import io.incidentkit.test.history.History;
import io.incidentkit.test.history.PlayedHistory;
import io.incidentkit.validation.InvalidInputException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds whatever has happened with an incident, and whatever a document says. */
class PostmortemDoorPropertiesTest {
    private static final Actor ANA = Actor.person("ana");

    /** Incidents of which one has this history, and which ana may see even if it is private. */
    private static final class Host {
        private final Incidents incidents;
        private final Incident incident;

        Host(History history) {
            PlayedHistory played = history.play();
            InMemoryIncidentStore store = new InMemoryIncidentStore();
            incident = store.append(new IncidentChange(Optional.empty(), played.timeline(), played.incident()));
            SettableClock clock = SettableClock.at(
                    played.timeline().get(played.timeline().size() - 1).recordedAt());
            incidents = Incidents.builder(store, history.policy(), clock)
                    .access((actor, secret) -> true)
                    .build();
        }

        PlacedPostmortem put(String markdown) {
            return PostmortemImport.read(markdown, ZoneOffset.UTC).putInto(incidents, ANA, incident.id());
        }
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void ourOwnOutputChangesNothing(@ForAll("histories") History history) {
        Host host = new Host(history);
        Postmortem before = host.incidents.postmortem(host.incident.id());

        PlacedPostmortem placed = host.put(before.toMarkdown(ZoneId.of("Asia/Kathmandu")));

        assertThat(placed.commands()).isEmpty();
        assertThat(placed.left()).isEmpty();
        assertThat(host.incidents.postmortem(host.incident.id())).isEqualTo(before);
    }

    @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
    void twiceIsOnce(@ForAll("histories") History history, @ForAll("documents") String document) {
        Host host = new Host(history);
        boolean published = host.incident.postmortemWork().status() == PostmortemStatus.PUBLISHED;
        PlacedPostmortem once;
        try {
            once = host.put(document);
        } catch (InvalidInputException | RefusedException e) {
            assertThat(host.incidents.get(host.incident.id()).version()).isEqualTo(host.incident.version());
            return;
        }
        assertThat(published && once.changed()).isFalse();

        PlacedPostmortem twice = host.put(document);

        assertThat(twice.commands()).as(document).isEmpty();
        assertThat(twice.incident().version()).isEqualTo(once.incident().version());
        assertThat(host.put(host.incidents.postmortem(host.incident.id()).toMarkdown(ZoneOffset.UTC))
                        .commands())
                .as("what was imported, as it is written then")
                .isEmpty();
    }

    @Provide
    Arbitrary<History> histories() {
        return Histories.any();
    }

    @Provide
    Arbitrary<String> documents() {
        Arbitrary<String> pieces = Arbitraries.oneOf(
                NastyTexts.texts(),
                Arbitraries.of(
                        "\n## Impact\n",
                        "\n## Root cause\n",
                        "\n## What went well\n",
                        "\n## Lessons learned\n",
                        "\n## Background\n",
                        "\n## Timeline\n- 2026-03-01 14:32 UTC alert\n",
                        "\n- 14:35 ~ a page\n",
                        "\n## Action items\n- [x] bound the pool (Ada, 2026-03-15)\n",
                        "\n| Action | Owner | Status |\n|---|---|---|\n| a *pool* | @ada, bo | planned |\n",
                        "\nSeverity: SEV2\n",
                        "\nAuthor: Ada\n",
                        "\nTime to detect: 5 minutes\n"));
        return pieces.list().ofMinSize(1).ofMaxSize(20).map(parts -> "# Down\n" + String.join("", parts));
    }
}
