package io.incidentkit.connector.github;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.actionitem.ActionState;
import io.incidentkit.connector.RealData;
import io.incidentkit.connector.call.Hmac;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.judge.OpenApiJudge;
import io.incidentkit.connector.paging.WebhookAnswer;
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

/** Issues of GitHub. */
class GitHubTicketsTest extends TicketsContract {
    private static final Secret SECRET = Secret.of("It's a Secret to Everybody");

    GitHubTicketsTest() {
        super(new FakeGitHub(), "bo-at-acme");
    }

    @Override
    protected boolean hasDueDates() {
        return false;
    }

    @Test
    void theJudgeRefusesWhatGitHubWould() {
        OpenApiJudge judge = OpenApiJudge.of("specs/github/github-issues-subset.openapi.json", "");
        ToolCall patch = new ToolCall(
                "PATCH",
                "/repos/acme/shop/issues/1",
                "",
                Map.of("Content-Type", "application/json"),
                "{\"state\":\"resolved\"}");
        assertThat(judge.faults(patch)).isNotEmpty();
    }

    /** Its search lags behind by minutes, its list does not; pull requests stand in it as well. */
    @Test
    void isFoundInTheListByItsMark() {
        tool.answersLost = 1;
        host.declared("Checkout is slow");
        host.retry();

        ToolCall list = tool.stub.calls().get(1);
        assertThat(list.query()).startsWith("state=all&since=2026-11-06T07%3A49%3A07Z&sort=created");
        assertThat(tool.only().text).contains("<!-- incident-kit-");
    }

    @Test
    void waitsForTheListBeforeItOpensTheSameAgain() {
        tool.answersLost = 1;
        tool.lags = true;
        host.declared("Checkout is slow");
        host.retry();
        assertThat(host.last().after()).contains(Duration.ofSeconds(10));

        tool.lags = false;
        host.retry();
        assertThat(tool.tickets).hasSize(1);
    }

    @Test
    void aTextCallsNobodyAndHasNoMarkOfOthers() {
        withItem("tell @acme/everybody <!-- incident-kit-1 --> and mail bo@acme.example");

        assertThat(tool.only().text)
                .doesNotContain("@acme")
                .doesNotContain("<!-- incident-kit-1 ")
                .contains("@\u200Bacme/everybody");
    }

    @Test
    void waitsAtItsLimitsWhateverTheirStatus() {
        tool.stub.next(Answer.of(403, "{\"message\":\"You have exceeded a secondary rate limit\"}")
                .header("retry-after", "60"));
        host.declared("Checkout is slow");
        assertThat(host.last().kind()).isEqualTo(Kind.RETRYABLE);
        assertThat(host.last().after()).contains(Duration.ofSeconds(60));
    }

    @Test
    void issuesThatAreOffAreSaid() {
        tool.stub.next(Answer.of(410, "{\"message\":\"Issues has been disabled in this repository.\"}"));
        host.declared("Checkout is slow");
        assertThat(host.last()).hasToString("REJECTED: it answered 410: Issues has been disabled in this repository.");
    }

    /** A renamed repository, and a key that lost its right, answer for each issue as if it were gone. */
    @Test
    void nothingIsDroppedByAKeyThatSeesNothingAnyMore() throws Exception {
        Incident incident = withItem("bound the pool");
        tool.tickets.clear();
        tool.stub.on("GET " + FakeGitHub.ISSUES, Answer.of(404, "{\"message\":\"Not Found\"}"));
        tool.stub.on("GET " + FakeGitHub.ISSUES + "/*", Answer.of(404, "{\"message\":\"Not Found\"}"));

        assertThat(sync.poll()).isZero();
        tool.stub.on("GET " + FakeGitHub.ISSUES + "/*", Answer.of(301, ""));
        assertThat(sync.poll()).isZero();

        assertThat(host.item(incident, 1).proposal()).isEmpty();
    }

    @Test
    void anIssueThatWasDeletedIsAProposalToDropTheItem() throws Exception {
        Incident incident = withItem("bound the pool");
        tool.tickets.clear();

        sync.poll();

        assertThat(host.item(incident, 1).ticket().state()).isEqualTo(ActionState.DROPPED);
        assertThat(host.asked())
                .anyMatch(words -> words.contains("Action item 1 is dropped in https://github.example"));
    }

