package io.incidentkit.connector.kener;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.judge.OpenApiJudge;
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
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Kener 4; its own description judges each call. */
class KenerChannelTest {
    private static final Secret KEY = Secret.of("kener_9vrtdwd8ykctb");

    private final ToolStub stub = ToolStub.start();
    private final Told told = Told.of(1);
    private final SettableClock clock = SettableClock.at("2026-03-01T14:40:00Z");
    private final KenerChannel channel = KenerChannel.builder(
                    Caller.create(Duration.ofSeconds(20)), stub.at(""), KEY, new InMemoryReferences())
            .components(Components.builder()
                    .component("checkout", "checkout-web")
                    .component("search", "search")
                    .build())
            .clock(clock)
            .build();

    KenerChannelTest() {
        stub.on("GET /api/v4/incidents", Answer.of(200, "{\"incidents\":[]}"));
        stub.on(
                "POST /api/v4/incidents",
                Answer.of(
                        201,
                        "{\"incident\":{\"id\":12,\"title\":\"x\",\"url\":\"https://status.example/incidents/12\"}}"));
        stub.on("GET /api/v4/incidents/12/comments", Answer.of(200, "{\"comments\":[]}"));
    }

    @AfterEach
    void kenerRefusesNothingOfWhatWasSent() {
        stub.close();
        OpenApiJudge judge = OpenApiJudge.of("specs/kener/kener-v4.openapi.json", "/");
        for (ToolCall call : stub.calls()) {
            assertThat(judge.faults(call)).as(call.line() + " " + call.body()).isEmpty();
        }
    }

    private static JsonNode body(ToolCall call) {
        return JsonMapper.builder().build().readTree(call.body());
    }

    private List<ToolCall> writes() {
        return stub.calls().stream()
                .filter(call -> !call.method().equals("GET"))
                .toList();
    }

    @Test
    void anIncidentAndItsFirstCommentAreTwoCalls() throws Exception {
        assertThat(channel.deliver(told.update("Slow."), told.at(Step.TRIAGED)))
                .hasToString("DELIVERED: https://status.example/incidents/12");

        assertThat(body(writes().get(0)))
                .hasToString(
                        "{\"title\":\"Checkout is slow\",\"start_date_time\":1772375520,\"monitors\":[{\"monitor_tag\":\"checkout-web\",\"impact\":\"DOWN\"}]}");
        assertThat(body(writes().get(1)))
                .hasToString("{\"comment\":\"Slow.\",\"state\":\"INVESTIGATING\",\"timestamp\":1772376000}");
    }

    @Test
    void messagesAreCommentsAndTheEndEndsTheIncidentWithItsMonitors() throws Exception {
        channel.deliver(told.update("Slow."), told.at(Step.TRIAGED));
        channel.deliver(told.update("Known."), told.at(Step.DIAGNOSED));
        clock.advance(Duration.ofMinutes(10));
        stub.forget();
        channel.deliver(told.update("Over."), told.at(Step.RESOLVED));

        assertThat(stub.lines()).containsExactly("PATCH /api/v4/incidents/12", "POST /api/v4/incidents/12/comments");
        assertThat(body(stub.calls().get(0)))
                .hasToString(
                        "{\"end_date_time\":1772376600,\"monitors\":[{\"monitor_tag\":\"checkout-web\",\"impact\":\"UP\"}]}");
        assertThat(body(stub.last()).path("state").asString()).isEqualTo("RESOLVED");
    }

    @Test
    void monitorsAreGivenInWholeSinceTheyAreTheIncidents() throws Exception {
        channel.deliver(told.update("Slow."), told.at(Step.TRIAGED));
        stub.forget();
        channel.deliver(
                told.update("More."),
                told.context().services(List.of("checkout", "search")).build());

        assertThat(body(stub.calls().get(0)).path("monitors")).hasSize(2);
    }

    @Test
    void anIncidentThatEndsWithoutAMessageIsEnded() throws Exception {
        channel.deliver(told.update("Slow."), told.at(Step.TRIAGED));
        stub.forget();

        assertThat(channel.deliver(told.close(), told.at(Step.RESOLVED)).kind()).isEqualTo(Kind.DELIVERED);

        assertThat(stub.lines()).containsExactly("PATCH /api/v4/incidents/12");
    }

    @Test
    void aLostIncidentIsFoundByItsSecondAndTitleAndGetsItsComment() throws Exception {
        Effect first = told.update("Slow.");
        stub.next(Answer.of(200, "{\"incidents\":[]}")).next(Answer.of(502, ""));
        assertThat(channel.deliver(first, told.at(Step.TRIAGED)).kind()).isEqualTo(Kind.RETRYABLE);
        stub.on(
                "GET /api/v4/incidents",
                Answer.of(
                        200,
                        "{\"incidents\":[{\"id\":11,\"title\":\"Another\",\"start_date_time\":1772375520},"
                                + "{\"id\":12,\"title\":\"Checkout is slow\",\"start_date_time\":1772375520}]}"));
        stub.forget();

        assertThat(channel.deliver(first, told.at(Step.TRIAGED)).kind()).isEqualTo(Kind.DELIVERED);

        assertThat(writes()).noneMatch(call -> call.line().equals("POST /api/v4/incidents"));
        assertThat(stub.lines()).contains("POST /api/v4/incidents/12/comments");
    }

    @Test
    void aCommentIsNotSentTwice() throws Exception {
        channel.deliver(told.update("Slow."), told.at(Step.TRIAGED));
        Effect update = told.update("Known.");
        stub.next(Answer.of(504, ""));
        channel.deliver(update, told.at(Step.DIAGNOSED));
        stub.on(
                "GET /api/v4/incidents/12/comments",
                Answer.of(
                        200,
                        "{\"comments\":[{\"id\":1,\"comment\":\"Slow.\",\"state\":\"INVESTIGATING\"},"
                                + "{\"id\":2,\"comment\":\"Known.\",\"state\":\"IDENTIFIED\"}]}"));
        stub.forget();

        assertThat(channel.deliver(update, told.at(Step.DIAGNOSED)).kind()).isEqualTo(Kind.DELIVERED);
        assertThat(writes()).isEmpty();
    }

    @Test
    void whatIsWrongWithItsSettingsIsSaid() throws Exception {
        stub.on(
                "GET /api/v4/monitors",
                Answer.of(200, "{\"monitors\":[{\"tag\":\"checkout-web\"},{\"tag\":\"search\"}]}"));
        assertThat(channel.faults()).isEmpty();
        stub.next(Answer.of(200, "{\"monitors\":[{\"tag\":\"search\"}]}"));
        assertThat(channel.faults())
                .containsExactly("Kener has no monitor 'checkout-web', which is that of 'checkout'");
        stub.next(Answer.of(401, "{\"error\":{\"code\":\"UNAUTHORIZED\",\"message\":\"no\"}}"));
        assertThat(channel.faults()).containsExactly("Kener refuses the key");
    }
}
