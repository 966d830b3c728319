package io.incidentkit.connector.cachet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.judge.SchemaJudge;
import io.incidentkit.connector.page.Components;
import io.incidentkit.connector.page.Told;
import io.incidentkit.effect.Delivery.Kind;
import io.incidentkit.effect.Effect;
import io.incidentkit.loop.Step;
import io.incidentkit.memory.InMemoryReferences;
import io.incidentkit.test.SettableClock;
import io.incidentkit.test.tool.ToolCall;
import io.incidentkit.test.tool.ToolStub;
import io.incidentkit.test.tool.ToolStub.Answer;
import io.incidentkit.validation.InvalidInputException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Cachet 3; the rules that its own requests are checked by judge each call. */
class CachetChannelTest {
    private static final Secret KEY = Secret.of("2|h9vrtdwd8ykctbR028PV");
    private static final String FILE = "specs/cachet/cachet-v3-requests.schema.json";
    private static final String NONE = "{\"data\":[]}";

    private final ToolStub stub = ToolStub.start();
    private final Told told = Told.of(1);
    private final CachetChannel channel = CachetChannel.builder(
                    Caller.create(Duration.ofSeconds(20)), stub.at(""), KEY, new InMemoryReferences())
            .components(Components.builder().component("checkout", "7").build())
            .clock(SettableClock.at("2026-03-01T14:40:00Z"))
            .build();

    CachetChannelTest() {
        stub.on("GET /api/incidents", Answer.of(200, NONE));
        stub.on("POST /api/incidents", Answer.of(201, "{\"data\":{\"id\":\"42\",\"attributes\":{}}}"));
        stub.on("GET /api/incidents/42/updates", Answer.of(200, NONE));
    }

    @AfterEach
    void cachetRefusesNothingOfWhatWasSent() {
        stub.close();
        for (ToolCall call : stub.calls()) {
            assertThat(call.header("Authorization")).contains("Bearer " + KEY.value());
            if (!call.method().equals("GET")) {
                String rules = call.path().endsWith("/updates")
                        ? "createUpdate"
                        : call.path().contains("/components/") ? "updateComponent" : "createIncident";
                assertThat(SchemaJudge.at(FILE, "/$defs/" + rules).faults(call.body()))
                        .as(call.line() + " " + call.body())
                        .isEmpty();
            }
        }
    }

    private static JsonNode body(ToolCall call) {
        return JsonMapper.builder().build().readTree(call.body());
    }

    private List<String> writes() {
        return stub.lines().stream().filter(line -> !line.startsWith("GET")).toList();
    }

    @Test
    void theJudgeRefusesWhatCachetWould() {
        assertThat(SchemaJudge.at(FILE, "/$defs/createUpdate").faults("{\"status\":9,\"message\":\"x\"}"))
                .isNotEmpty();
        assertThat(SchemaJudge.at(FILE, "/$defs/createIncident").faults("{\"name\":\"x\"}"))
                .isNotEmpty();
    }

    /** Both are false in Cachet where nothing is said: an incident that nobody sees. */
    @Test
    void whatIsPublishedIsVisibleAndTold() throws Exception {
        assertThat(channel.deliver(told.update("Slow."), told.at(Step.TRIAGED))).hasToString("DELIVERED: 42");

        ToolCall create = stub.calls().get(1);
        assertThat(body(create).path("visible").asBoolean(false)).isTrue();
        assertThat(body(create).path("notifications").asBoolean(false)).isTrue();
        assertThat(body(create).path("status").asInt()).isEqualTo(1);
        assertThat(body(create).path("occurred_at").asString()).isEqualTo("2026-03-01T14:32:00Z");
        assertThat(body(stub.last())).hasToString("{\"status\":4}");
    }

