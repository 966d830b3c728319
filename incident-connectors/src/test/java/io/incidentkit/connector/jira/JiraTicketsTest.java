package io.incidentkit.connector.jira;

import static io.incidentkit.connector.ticket.TrackedIncidents.ANA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentkit.actionitem.ActionState;
import io.incidentkit.command.EndCommand.Dismiss;
import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.Hmac;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.judge.OpenApiJudge;
import io.incidentkit.connector.page.Told;
import io.incidentkit.connector.paging.WebhookAnswer;
import io.incidentkit.connector.ticket.TicketChannel;
import io.incidentkit.connector.ticket.TicketInbox;
import io.incidentkit.connector.ticket.TicketsContract;
import io.incidentkit.effect.Delivery.Kind;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.Step;
import io.incidentkit.memory.InMemoryReferences;
import io.incidentkit.test.tool.ToolCall;
import io.incidentkit.test.tool.ToolStub.Answer;
import io.incidentkit.validation.InvalidInputException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Jira Cloud. */
class JiraTicketsTest extends TicketsContract {
    private static final Secret SECRET = Secret.of("It's a Secret to Everybody");

    JiraTicketsTest() {
        super(new FakeJira(), "5b109f2e9729b51b54dc274d");
    }

    @Override
    protected boolean tellsDropped() {
        return false;
    }

    private FakeJira jira() {
        return (FakeJira) tool;
    }

    @Test
    void theJudgeRefusesWhatJiraWould() {
        OpenApiJudge judge = OpenApiJudge.of("specs/jira/jira-cloud-v3-subset.openapi.json", "");
        ToolCall search = new ToolCall(
                "POST", "/rest/api/3/search/jql", "", Map.of("Content-Type", "application/json"), "{\"jql\":7}");
        ToolCall old = new ToolCall("GET", "/rest/api/3/search", "jql=x", Map.of(), "");

        assertThat(judge.faults(search)).isNotEmpty();
        assertThat(judge.faults(old)).as("it was taken away, CHANGE-2046").isNotEmpty();
    }

    /** prometheus/alertmanager#4756: a description of plain text is refused by version 3. */
    @Test
    void aTextIsADocument() {
        host.declared("Checkout is slow");

        String text = tool.stub.calls().get(0).body();
        assertThat(text)
                .contains(
                        "\"description\":{\"type\":\"doc\",\"version\":1",
                        "\"href\":\"https://incidents.example/INC-1\"");
    }

    /** prometheus/alertmanager#5185: asked for issues that are not resolved so or so, Jira leaves out those without a resolution. */
    @Test
    void isAskedForALabelAlone() {
        tool.answersLost = 1;
        host.declared("Checkout is slow");
        host.retry();

        ToolCall search = tool.stub.calls().get(1);
        assertThat(search.path()).isEqualTo("/rest/api/3/search/jql");
        assertThat(search.body())
                .contains("labels = ", "\"fields\":[\"status\",\"updated\"]")
                .doesNotContain("resolution", "project");
    }

    /** What was opened is in the index seconds later. */
    @Test
    void waitsForItsSearchBeforeItOpensTheSameAgain() {
        tool.answersLost = 1;
        tool.lags = true;
        host.declared("Checkout is slow");

        host.retry();
        assertThat(host.last().kind()).isEqualTo(Kind.RETRYABLE);
        assertThat(host.last().after()).contains(Duration.ofSeconds(30));

        tool.lags = false;
        host.retry();

        assertThat(tool.tickets).hasSize(1);
        assertThat(host.last().kind()).isEqualTo(Kind.DELIVERED);
    }

    @Test
    void leavesOutWhatTheProjectHasOnNoScreen() {
        jira().missing.add("duedate");
        Incident incident = withItem("bound the pool");

        assertThat(tool.only().due).isNull();
        assertThat(tool.only().assignee).isEqualTo("5b109f2e9729b51b54dc274d");

        host.on(incident).actions().describe(1, "bound both pools");
        assertThat(tool.only().title).endsWith("bound both pools");
    }

    @Test
    void aRefusalSaysWhichFieldIsWrong() {
        tool.stub.next(Answer.of(
                400, "{\"errorMessages\":[],\"errors\":{\"customfield_10042\":\"Root cause is required.\"}}"));

        host.declared("Checkout is slow");

        assertThat(host.last())
                .hasToString("REJECTED: it answered 400: {\"customfield_10042\":\"Root cause is required.\"}");
    }