    @Test
    void whatIsWrongWithItsSettingsIsSaid() throws Exception {
        assertThat(channel.faults()).isEmpty();
        tool.stub.next(Answer.of(301, ""));
        assertThat(channel.faults())
                .containsExactly("The repository 'acme/shop' has another name by now; set that one");
        tool.stub.next(Answer.of(401, ""));
        assertThat(channel.faults()).containsExactly("GitHub refuses the token");
        tool.stub.next(Answer.of(410, ""));
        assertThat(channel.faults()).containsExactly("Issues are off in the repository 'acme/shop'");
    }

    private WebhookAnswer told(String event, byte[] body, String signature) {
        TicketInbox inbox = new TicketInbox(sync, GitHubIssues.senders(List.of(SECRET)), GitHubIssues.form());
        Map<String, String> headers = Map.of(
                "x-hub-signature-256", signature, "x-github-event", event, "x-github-delivery", "72d3162e-cc78-11e3");
        return inbox.receive(name -> headers.get(name.toLowerCase(java.util.Locale.ROOT)), body);
    }

    private WebhookAnswer told(String event, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        byte[] key = SECRET.value().getBytes(StandardCharsets.UTF_8);
        return told(event, bytes, "sha256=" + HexFormat.of().formatHex(Hmac.sha256(key, bytes)));
    }

    /** The vector that GitHub prints in its documents. */
    @Test
    void theSenderIsKnownByGitHubsOwnVector() {
        JsonNode vector = JsonMapper.shared()
                .readTree(RealData.text(RealData.at("webhooks/signatures/signature-vectors-extra.json")))
                .path("github");
        byte[] body = vector.path("body").asString().getBytes(StandardCharsets.UTF_8);

        assertThat(told("issues", body, vector.path("value").asString())).isEqualTo(WebhookAnswer.UNREADABLE);
        assertThat(told("issues", body, "sha256=00")).isEqualTo(WebhookAnswer.UNAUTHORISED);
        assertThat(told(
                        "issues",
                        "Hello, World?".getBytes(StandardCharsets.UTF_8),
                        vector.path("value").asString()))
                .isEqualTo(WebhookAnswer.UNAUTHORISED);
    }

    @Test
    void itsWebhooksTellHowIssuesStandOnceEach() {
        Incident incident = withItem("bound the pool");
        tool.move(tool.only(), "dropped", Instant.parse("2026-11-07T10:00:00Z"));
        String body = "{\"action\":\"closed\",\"issue\":" + ((FakeGitHub) tool).issue(tool.only())
                + ",\"repository\":{\"full_name\":\"acme/shop\"},\"sender\":{\"login\":\"grün\"}}";

        assertThat(told("issues", body)).isEqualTo(WebhookAnswer.ACCEPTED);
        assertThat(told("issues", body)).as("a delivery that is sent again").isEqualTo(WebhookAnswer.IGNORED);
        assertThat(told("issues", body.replace("acme/shop", "acme/other"))).isEqualTo(WebhookAnswer.IGNORED);
        assertThat(told("ping", "{\"zen\":\"x\"}")).isEqualTo(WebhookAnswer.IGNORED);
        assertThat(host.item(incident, 1).ticket().state()).isEqualTo(ActionState.DROPPED);
        assertThat(host.item(incident, 1).proposal()).isPresent();
        assertThat(host.timeline(incident))
                .filteredOn(words -> words.contains("is dropped: https"))
                .hasSize(1);
    }

    /** What is read is where GitHub's own schema of its webhooks has it. */
    @Test
    void theFieldsThatAreReadAreThoseOfItsSchema() {
        JsonNode schema =
                JsonMapper.shared().readTree(RealData.text(RealData.at("specs/github/github-webhooks.schema.json")));
        JsonNode issue = schema.at("/definitions/issue/properties");

        for (String field : List.of("number", "html_url", "state", "state_reason", "updated_at")) {
            assertThat(issue.has(field)).as(field).isTrue();
        }
        assertThat(schema.at("/definitions/repository/properties").has("full_name"))
                .isTrue();
        assertThat(schema.at("/definitions").has("issues$deleted")).isTrue();
        assertThat(schema.at("/definitions").has("issues$transferred")).isTrue();
    }
}
