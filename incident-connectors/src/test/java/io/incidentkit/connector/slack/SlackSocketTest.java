package io.incidentkit.connector.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Directory;
import io.incidentkit.commander.KnownPerson;
import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.slack.SocketServer.Connection;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.memory.InMemoryReferences;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.Incidents;
import io.incidentkit.store.ForwardingIncidentStore;
import io.incidentkit.store.IncidentStoreException;
import io.incidentkit.test.SettableClock;
import io.incidentkit.test.tool.SlackMessage;
import io.incidentkit.test.tool.SlackStub;
import io.incidentkit.test.tool.ToolCall;
import io.incidentkit.test.tool.ToolStub.Answer;
import io.incidentkit.timeline.RecordEvent.NoteAdded;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.catalina.LifecycleException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Slack's Socket Mode, against a real server of sockets. */
@Timeout(60)
class SlackSocketTest {
    private static final String APP_TOKEN = "xapp-1-s3cr3t";
    private static final JsonMapper JSON = JsonMapper.shared();

    @TempDir
    private Path folder;

    private final SettableClock clock = SettableClock.at("2026-03-01T14:32:00Z");
    private final SlackStub slack = SlackStub.start();
    private final InMemoryReferences references = new InMemoryReferences();
    private final Failing store = new Failing();
    private final Incidents incidents =
            Incidents.builder(store, IncidentPolicy.standard(), clock).build();
    private final AtomicInteger opened = new AtomicInteger();
    private SocketServer server;
    private SlackSocket socket;

    /** A store that can be down. */
    private static final class Failing extends ForwardingIncidentStore {
        private final CountDownLatch asked = new CountDownLatch(1);
        private volatile boolean isDown;

        Failing() {
            super(new InMemoryIncidentStore());
        }

        @Override
        public Optional<Incident> find(IncidentId id) {
            if (isDown) {
                asked.countDown();
                throw new IncidentStoreException("down", null);
            }
            return super.find(id);
        }
    }

    @BeforeEach
    void connect() throws LifecycleException {
        server = SocketServer.start(folder);
        slack.server().on("POST /api/apps.connections.open", this::address);
        Caller caller = Caller.create(Duration.ofSeconds(20));
        SlackDesk desk = SlackDesk.builder(incidents, caller, Secret.of(SlackStub.TOKEN), references)
                .api(slack.api())
                .directory(Directory.of(List.of(KnownPerson.of("ana").alias("U0ANA00000"))))
                .build();
        socket = SlackSocket.builder(desk, caller, Secret.of(APP_TOKEN))
                .api(slack.api())
                .firstPause(Duration.ofMillis(10))
                .build();
        socket.start();
    }

    private Answer address(ToolCall call) {
        boolean isOurs = call.header("authorization").equals(Optional.of("Bearer " + APP_TOKEN));
        int number = opened.incrementAndGet();
        return Answer.of(
                200,
                isOurs
                        ? "{\"ok\":true,\"url\":\"" + server.address("t" + number) + "\"}"
                        : "{\"ok\":false,\"error\":\"invalid_auth\"}");
    }

    @AfterEach
    void close() throws LifecycleException {
        socket.close();
        server.close();
        slack.close();
    }

    private static String envelope(String id, String type, String payload) {
        return "{\"envelope_id\":\"" + id + "\",\"type\":\"" + type
                + "\",\"accepts_response_payload\":true,\"payload\":" + payload + "}";
    }

    private static String command(String text) {
        return "{\"command\":\"/incident\",\"text\":\"" + text
                + "\",\"user_id\":\"U0ANA00000\",\"channel_id\":\"C1\",\"trigger_id\":\"T1\"}";
    }

    @Test
    void commandsAreAcknowledgedAndAnswered() throws Exception {
        incidents.declare(Actor.person("ana"), Declare.of("Checkout is down"));
        Connection slackSide = server.next();
        slackSide.send("{\"type\":\"hello\",\"num_connections\":1}");

        slackSide.sendInParts(envelope("e1", "slash_commands", command("status")));

        JsonNode acknowledged = JSON.readTree(slackSide.next());
        assertThat(acknowledged.at("/envelope_id").asString()).isEqualTo("e1");
        assertThat(acknowledged.at("/payload/text").asString()).contains("INC-1", "Checkout is down");
        assertThat(socket.isConnected()).isTrue();
    }

