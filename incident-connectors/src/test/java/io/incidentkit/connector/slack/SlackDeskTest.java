package io.incidentkit.connector.slack;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.CommandDescription;
import io.incidentkit.command.CommandType;
import io.incidentkit.command.Declare;
import io.incidentkit.command.FieldChoices;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Directory;
import io.incidentkit.commander.KnownPerson;
import io.incidentkit.commander.Person;
import io.incidentkit.connector.RealData;
import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.loop.Step;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.memory.InMemoryReferences;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Severity;
import io.incidentkit.store.ForwardingIncidentStore;
import io.incidentkit.store.IncidentStoreException;
import io.incidentkit.test.SettableClock;
import io.incidentkit.test.tool.SlackMessage;
import io.incidentkit.test.tool.SlackStub;
import io.incidentkit.timeline.RecordEvent.NoteAdded;
import io.incidentkit.timeline.TimelineEntry;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** People in Slack who are served: signed requests in, modals and answers out, each judged by Slack's own limits. */
class SlackDeskTest {
    private static final String SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Actor ANA = Actor.person("ana");

    private final SettableClock clock = SettableClock.at("2026-03-01T14:32:00Z");
    private final SlackStub slack = SlackStub.start();
    private final InMemoryReferences references = new InMemoryReferences();
    private final Failing store = new Failing();
    private final Incidents incidents =
            Incidents.builder(store, IncidentPolicy.standard(), clock).build();
    private final SlackDesk desk = SlackDesk.builder(
                    incidents,
                    new SlackSignature(List.of(Secret.of("an older secret"), Secret.of(SECRET))),
                    Caller.create(Duration.ofSeconds(20)),
                    Secret.of(SlackStub.TOKEN),
                    references)
            .api(slack.api())
            .directory(Directory.of(List.of(
                    KnownPerson.of("ana").alias("U0ANA00000"),
                    new KnownPerson(new Person("ben"), "Ben", null, "ben@example.com", List.of()))))
            .build();

    /** A store that can be down. */
    private static final class Failing extends ForwardingIncidentStore {
        boolean isDown;

        Failing() {
            super(new InMemoryIncidentStore());
        }

        @Override
        public Optional<Incident> find(IncidentId id) {
            if (isDown) {
                throw new IncidentStoreException("down", null);
            }
            return super.find(id);
        }
    }

    @AfterEach
    void close() {
        assertThat(SlackJudge.faults(slack)).isEmpty();
        slack.close();
    }

    // Requests

    private SlackReply receive(String body) {
        return receive(body, clock.instant());
    }

    private SlackReply receive(String body, Instant signedAt) {
        Map<String, String> headers = new LinkedHashMap<>();
        String moment = Long.toString(signedAt.getEpochSecond());
        headers.put(SlackSignature.TIMESTAMP, moment);
        headers.put(SlackSignature.HEADER, sign(moment, body));
        return desk.receive(headers::get, body.getBytes(StandardCharsets.UTF_8));
    }