    @Test
    void aWorkflowWithoutAWayToDoneIsSaid() {
        jira().category = "new";
        Incident incident = host.declared("Checkout is slow");

        host.incidents.execute(ANA, incident.id(), new Dismiss("a load test", null, null));

        assertThat(host.last().toString()).startsWith("REJECTED: the workflow has no way");
    }

    /** prometheus/alertmanager#4892: the host was rewritten, and tokens with scopes are for another one than the site. */
    @Test
    void isSpokenToWhereItsTokenIsFor() throws Exception {
        tool.stub.on(
                "POST /ex/jira/11223344/rest/api/3/issue", Answer.of(201, "{\"id\":\"10042\",\"key\":\"OPS-42\"}"));
        TicketChannel scoped = TicketChannel.builder(
                        Caller.create(Duration.ofSeconds(20)),
                        new InMemoryReferences(),
                        Jira.of(URI.create("https://acme.atlassian.net"), "bot@acme.example", SECRET, "OPS")
                                .api(tool.stub.at("/ex/jira/11223344")))
                .build();
        Told told = Told.of(1);

        assertThat(scoped.deliver(told.effect(EffectKind.TICKET, "", null), told.at(Step.TRIAGED)))
                .hasToString("DELIVERED: https://acme.atlassian.net/browse/OPS-42");
        assertThat(tool.stub.last().path()).isEqualTo("/ex/jira/11223344/rest/api/3/issue");
        tool.stub.forget();
    }

    @Test
    void waitsAsLongAsJiraSays() {
        tool.stub.next(Answer.of(429, "").header("Retry-After", "17"));
        host.declared("Checkout is slow");
        assertThat(host.last().after()).contains(Duration.ofSeconds(17));
    }

    @Test
    void anIssueThatIsGoneIsLookedAfterNoLonger() throws Exception {
        Incident incident = withItem("bound the pool");
        tool.tickets.clear();

        sync.poll();

        assertThat(host.item(incident, 1).ticket().state()).isEqualTo(ActionState.DROPPED);
        assertThat(sync.poll()).isLessThanOrEqualTo(1);
    }

    @Test
    void whatIsWrongWithItsSettingsIsSaid() throws Exception {
        assertThat(channel.faults()).isEmpty();

        tool.stub.on(FakeJira.TYPES, Answer.of(200, "{\"issueTypes\":[{\"id\":\"1\",\"name\":\"Bug\"}]}"));
        assertThat(channel.faults()).containsExactly("The project 'OPS' has no type of issues 'Task'");
        tool.stub.on(FakeJira.TYPES, Answer.of(404, "{}"));
        assertThat(channel.faults()).singleElement().asString().contains("no project 'OPS'");
        tool.stub.on(FakeJira.TYPES, Answer.of(401, ""));
        assertThat(channel.faults()).containsExactly("Jira refuses the mail address or the API token");
        assertThatThrownBy(() -> tool.builder(new InMemoryReferences())
                        .labels(List.of("a\nb"))
                        .build())
                .isInstanceOf(InvalidInputException.class);
    }

    private WebhookAnswer told(String body, Secret secret) {
        TicketInbox inbox = new TicketInbox(
                sync,
                Jira.senders(List.of(SECRET)),
                Jira.of(tool.stub.at(""), "a@b", SECRET, "OPS").form());
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String signature = "sha256="
                + HexFormat.of().formatHex(Hmac.sha256(secret.value().getBytes(StandardCharsets.UTF_8), bytes));
        return inbox.receive(name -> name.equalsIgnoreCase("X-Hub-Signature") ? signature : null, bytes);
    }

    @Test
    void itsWebhooksTellHowIssuesStand() {
        Incident incident = withItem("bound the pool");
        tool.move(tool.only(), "done", Instant.parse("2026-11-07T10:00:00Z"));
        String body = "{\"timestamp\":1794045600000,\"webhookEvent\":\"jira:issue_updated\",\"issue\":"
                + jira().issue(tool.only())
                + ",\"changelog\":{\"items\":[{\"field\":\"status\",\"toString\":\"Größer\"}]}}";

        assertThat(told(body, Secret.of("another"))).isEqualTo(WebhookAnswer.UNAUTHORISED);
        assertThat(told(body, SECRET)).isEqualTo(WebhookAnswer.ACCEPTED);
        assertThat(told(body, SECRET)).isEqualTo(WebhookAnswer.IGNORED);
        assertThat(told("{\"webhookEvent\":\"comment_created\"}", SECRET)).isEqualTo(WebhookAnswer.IGNORED);
        assertThat(told("{}", SECRET)).isEqualTo(WebhookAnswer.UNREADABLE);
        assertThat(host.item(incident, 1).proposal()).isPresent();
    }
}