    @Test
    void modalsOpenAfterTheAcknowledgementAndGiveTheirCommand() throws Exception {
        Connection slackSide = server.next();
        slackSide.send(envelope("e1", "slash_commands", command("declare Checkout is down")));
        assertThat(JSON.readTree(slackSide.next()).at("/envelope_id").asString())
                .isEqualTo("e1");

        slackSide.send(envelope("e2", "interactive", """
                {"type":"view_submission","user":{"id":"U0ANA00000"},"view":{"id":"V1","callback_id":"declare",
                 "private_metadata":"{}","state":{"values":{"title":{"value":{"type":"plain_text_input","value":"Checkout is down"}}}}}}
                """));
        assertThat(JSON.readTree(slackSide.next()).at("/envelope_id").asString())
                .isEqualTo("e2");

        assertThat(incidents.open())
                .singleElement()
                .satisfies(incident -> assertThat(incident.title()).isEqualTo("Checkout is down"));
    }

    @Test
    void anEventIsAcknowledgedOnceItIsRecordedAndRecordedOnce() throws Exception {
        Incident incident = incidents.declare(Actor.person("ana"), Declare.of("Checkout is down"));
        references.keep("slack", incident.id().toString(), "1/room", "C42");
        slack.add("C42", "inc-1", "");
        clock.advance(Duration.ofMinutes(5));
        String stamp = (clock.instant().getEpochSecond() - 60) + ".000100";
        slack.write("C42", new SlackMessage(stamp, "latency is back", "[]", "", "UBEN000000"));
        String event = """
                {"type":"event_callback","event":{"type":"reaction_added","user":"U0ANA00000","reaction":"pushpin",
                 "item":{"type":"message","channel":"C42","ts":"%s"}}}
                """.formatted(stamp);
        Connection slackSide = server.next();

        store.isDown = true;
        slackSide.send(envelope("e1", "events_api", event));
        slackSide.send(envelope("e2", "slash_commands", command("help")));
        assertThat(JSON.readTree(slackSide.next()).at("/envelope_id").asString())
                .as("the event is not acknowledged, so that Slack sends it again")
                .isEqualTo("e2");
        store.asked.await();
        store.isDown = false;
        for (int i = 0; i < 3; i++) {
            slackSide.send(envelope("again" + i, "events_api", event));
            assertThat(JSON.readTree(slackSide.next()).at("/envelope_id").asString())
                    .isEqualTo("again" + i);
        }

        assertThat(incidents.timeline(incident.id()))
                .filteredOn(entry -> entry.event() instanceof NoteAdded)
                .hasSize(1);
    }

    @Test
    void anotherConnectionIsThereBeforeTheOneThatSlackEnds() throws Exception {
        Connection first = server.next();
        first.send("{\"type\":\"disconnect\",\"reason\":\"refresh_requested\"}");

        Connection second = server.next();
        assertThat(first.end()).as("going away").isEqualTo(1001);
        second.send(envelope("e1", "slash_commands", command("help")));
        assertThat(second.next()).contains("e1");
        assertThat(opened).hasValue(2);
    }

    @Test
    void aConnectionThatIsGoneIsOpenedAnewWhateverFailsMeanwhile() throws Exception {
        Connection first = server.next();
        slack.server().next(Answer.of(503, "")).next(Answer.of(200, "{\"ok\":false,\"error\":\"internal_error\"}"));
        first.close();

        Connection second = server.next();
        second.send(envelope("e1", "slash_commands", command("help")));
        assertThat(second.next()).contains("e1");
    }

    @Test
    void pingsAreAnswered() throws Exception {
        Connection slackSide = server.next();
        slackSide.ping("are you there");

        slackSide.send("this is no envelope");
        slackSide.send("{\"type\":\"unheard_of\"}");
        assertThat(slackSide.isQuiet()).as("nothing to acknowledge").isTrue();
        assertThat(server.hasNoOther()).isTrue();
    }

    @Test
    void showsNoTokenAndNoAddress() throws Exception {
        server.next();

        assertThat(socket.toString()).doesNotContain("xapp", "ticket");
        assertThat(slack.calls()).allSatisfy(call -> assertThat(call.query()).doesNotContain("xapp"));
    }
}
