package io.incidentkit.connector.ownpage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.SpecificationVersion;
import io.incidentkit.backfill.PastIncident;
import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.comms.Audience;
import io.incidentkit.connector.judge.SchemaJudge;
import io.incidentkit.connector.statuspage.StatusPageHistory;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.memory.InMemoryDispatcher;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.memory.ManualTimer;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.IncidentOperations;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Severity;
import io.incidentkit.test.SettableClock;
import io.incidentkit.validation.InvalidInputException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Our own status page, made of what was told. */
class OwnPageTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Actor ANA = Actor.person("ana");
    private static final URI URL = URI.create("https://status.example.org/");

    private final SettableClock clock = SettableClock.at(Instant.parse("2026-03-01T14:32:00Z"));
    private final Incidents incidents = Incidents.builder(new InMemoryIncidentStore(), IncidentPolicy.standard(), clock)
            .build();
    private final OwnPage page = OwnPage.builder("Example & Co", URL)
            .component("checkout", "Checkout")
            .component("cart", "Checkout")
            .component("search", "Search <beta>")
            .build();

    private PublishedPage published() {
        return page.publish(incidents.all(), incident -> incidents.timeline(incident.id()));
    }

    private static JsonNode read(String json) {
        return JSON.readTree(json);
    }

    private IncidentOperations declared(String title, String... services) {
        Incident incident = incidents.declare(
                ANA, Declare.builder(title).services(List.of(services)).build());
        clock.advance(Duration.ofMinutes(1));
        IncidentOperations ana = incidents.handle(ANA, incident.id());
        ana.triage(Severity.SEV1, new Person("ana"));
        return ana;
    }

    private void tell(IncidentOperations incident, String line) {
        clock.advance(Duration.ofMinutes(1));
        incident.communication().told(Audience.STATUS_PAGE, line);
    }

    private void resolve(IncidentOperations incident) {
        clock.advance(Duration.ofMinutes(1));
        incident.diagnose("connections are leaked");
        incident.mitigate("restarted db-7", MitigationKind.BLOCK);
        clock.advance(Duration.ofMinutes(30));
        incident.resolve("error rate back to normal for 15 minutes");
    }

    @Test
    void aQuietPageSaysThatAllIsWell() {
        JsonNode summary = read(published().summary());

        assertThat(summary.at("/status/indicator").asString()).isEqualTo("none");
        assertThat(summary.at("/status/description").asString()).isEqualTo("All Systems Operational");
        assertThat(summary.path("incidents")).isEmpty();
        assertThat(summary.path("components").findValuesAsString("name")).containsExactly("Checkout", "Search <beta>");
        assertThat(summary.at("/page/name").asString()).isEqualTo("Example & Co");
    }

    @Test
    void anIncidentIsOnItOnceTheOutsideWasTold() {
        IncidentOperations incident = declared("db-7 leaks connections", "cart");
        assertThat(read(published().summary()).path("incidents")).isEmpty();

        tell(incident, "Some payments fail.");

        JsonNode summary = read(published().summary());
        JsonNode shown = summary.at("/incidents/0");
        assertThat(shown.path("status").asString()).isEqualTo("investigating");
        assertThat(shown.path("impact").asString()).isEqualTo("critical");
        assertThat(shown.at("/incident_updates/0/body").asString()).contains("Some payments fail.");
        assertThat(shown.at("/incident_updates/0/created_at").asString()).isEqualTo("2026-03-01T14:34:00.000Z");
        assertThat(summary.at("/components/0/status").asString()).isEqualTo("major_outage");
        assertThat(summary.at("/components/1/status").asString()).isEqualTo("operational");
        assertThat(summary.at("/status/description").asString()).isEqualTo("Major Service Outage");
    }

    @Test
    void nothingThatIsWrittenForTheTeamIsInAnyDocument() {
        IncidentOperations incident = declared("db-7 leaks connections", "cart");
        tell(incident, "Some payments fail.");
        incident.timeline().note("the password is hunter2");
        resolve(incident);

        String id = incident.incident().id().toString();
        for (String document : documents(published())) {
            assertThat(document).doesNotContain("db-7", "leak", "hunter2", "ana", id, "INC-");
        }
    }

    private static List<String> documents(PublishedPage page) {
        return List.of(
                page.summary(),
                page.status(),
                page.components(),
                page.incidents(),
                page.unresolved(),
                page.maintenances(),
                page.rss(),
                page.atom());
    }

    @Test
    void whatIsResolvedLeavesTheSummaryAndStaysInTheHistory() {
        IncidentOperations incident = declared("slow", "cart");
        tell(incident, "Slow.");
        resolve(incident);
        clock.advance(Duration.ofMinutes(1));
        incident.communication().told(Audience.STATUS_PAGE, "All is well.");

        PublishedPage published = published();
        assertThat(read(published.summary()).path("incidents")).isEmpty();
        assertThat(read(published.unresolved()).path("incidents")).isEmpty();
        JsonNode past = read(published.incidents()).at("/incidents/0");
        assertThat(past.path("status").asString()).isEqualTo("resolved");
        assertThat(past.path("resolved_at").asString()).isEqualTo("2026-03-01T15:06:00.000Z");
        assertThat(past.path("incident_updates")).hasSize(2);
    }

    @Test
    void whatEndsWithoutAMessageIsResolvedInWordsOfThePage() {
        IncidentOperations dismissed = declared("false", "cart");
        tell(dismissed, "We look into it.");
        dismissed.dismiss("the probe was broken");
        IncidentOperations other = declared("real", "cart");
        IncidentOperations merged = declared("twin", "cart");
        tell(merged, "We look into it.");
        merged.mergeInto(other.incident().id(), "the same outage");
        IncidentOperations resolved = declared("slow", "cart");
        tell(resolved, "We look into it.");
        resolve(resolved);

        assertThat(read(published().incidents()).findValues("incident_updates"))
                .extracting(updates -> updates.at("/0/status").asString() + ": "
                        + updates.at("/0/body").asString())
                .containsExactly(
                        "resolved: This incident is over.",
                        "resolved: This goes on as part of another incident.",
                        "resolved: This was a false alarm.");
        assertThat(published().incidents()).doesNotContain("probe", "same outage");
    }

    @Test
    void anIncidentThatComesBackIsAnotherOneOnThePage() {
        IncidentOperations incident = declared("slow", "cart");
        tell(incident, "Slow.");
        resolve(incident);
        clock.advance(Duration.ofMinutes(5));
        incident.reopen("it is back");
        tell(incident, "Slow again.");

        JsonNode all = read(published().incidents()).path("incidents");
        assertThat(all).hasSize(2);
        assertThat(all.at("/0/status").asString()).isEqualTo("investigating");
        assertThat(all.at("/1/status").asString()).isEqualTo("resolved");
        assertThat(all.at("/0/id").asString()).isNotEqualTo(all.at("/1/id").asString());
    }

    @Test
    void privateIncidentsAndDrillsAreNeverOnIt() {
        IncidentOperations incident = declared("slow", "cart");
        tell(incident, "Slow.");
        incident.communication().makePrivate("it is an attack");
        incidents.declare(
                ANA,
                Declare.builder("practised")
                        .services(List.of("cart"))
                        .kind(IncidentKind.DRILL)
                        .build());

        PublishedPage published = published();
        assertThat(read(published.incidents()).path("incidents")).isEmpty();
        assertThat(read(published.summary()).at("/components/0/status").asString())
                .isEqualTo("operational");
    }

    @Test
    void whatWasStruckOutIsNotThere() {
        IncidentOperations incident = declared("slow", "cart");
        tell(incident, "Call Erika Mustermann for help.");
        incident.timeline().strikeOut("Erika Mustermann", "a name");

        assertThat(documents(published())).noneMatch(document -> document.contains("Mustermann"));
    }

    @Test
    void otherAudiencesAreNotReadOnIt() {
        IncidentOperations incident = declared("slow", "cart");
        clock.advance(Duration.ofMinutes(1));
        incident.communication().told(Audience.CUSTOMERS, "Dear customers");
        incident.communication().told(Audience.INTERNAL_CHAT, "Join the call");

        assertThat(read(published().incidents()).path("incidents")).isEmpty();
    }

    @Test
    void aMessageIsOnItOnceItIsSentAndItsOwnChannelSendsIt() {
        ManualTimer timer = new ManualTimer(clock.instant());
        Deque<Runnable> tasks = new ArrayDeque<>();
        Incidents connected = Incidents.builder(
                        new InMemoryIncidentStore(), IncidentPolicy.standard(), timer.withZone(ZoneOffset.UTC))
                .dispatcher(InMemoryDispatcher.builder(timer)
                        .executor(tasks::add)
                        .channel(new OwnPageChannel(URL, Set.of(Audience.STATUS_PAGE)))
                        .build())
                .build();
        IncidentId id = connected
                .declare(ANA, Declare.builder("slow").services(List.of("cart")).build())
                .id();
        connected.handle(ANA, id).communication().tell(Audience.STATUS_PAGE, "Slow.");
        assertThat(read(page.publish(connected.all(), each -> connected.timeline(each.id()))
                                .incidents())
                        .path("incidents"))
                .as("it waits to be sent")
                .isEmpty();

        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }

        assertThat(read(page.publish(connected.all(), each -> connected.timeline(each.id()))
                                .incidents())
                        .at("/incidents/0/incident_updates"))
                .hasSize(1);
    }

    @Test
    void theSameIncidentsGiveTheSameDocuments() {
        tell(declared("slow", "cart"), "Slow.");

        assertThat(documents(published())).isEqualTo(documents(published()));
    }

    @Test
    void noMoreThanFiftyAreOnIt() {
        for (int i = 0; i < 53; i++) {
            tell(declared("slow " + i, "cart"), "Slow.");
        }

        assertThat(read(published().incidents()).path("incidents")).hasSize(50);
    }

    @Test
    void whatReadsStatuspageReadsIt() {
        IncidentOperations incident = declared("slow", "cart");
        tell(incident, "Slow \"carts\" <b>&</b> 🔥.");
        resolve(incident);
        tell(declared("down", "search"), "Down.");

        StatusPageHistory history =
                StatusPageHistory.read("own", published().incidents().getBytes(StandardCharsets.UTF_8));

        assertThat(history.faults()).isEmpty();
        assertThat(history.incidents()).hasSize(2);
        PastIncident past = history.incidents().get(0);
        assertThat(past.services()).containsExactly("Checkout");
        assertThat(past.updates().get(0).text()).contains("Slow \"carts\" <b>&</b> 🔥.");
        assertThat(past.endedAt()).contains(Instant.parse("2026-03-01T15:05:00Z"));
    }

    @Test
    void theShapeOfRealSummariesIsKept() {
        SchemaJudge judge =
                SchemaJudge.of("specs/statuspage-own/summary-v2.schema.json", SpecificationVersion.DRAFT_2020_12);
        assertThat(judge.faults(published().summary())).isEmpty();

        tell(declared("slow", "cart", "search", "a service without a component"), "Slow.");

        assertThat(judge.faults(published().summary())).isEmpty();
    }

    @Test
    void aPageWithoutANameOrAnAddressIsRefused() {
        assertThatThrownBy(() -> OwnPage.builder(" ", URI.create("ftp://x")).build())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("name")
                .hasMessageContaining("url");
    }
}
