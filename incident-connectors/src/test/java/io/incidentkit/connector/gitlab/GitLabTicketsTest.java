package io.incidentkit.connector.gitlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentkit.connector.RealData;
import io.incidentkit.connector.alert.AlertRequest;
import io.incidentkit.connector.alert.SenderCheck;
import io.incidentkit.connector.alert.SenderCheck.Verdict;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.paging.WebhookAnswer;
import io.incidentkit.connector.ticket.TicketInbox;
import io.incidentkit.connector.ticket.TicketsContract;
import io.incidentkit.incident.Incident;
import io.incidentkit.memory.InMemoryReferences;
import io.incidentkit.test.tool.ToolStub.Answer;
import io.incidentkit.validation.InvalidInputException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Issues of GitLab. */
class GitLabTicketsTest extends TicketsContract {
    private static final Secret TOKEN = Secret.of("R028PVWZN5LK6TQ7QC0T");

    GitLabTicketsTest() {
        super(new FakeGitLab(), "4711");
    }

    @Override
    protected boolean tellsDropped() {
        return false;
    }

    /** A line that begins with a slash is a command there: it would close the issue, or hand it to somebody. */
    @Test
    void aTextGivesNoCommands() {
        Incident incident = withItem("bound the pool\n/close\n  /assign @root");
        host.on(incident).actions().drop(1, "no\n/reopen");

        assertThat(tool.only().text).doesNotContainPattern("(?m)^\\s*/[a-z]").contains("/close");
        assertThat(tool.only().comments).singleElement().asString().doesNotContainPattern("(?m)^\\s*/[a-z]");
    }

    @Test
    void whatIsWrongWithItsSettingsIsSaid() throws Exception {
        assertThat(channel.faults()).isEmpty();
        tool.stub.next(Answer.of(200, "{\"issues_access_level\":\"disabled\"}"));
        assertThat(channel.faults()).containsExactly("Issues are off in the project 'acme/shop'");
        tool.stub.next(Answer.of(404, ""));
        assertThat(channel.faults()).containsExactly("GitLab has no project 'acme/shop' that the token may see");
        assertThatThrownBy(() -> tool.builder(new InMemoryReferences())
                        .assignees(Map.of("bo", "bo"))
                        .labels(List.of("a,b"))
                        .build())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'bo' is no number")
                .hasMessageContaining("comma");
    }

    private static Verdict judged(SenderCheck check, Map<String, String> headers, String body) {
        Map<String, String> lower = new HashMap<>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        return check.judge(new AlertRequest(
                null, name -> lower.get(name.toLowerCase(Locale.ROOT)), body.getBytes(StandardCharsets.UTF_8)));
    }

    /** A body that is not of ASCII alone, two values while the secret is changed, and a secret with its prefix. */
    @Test
    void aSigningTokenIsCheckedByTheVectorsOfStandardWebhooks() {
        JsonNode file = JsonMapper.shared()
                .readTree(RealData.text(RealData.at("webhooks/signatures/signature-vectors-extra.json")));
        JsonNode vector = file.path("standard_webhooks_incident_io_gitlab");
        String body = file.path("body_utf8").asString();
        List<Secret> secrets = List.of(TOKEN, Secret.of(vector.path("secret").asString()));
        InstantSource then = InstantSource.fixed(Instant.ofEpochSecond(1764300060));
        Map<String, String> headers = new HashMap<>();
        vector.path("headers")
                .properties()
                .forEach(each -> headers.put(each.getKey(), each.getValue().asString()));
        SenderCheck check = GitLabIssues.senders(secrets, then);

        assertThat(judged(check, headers, body)).isEqualTo(Verdict.KNOWN);
        assertThat(judged(check, headers, body + " ")).isEqualTo(Verdict.UNKNOWN);
        headers.put("webhook-signature", vector.path("rotation_header_value").asString());
        assertThat(judged(check, headers, body)).isEqualTo(Verdict.KNOWN);
        SenderCheck later = GitLabIssues.senders(secrets, InstantSource.fixed(Instant.ofEpochSecond(1764301000)));
        assertThat(judged(later, headers, body)).isEqualTo(Verdict.UNKNOWN);
        headers.put("webhook-id", "another");
        assertThat(judged(check, headers, body)).isEqualTo(Verdict.UNKNOWN);
        assertThatThrownBy(() -> GitLabIssues.senders(List.of(Secret.of("whsec_%%%")), then))
                .hasMessageNotContaining("%%%");
    }

    @Test
    void itsWebhooksTellHowIssuesStand() {
        Incident incident = withItem("bound the pool");
        TicketInbox inbox = new TicketInbox(
                sync,
                GitLabIssues.senders(List.of(TOKEN), host.clock),
                GitLabIssues.of(tool.stub.at(""), "acme/shop", TOKEN).form());
        String body = "{\"object_kind\":\"issue\",\"project\":{\"id\":7,\"path_with_namespace\":\"acme/shop\"},"
                + "\"object_attributes\":{\"iid\":" + tool.only().id
                + ",\"state\":\"closed\",\"action\":\"close\",\"url\":\"https://gitlab.example/acme/shop/-/issues/2\","
                + "\"updated_at\":\"2026-11-07 10:00:00 UTC\"}}";
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);

        assertThat(inbox.receive(name -> name.equals("X-Gitlab-Token") ? "wrong" : null, bytes))
                .isEqualTo(WebhookAnswer.UNAUTHORISED);
        assertThat(inbox.receive(name -> name.equals("X-Gitlab-Token") ? TOKEN.value() : null, bytes))
                .isEqualTo(WebhookAnswer.ACCEPTED);
        assertThat(inbox.receive(name -> name.equals("X-Gitlab-Token") ? TOKEN.value() : null, bytes))
                .isEqualTo(WebhookAnswer.IGNORED);
        assertThat(host.item(incident, 1).proposal()).isPresent();
    }
}