    private static String sign(String moment, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "v0="
                    + HexFormat.of()
                            .formatHex(mac.doFinal(("v0:" + moment + ":" + body).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private SlackReply command(String text, String room) {
        return receive(form(Map.of(
                "command",
                "/incident",
                "text",
                text,
                "user_id",
                "U0ANA00000",
                "channel_id",
                room,
                "trigger_id",
                "T1")));
    }

    private String told(SlackReply reply) {
        assertThat(reply.status()).isEqualTo(200);
        JsonNode answer = JSON.readTree(reply.json());
        assertThat(answer.at("/response_type").asString()).isEqualTo("ephemeral");
        return answer.at("/text").asString();
    }

    /** Does what comes after the answer; returns the modal that was opened. */
    private JsonNode opened(SlackReply reply) {
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.json()).isEmpty();
        int before = slack.views().size();
        reply.later().orElseThrow().run();
        assertThat(slack.views()).hasSize(before + 1);
        JsonNode view = JSON.readTree(slack.views().get(before));
        assertThat(new ViewLimits().faults(view)).as(view.toPrettyString()).isEmpty();
        return view;
    }

    private SlackReply submit(JsonNode view, String id, Map<String, String> values) {
        StringBuilder state = new StringBuilder();
        for (JsonNode block : view.at("/blocks")) {
            if (block.at("/type").asString().equals("input")) {
                String name = block.at("/block_id").asString();
                String type = block.at("/element/type").asString();
                String value = values.getOrDefault(
                        name, block.at("/element/initial_value").asString(""));
                state.append(state.isEmpty() ? "" : ",")
                        .append("\"" + name + "\":{\"value\":" + element(type, value) + "}");
            }
        }
        String payload = "{\"type\":\"view_submission\",\"user\":{\"id\":\"U0ANA00000\"},\"view\":{\"id\":\"" + id
                + "\",\"callback_id\":" + view.at("/callback_id") + ",\"private_metadata\":"
                + view.at("/private_metadata") + ",\"state\":{\"values\":{" + state + "}}}}";
        return receive(form(Map.of("payload", payload)));
    }

    private static String element(String type, String value) {
        String json = value.isEmpty() ? "null" : JSON.writeValueAsString(value);
        return switch (type) {
            case "users_select" -> "{\"type\":\"users_select\",\"selected_user\":" + json + "}";
            case "static_select" ->
                "{\"type\":\"static_select\",\"selected_option\":"
                        + (value.isEmpty() ? "null" : "{\"value\":" + json + "}") + "}";
            case "checkboxes" -> "{\"type\":\"checkboxes\",\"selected_options\":[]}";
            case "datetimepicker" ->
                "{\"type\":\"datetimepicker\",\"selected_date_time\":" + (value.isEmpty() ? "null" : value) + "}";
            default -> "{\"type\":\"" + type + "\",\"value\":" + json + "}";
        };
    }

    private Incident declared() {
        return incidents.declare(
                ANA, Declare.builder("Checkout is down").severity(Severity.SEV1).build());
    }

    private void roomOf(Incident incident) {
        references.keep("slack", incident.id().toString(), "1/room", "C42");
        slack.add("C42", "inc-1", "");
    }

    // Who sends it

    @Test
    void answersOnlyWhatSlackSigned() {
        String body = form(Map.of("command", "/incident", "text", "help"));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);

        assertThat(receive(body).status()).isEqualTo(200);
        assertThat(receive(body, clock.instant().minusSeconds(301)).status())
                .as("an old one")
                .isEqualTo(401);
        assertThat(desk.receive(name -> null, bytes).status()).isEqualTo(401);
        assertThat(desk.receive(name -> name.equals(SlackSignature.HEADER) ? "v0=00" : "1772375520", bytes)
                        .status())
                .isEqualTo(401);
        assertThat(desk.receive(name -> "nonsense", bytes).json())
                .as("without details")
                .isEmpty();
    }

    @Test
    void knowsTheVectorOfSlacksDocumentation() {
        JsonNode vector = JSON.readTree(RealData.bytes(RealData.at("webhooks/signature-vectors.json")))
                .at("/slack_v0");
        SlackSignature signature =
                new SlackSignature(List.of(Secret.of(vector.at("/secret").asString())));
        String moment = vector.at("/timestamp").asString();
        Instant now = Instant.ofEpochSecond(Long.parseLong(moment)).plusSeconds(10);
        byte[] body = vector.at("/body").asString().getBytes(StandardCharsets.UTF_8);

        assertThat(signature.isOf(vector.at("/signature").asString(), moment, body, now))
                .isTrue();
        body[0] ^= 1;
        assertThat(signature.isOf(vector.at("/signature").asString(), moment, body, now))
                .isFalse();
    }

    @Test
    void refusesWhatNobodyCanRead() {
        assertThat(receive("{\"type\":").status()).isEqualTo(400);
        assertThat(receive("a=b").status()).isEqualTo(400);
        assertThat(receive("payload=%7B").status()).isEqualTo(400);
    }

    @Test
    void answersSlacksChallenge() {
        assertThat(receive("{\"type\":\"url_verification\",\"challenge\":\"3eZb\"}")
                        .json())
                .isEqualTo("{\"challenge\":\"3eZb\"}");
    }

    // The command

    @Test
    void declaresAnIncidentByAModal() {
        JsonNode view = opened(command("declare Checkout answers 5xx", "C1"));
        assertThat(view.at("/blocks").toString()).contains("\"initial_value\":\"Checkout answers 5xx\"");

        SlackReply done = submit(view, "V1", Map.of("severity", "SEV1"));
        submit(view, "V1", Map.of("severity", "SEV1"));

        assertThat(done).isEqualTo(SlackReply.OK);
        assertThat(incidents.open()).singleElement().satisfies(incident -> {
            assertThat(incident.title()).isEqualTo("Checkout answers 5xx");
            assertThat(incident.severity()).contains(Severity.SEV1);
            assertThat(incident.declaredBy()).isEqualTo(ANA);
        });
    }

    @Test
    void takesAnIncidentThroughTheStepsFromItsRoom() {
        Incident incident = declared();
        roomOf(incident);

        submit(opened(command("triage", "C42")), "V1", Map.of("commander", "U0ANA00000"));
        submit(opened(command("diagnose", "C42")), "V2", Map.of("hypothesis", "the last deploy"));
        submit(opened(command("mitigate", "C42")), "V3", Map.of("action", "rolled back", "kind", "rollback"));
        submit(opened(command("resolve INC-1", "C1")), "V4", Map.of("verification", "errors are normal"));

        Incident over = incidents.get(incident.id());
        assertThat(over.step()).isEqualTo(Step.RESOLVED);
        assertThat(over.commandership().tenures().get(0).commander()).isEqualTo(new Person("ana"));
    }

    @Test
    void saysBesideAFieldWhatIsWrongWithIt() {
        roomOf(declared());
        JsonNode view = opened(command("triage", "C42"));

        SlackReply wrong = submit(view, "V1", Map.of());

        JsonNode answer = JSON.readTree(wrong.json());
        assertThat(answer.at("/response_action").asString()).isIn("errors", "update");
        assertThat(wrong.json()).contains("commander");
    }

    @Test
    void saysTheRuleThatStandsInTheWayAndWhatToDoInstead() {
        Incident incident = declared();
        roomOf(incident);

        assertThat(told(command("accept-handover", "C42"))).contains("`").contains("handover");
        assertThat(told(command("resolve INC-9", "C42"))).isEqualTo("There is no incident 'INC-9' that you may see.");
        assertThat(told(command("resolve", "C1"))).startsWith("This is no room of an incident");
        assertThat(told(command("destroy", "C42"))).startsWith("'destroy' is no command.");
        assertThat(incidents.get(incident.id()).version()).isEqualTo(incident.version());
    }

    @Test
    void saysWhoCommandsAndHowItStands() {
        roomOf(declared());

        assertThat(told(command("who-is-ic", "C42"))).isEqualTo("nobody commands it yet");
        submit(opened(command("triage", "C42")), "V1", Map.of("commander", "U0ANA00000"));
        assertThat(told(command("ic INC-1", "C1"))).isEqualTo("commander: ana");
        assertThat(told(command("status", "C1"))).isEqualTo("*INC-1* SEV1 triaged: Checkout is down (commander: ana)");
        assertThat(told(command("help", "C1"))).contains("/incident declare");
    }

    @Test
    void showsNobodyAPrivateIncident() {
        Incident hidden = incidents.declare(
                Actor.person("eve"),
                Declare.builder("Keys are out").makePrivate().build());
        roomOf(hidden);

        assertThat(told(command("status", "C1"))).isEqualTo("No incident is open.");
        assertThat(told(command("status", "C42"))).doesNotContain("Keys");
        assertThat(told(command("triage", "C42"))).doesNotContain("Keys");
    }

    @Test
    void hasAModalWithinSlacksLimitsForEveryCommand() {
        Incident incident = declared();
        SlackModal modals = new SlackModal(new FieldChoices(
                incidents.policy().severities(),
                incidents.policy().templates(),
                incidents.policy().dutyBook()));
        ViewLimits limits = new ViewLimits();

        for (CommandDescription<?> command : CommandDescription.ofAllCommands()) {
            JsonNode view = modals.of(command, incident, Map.of(), "{}", clock.instant());
            assertThat(limits.faults(view)).as(command.code()).isEmpty();
        }
    }

    @Test
    void offersButtonsForWhatComesNextAndAsksMayIFirst() {
        Incident incident = declared();
        assertThat(SlackForms.offered(Step.DETECTED, false)).startsWith(CommandType.TRIAGE);
        assertThat(SlackForms.offered(Step.RESOLVED, true)).isEmpty();

        assertThat(opened(press("triage", incident)).at("/callback_id").asString())
                .isEqualTo("triage");
        assertThat(opened(press("accept-handover", incident)).at("/title/text").asString())
                .isEqualTo("Not now");
        assertThat(press("no-command", incident)).isEqualTo(SlackReply.OK);
    }

    private SlackReply press(String action, Incident incident) {
        return receive(form(Map.of(
                "payload",
                "{\"type\":\"block_actions\",\"user\":{\"id\":\"U0ANA00000\"},\"trigger_id\":\"T1\",\"actions\":[{\"action_id\":\""
                        + action + "\",\"value\":\"" + incident.id() + "\"}]}")));
    }

    // Events

    private String marked(String reaction, String room, String stamp) {
        return "{\"type\":\"event_callback\",\"event_id\":\"Ev1\",\"event\":{\"type\":\"reaction_added\",\"user\":\"U0ANA00000\","
                + "\"reaction\":\"" + reaction + "\",\"item\":{\"type\":\"message\",\"channel\":\"" + room
                + "\",\"ts\":\""
                + stamp + "\"}}}";
    }

    private List<TimelineEntry> notes(Incident incident) {
        return incidents.timeline(incident.id()).stream()
                .filter(entry -> entry.event() instanceof NoteAdded)
                .toList();
    }

    /** slackapi/bolt-python#868 and others: an event comes two to four times; vercel/chat#667: a retry is dropped and lost. */
    @Test
    void makesAMarkedMessageANoteOfItsTimeOnceHoweverOftenItComes() {
        Incident incident = declared();
        roomOf(incident);
        clock.advance(Duration.ofMinutes(30));
        String stamp = (clock.instant().getEpochSecond() - 600) + ".000100";
        slack.write("C42", new SlackMessage(stamp, "latency is &lt; 1 s again", "[]", "", "UBEN000000"));

        store.isDown = true;
        assertThat(receive(marked("pushpin", "C42", stamp)).status())
                .as("sent again by Slack")
                .isEqualTo(503);
        store.isDown = false;
        assertThat(receive(marked("pushpin", "C42", stamp)).status()).isEqualTo(200);
        assertThat(receive(marked("pushpin", "C42", stamp)).status()).isEqualTo(200);
        assertThat(receive(marked("pushpin", "C42", stamp)).status()).isEqualTo(200);

        assertThat(notes(incident)).singleElement().satisfies(entry -> {
            assertThat(entry.event().describe()).contains("ben: latency is < 1 s again");
            assertThat(entry.occurredAt()).isEqualTo(clock.instant().minusSeconds(600));
            assertThat(entry.actor()).isEqualTo(ANA);
        });
    }

    @Test
    void makesNoNoteOfOtherReactionsOfOtherRoomsAndOfItsOwnWords() {
        Incident incident = declared();
        roomOf(incident);
        String stamp = clock.instant().getEpochSecond() + ".000100";
        slack.write("C42", new SlackMessage(stamp, "hello", "[]", "", "UBEN000000"));

        receive(marked("thumbsup", "C42", stamp));
        receive(marked("pushpin", "C1", stamp));
        receive(marked("pushpin", "C42", "nonsense"));
        slack.write("C42", new SlackMessage(stamp, "hello", "[]", "", ""));
        receive(marked("pushpin", "C42", stamp));

        assertThat(notes(incident)).isEmpty();
    }
}
