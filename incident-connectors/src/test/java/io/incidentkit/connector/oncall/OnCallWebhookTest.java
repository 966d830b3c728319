package io.incidentkit.connector.oncall;

import static org.assertj.core.api.Assertions.assertThat;

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

/** What outgoing webhooks of Grafana OnCall tell of our alert groups. */
class OnCallWebhookTest {
    private static final String SECRET = "Bearer 9c2d";

    private final PagedIncidents host = new PagedIncidents();
    private final Incident incident = host.declared();
    private final OnCallWebhook webhook = OnCallWebhook.create(
            host.incidents,
            host.references,
            "oncall",
            "portal",
            SecretHeader.of("Authorization", List.of(Secret.of(SECRET))));

    private WebhookAnswer receive(String body) {
        return webhook.receive(
                name -> name.equals("Authorization") ? SECRET : null, body.getBytes(StandardCharsets.UTF_8));
    }

    private String event(String type, String user) {
        return """
                {"event":{"type":"%s","time":"2026-11-06T08:49:00+00:00"},"user":%s,"alert_group_id":"I6HNZGUFG4K11",
                 "alert_payload":{"alert_uid":"portal/%s/1/everyone/default","state":"alerting"}}""".formatted(type, user, incident.id());
    }

    @Test
    void whatPeopleDoThereIsNotedOnce() {
        for (int time = 0; time < 2; time++) {
            for (String type : new String[] {
                "acknowledge", "unacknowledge", "silence", "unsilence", "escalation", "resolve", "unresolve"
            }) {
                assertThat(receive(event(type, "{\"username\":\"ana\"}"))).isEqualTo(WebhookAnswer.ACCEPTED);
            }
        }

        assertThat(host.notes(incident))
                .containsExactly(
                        "Grafana OnCall: acknowledged by ana",
                        "Grafana OnCall: no longer acknowledged by ana",
                        "Grafana OnCall: silenced by ana",
                        "Grafana OnCall: no longer silenced by ana",
                        "Grafana OnCall: escalated by ana",
                        "Grafana OnCall says resolved by ana. That ends nothing here.",
                        "Grafana OnCall says no longer resolved by ana");
        assertThat(host.incidents.get(incident.id()).isOpen()).isTrue();
    }

    @Test
    void whatWeDidThereOurselvesAndWhatMeansNothingHereIsNoNews() {
        host.references.keep("oncall", incident.id().toString(), "1/over", "yes");

        assertThat(receive(event("resolve", "null"))).isEqualTo(WebhookAnswer.IGNORED);
        assertThat(receive(event("alert group created", "null"))).isEqualTo(WebhookAnswer.IGNORED);

        assertThat(host.notes(incident)).isEmpty();
    }

    /** The vendor's own example: of somebody else's alert, then as if it were of ours. */
    @Test
    void theVendorsExampleIsRead() {
        JsonNode sample = JsonMapper.shared()
                .readTree(RealData.bytes(RealData.at("webhooks/grafana-oncall-outbound/outgoing-webhooks-00.json")));
        assertThat(receive(sample.toString())).isEqualTo(WebhookAnswer.IGNORED);
        assertThat(host.notes(incident)).isEmpty();

        ((ObjectNode) sample.path("alert_payload")).put("alert_uid", "portal/" + incident.id() + "/1/on-call/default");
        assertThat(receive(sample.toString())).isEqualTo(WebhookAnswer.ACCEPTED);
        assertThat(host.notes(incident))
                .containsExactly("Grafana OnCall says resolved by admin. That ends nothing here.");
    }

    @Test
    void withoutTheHeaderOrItsFormNothingIsRead() {
        byte[] body = event("acknowledge", "null").getBytes(StandardCharsets.UTF_8);
        assertThat(webhook.receive(name -> null, body)).isEqualTo(WebhookAnswer.UNAUTHORISED);
        assertThat(webhook.receive(name -> "Bearer 9c2e", body)).isEqualTo(WebhookAnswer.UNAUTHORISED);
        for (String text : new String[] {"", "{", "[]", "{\"event\":{}}"}) {
            assertThat(receive(text)).as(text).isEqualTo(WebhookAnswer.UNREADABLE);
        }
        host.down(true);
        assertThat(receive(event("acknowledge", "{\"username\":\"ana\"}"))).isEqualTo(WebhookAnswer.TRY_AGAIN);
    }
}