    @Test
    void messagesAreUpdatesWithTheirOwnStates() throws Exception {
        channel.deliver(told.update("Slow."), told.at(Step.TRIAGED));
        channel.deliver(told.update("Known."), told.at(Step.DIAGNOSED));
        channel.deliver(told.update("Restored."), told.at(Step.MITIGATED));
        channel.deliver(told.update("Over."), told.at(Step.RESOLVED));

        assertThat(writes())
                .containsExactly(
                        "POST /api/incidents",
                        "PUT /api/components/7",
                        "POST /api/incidents/42/updates",
                        "POST /api/incidents/42/updates",
                        "POST /api/incidents/42/updates",
                        "PUT /api/components/7");
        assertThat(body(stub.calls().get(stub.calls().size() - 2))).hasToString("{\"status\":4,\"message\":\"Over.\"}");
        assertThat(body(stub.last())).hasToString("{\"status\":1}");
    }

    @Test
    void anIncidentWhoseAnswerWasLostIsFoundByItsMeta() throws Exception {
        Effect first = told.update("Slow.");
        stub.next(Answer.of(200, NONE)).next(Answer.of(502, ""));
        assertThat(channel.deliver(first, told.at(Step.TRIAGED)).kind()).isEqualTo(Kind.RETRYABLE);
        stub.on(
                "GET /api/incidents",
                Answer.of(
                        200,
                        "{\"data\":[{\"id\":\"41\",\"attributes\":{\"meta\":null}},{\"id\":\"42\",\"attributes\":{\"meta\":{\"incident_kit\":\""
                                + told.incident() + "/1\"}}}]}"));
        stub.on(
                "GET /api/incidents/42",
                Answer.of(200, "{\"data\":{\"id\":\"42\",\"attributes\":{\"message\":\"Slow.\"}}}"));
        stub.forget();

        assertThat(channel.deliver(first, told.at(Step.TRIAGED))).hasToString("DELIVERED: 42");

        assertThat(writes()).as("its component is set, and nothing is made").containsExactly("PUT /api/components/7");
        assertThat(stub.calls().get(0).query()).startsWith("filter%5Bmeta%5D%5Bincident_kit%5D=" + told.incident());
    }

    @Test
    void anUpdateIsNotSentTwice() throws Exception {
        channel.deliver(told.update("Slow."), told.at(Step.TRIAGED));
        Effect update = told.update("Known.");
        stub.next(Answer.of(504, ""));
        channel.deliver(update, told.at(Step.DIAGNOSED));
        stub.on(
                "GET /api/incidents/42/updates",
                Answer.of(
                        200,
                        "{\"data\":[{\"id\":\"1\",\"attributes\":{\"message\":\"x\"}},{\"id\":\"2\",\"attributes\":{\"message\":\"Known.\"}}]}"));
        stub.forget();

        assertThat(channel.deliver(update, told.at(Step.DIAGNOSED)).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(writes()).isEmpty();
    }

    @Test
    void aRefusalSaysWhichFieldIsWrong() throws Exception {
        stub.next(Answer.of(200, NONE))
                .next(Answer.of(422, "{\"message\":\"The name is wrong.\",\"errors\":{\"name\":[\"wrong\"]}}"));

        assertThat(channel.deliver(told.update("Slow."), told.at(Step.TRIAGED)))
                .hasToString("REJECTED: it answered 422: The name is wrong.; {\"name\":[\"wrong\"]}");
    }

    @Test
    void whatIsWrongWithItsSettingsIsSaid() throws Exception {
        assertThat(channel.faults()).isEmpty();
        assertThat(channel.sendTest().kind()).isEqualTo(Kind.DELIVERED);

        stub.on("GET /api/components/7", Answer.of(404, "{}"));
        assertThat(channel.faults()).containsExactly("Cachet has no component '7', which is that of 'checkout'");
        stub.next(Answer.of(403, "{\"message\":\"Invalid ability provided.\"}"));
        assertThat(channel.faults()).containsExactly("Cachet refuses the key, or it may not manage incidents");
        stub.next(Answer.of(404, ""));
        assertThat(channel.faults()).containsExactly("Cachet answers 404; is it version 3, and its address right?");
        assertThatThrownBy(() -> CachetChannel.builder(
                                Caller.create(Duration.ofSeconds(1)),
                                URI.create("cachet"),
                                KEY,
                                new InMemoryReferences())
                        .components(Components.builder().component("a", "x").build())
                        .build())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'x' is no number of a component")
                .hasMessageContaining("base");
    }
}
