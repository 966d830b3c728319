package io.incidentkit.connector.linear;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.connector.RealData;
import io.incidentkit.connector.alert.AlertRequest;
import io.incidentkit.connector.alert.BodySignature;
import io.incidentkit.connector.alert.SenderCheck.Verdict;
import io.incidentkit.connector.call.Hmac;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.judge.GraphQlJudge;
import io.incidentkit.connector.paging.WebhookAnswer;
import io.incidentkit.connector.ticket.TicketDraft;
import io.incidentkit.connector.ticket.TicketInbox;
import io.incidentkit.connector.ticket.TicketsContract;
import io.incidentkit.effect.Delivery.Kind;
import io.incidentkit.incident.Incident;
import io.incidentkit.test.tool.ToolCall;
import io.incidentkit.test.tool.ToolStub.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Issues of Linear. */
class LinearTicketsTest extends TicketsContract {
    private static final Secret SECRET = Secret.of("test-secret-not-real");

    LinearTicketsTest() {
        super(new FakeLinear(), "0b1f4d3e-7a55-4f6e-9a5e-2f1a4c8b9d10");
    }

    @Test
    void theJudgeRefusesWhatLinearWould() {
        GraphQlJudge judge = GraphQlJudge.of("specs/linear/schema.graphql");
        ToolCall field = new ToolCall("POST", "/graphql", "", Map.of(), "{\"query\":\"{ viewer { shoeSize } }\"}");
        ToolCall variable = new ToolCall(
                "POST",
                "/graphql",
                "",
                Map.of(),
                "{\"query\":\"mutation C($input: IssueCreateInput!) { issueCreate(input: $input) { success } }\",\"variables\":{\"input\":{\"title\":\"no team\"}}}");

        assertThat(judge.faults(field)).isNotEmpty();
        assertThat(judge.faults(variable)).isNotEmpty();
    }

    /** The id is ours, so that the same is never made twice, whatever came of the attempt before. */
    @Test
    void hasTheIdThatWeGaveIt() {
        Incident incident = host.declared("Checkout is slow");

        assertThat(tool.only().id)
                .isEqualTo(TicketDraft.mark("portal", incident.id().toString(), "1/ticket")
                        .toString());
    }

    @Test
    void whatIsThereAlreadyIsTakenForOurs() {
        tool.answersLost = 1;
        host.declared("Checkout is slow");
        tool.lags = true;
        host.retry();
        tool.lags = false;
        host.retry();

        assertThat(tool.tickets).hasSize(1);
    }

    /** Errors come with 200, and limits with 400. */
    @Test
    void anErrorIsNoSuccessAndALimitIsWaitedFor() {
        tool.stub.next(Answer.of(200, "{\"errors\":[{\"message\":\"Argument Validation Error\"}]}"));
        host.declared("Checkout is slow");
        assertThat(host.last()).hasToString("REJECTED: it answered 200: Argument Validation Error");

        long reset = host.clock.instant().plusSeconds(42).toEpochMilli();
        tool.stub.next(Answer.of(
                        400,
                        "{\"errors\":[{\"message\":\"Rate limit exceeded\",\"extensions\":{\"code\":\"RATELIMITED\"}}]}")
                .header("X-RateLimit-Requests-Reset", Long.toString(reset)));
        host.declared("Checkout is slow");
        assertThat(host.last().kind()).isEqualTo(Kind.RETRYABLE);
        assertThat(host.last().after()).contains(Duration.ofSeconds(42));
    }

    @Test
    void whatIsWrongWithItsSettingsIsSaid() throws Exception {
        assertThat(channel.faults()).isEmpty();
        tool.stub.next(Answer.of(200, "{\"data\":{\"teams\":{\"nodes\":[]}}}"));
        assertThat(channel.faults()).containsExactly("Linear has no team with the key 'OPS' that this user sees");
        tool.stub.next(Answer.of(
                400, "{\"errors\":[{\"message\":\"x\",\"extensions\":{\"code\":\"AUTHENTICATION_ERROR\"}}]}"));
        assertThat(channel.faults()).containsExactly("Linear refuses the API key");
    }

    @Test
    void theSignatureIsThatOfTheVector() {
        JsonNode file = JsonMapper.shared()
                .readTree(RealData.text(RealData.at("webhooks/signatures/signature-vectors-extra.json")));
        String value = file.path("linear").path("value").asString();
        byte[] body = file.path("body_utf8").asString().getBytes(StandardCharsets.UTF_8);
        AlertRequest request = new AlertRequest(null, name -> name.equals("linear-signature") ? value : null, body);

        assertThat(BodySignature.of("linear-signature", "", List.of(SECRET)).judge(request))
                .isEqualTo(Verdict.KNOWN);
        assertThat(Linear.senders(List.of(SECRET), host.clock).judge(request))
                .as("it says no moment")
                .isEqualTo(Verdict.UNKNOWN);
    }

    private WebhookAnswer told(JsonNode issue, Instant at) {
        String body = "{\"action\":\"update\",\"type\":\"Issue\",\"url\":\"https://linear.example/x\",\"data\":" + issue
                + ",\"webhookTimestamp\":" + at.toEpochMilli() + "}";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String signature =
                HexFormat.of().formatHex(Hmac.sha256(SECRET.value().getBytes(StandardCharsets.UTF_8), bytes));
        return new TicketInbox(sync, Linear.senders(List.of(SECRET), host.clock), Linear.form())
                .receive(name -> name.equals("linear-signature") ? signature : null, bytes);
    }

    @Test
    void itsWebhooksTellHowIssuesStandWithinAMinute() {
        Incident incident = withItem("bound the pool");
        tool.move(tool.only(), "done", Instant.parse("2026-11-07T10:00:00Z"));
        JsonNode issue = ((FakeLinear) tool).issue(tool.only());
        Instant now = host.clock.instant();

        assertThat(told(issue, now.minusSeconds(61))).isEqualTo(WebhookAnswer.UNAUTHORISED);
        assertThat(told(issue, now.minusSeconds(59))).isEqualTo(WebhookAnswer.ACCEPTED);
        assertThat(told(issue, now)).isEqualTo(WebhookAnswer.IGNORED);
        assertThat(host.item(incident, 1).proposal()).isPresent();
    }
}
