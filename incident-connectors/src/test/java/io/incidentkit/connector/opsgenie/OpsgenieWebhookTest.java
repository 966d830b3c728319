package io.incidentkit.connector.opsgenie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.incidentkit.connector.RealData;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.paging.PagedIncidents;
import io.incidentkit.connector.paging.SecretHeader;
import io.incidentkit.connector.paging.WebhookAnswer;
import io.incidentkit.incident.Incident;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the webhooks of Opsgenie and Jira Service Management tell of our alerts. */
class OpsgenieWebhookTest {
    private static final String SECRET = "Token 7f3a";

    private final PagedIncidents host = new PagedIncidents();
    private final Incident incident = host.declared();
    private final OpsgenieWebhook webhook = OpsgenieWebhook.create(
            host.incidents,
            host.references,
            "opsgenie",
            "portal",
            OpsgenieBase.JSM,
            SecretHeader.of("X-Incident-Token", List.of(Secret.of("old"), Secret.of(SECRET))));

    private WebhookAnswer receive(String body) {
        return webhook.receive(
                name -> name.equals("X-Incident-Token") ? SECRET : null, body.getBytes(StandardCharsets.UTF_8));
    }

    private String event(String action, long updated, String source, String more) {
        return """
                {"action":"%s","alert":{"alertId":"7ec331d7-1593475564295","alias":"portal/%s/1/everyone/default",
                 "username":"ana@example.com","createdAt":1793954700000,"updatedAt":%d%s},
                 "source":{"name":"","type":"%s"},"integrationId":"i","integrationName":"n"}""".formatted(action, incident.id(), updated, more, source);
    }

    @Test
    void whatPeopleDoThereIsNotedOnce() {
        for (int time = 0; time < 2; time++) {
            assertThat(receive(event("Acknowledge", 1793954940123000000L, "web", "")))
                    .isEqualTo(WebhookAnswer.ACCEPTED);
            receive(event("UnAcknowledge", 1793954940124000000L, "web", ""));
            receive(event("AddNote", 1793954940125000000L, "web", ",\"note\":\"I am on it\""));
            receive(event("AssignOwnership", 1793954940126000000L, "web", ",\"owner\":\"bo@example.com\""));
            receive(event("Close", 1793954940127000000L, "web", ""));
        }

        assertThat(host.notes(incident))
                .containsExactly(
                        "Jira Service Management: acknowledged by ana@example.com",
                        "Jira Service Management: no longer acknowledged by ana@example.com",
                        "Jira Service Management: note by ana@example.com: I am on it",
                        "Jira Service Management: assigned to bo@example.com by ana@example.com",
                        "Jira Service Management says closed by ana@example.com. That ends nothing here.");
        assertThat(host.incidents.get(incident.id()).isOpen()).isTrue();
    }

    /** {@code createdAt} is in milliseconds and {@code updatedAt} in nanoseconds. */
    @Test
    void theMomentIsReadInNanoseconds() {
        receive(event("Acknowledge", 1793954940123000000L, "web", ""));

        var timeline = host.incidents.timeline(incident.id());
        assertThat(timeline.get(timeline.size() - 1).occurredAt()).isEqualTo("2026-11-06T08:49:00.123Z");
    }

    @Test
    void whatWeDidThereOurselvesIsNoNews() {
        host.references.keep("opsgenie", incident.id().toString(), "1/over", "yes");

        assertThat(receive(event("Close", 1793954940123000000L, "API", ""))).isEqualTo(WebhookAnswer.IGNORED);
        assertThat(receive(event("Create", 1793954940122000000L, "API", ""))).isEqualTo(WebhookAnswer.IGNORED);

        assertThat(host.notes(incident)).isEmpty();
    }

    /** A body that was captured: of somebody else's alert, then as if it were of ours. */
    @Test
    void aCapturedBodyIsRead() {
        JsonNode captured = JsonMapper.shared()
                .readTree(RealData.bytes(RealData.at("webhooks/opsgenie/alert-create-captured.json")));
        assertThat(receive(captured.toString())).isEqualTo(WebhookAnswer.IGNORED);
        ((ObjectNode) captured).put("action", "Acknowledge");
        assertThat(receive(captured.toString())).isEqualTo(WebhookAnswer.IGNORED);
        assertThat(host.notes(incident)).isEmpty();

        ((ObjectNode) captured.path("alert")).put("alias", "portal/" + incident.id() + "/1/on-call/default");
        assertThat(receive(captured.toString())).isEqualTo(WebhookAnswer.ACCEPTED);
        assertThat(host.notes(incident)).containsExactly("Jira Service Management: acknowledged by user@example.com");
    }

    @Test
    void withoutTheHeaderNothingIsRead() {
        byte[] body = event("Acknowledge", 1L, "web", "").getBytes(StandardCharsets.UTF_8);

        assertThat(webhook.receive(name -> null, body)).isEqualTo(WebhookAnswer.UNAUTHORISED);
        assertThat(webhook.receive(name -> "Token 7f3", body)).isEqualTo(WebhookAnswer.UNAUTHORISED);
        assertThat(webhook.receive(name -> name.equals("Authorization") ? SECRET : null, body))
                .isEqualTo(WebhookAnswer.UNAUTHORISED);
        assertThatIllegalArgumentException().isThrownBy(() -> SecretHeader.of("X", List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> SecretHeader.of("X", List.of(Secret.of(""))));
    }

    @Test
    void whatIsNotOfItsFormIsUnreadableAndAStoreThatIsDownIsToldSo() {
        for (String body : new String[] {"", "{", "[]", "{\"action\":\"Close\"}", "{\"alert\":{}}"}) {
            assertThat(receive(body)).as(body).isEqualTo(WebhookAnswer.UNREADABLE);
        }
        host.down(true);
        assertThat(receive(event("Acknowledge", -5L, "web", ""))).isEqualTo(WebhookAnswer.TRY_AGAIN);
    }
}
