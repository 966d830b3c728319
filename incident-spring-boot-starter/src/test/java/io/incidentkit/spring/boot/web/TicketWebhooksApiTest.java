package io.incidentkit.spring.boot.web;

import static io.incidentkit.spring.boot.web.RunningHost.API;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.effect.ChannelReferences;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How tickets stand, told over HTTP: known by the signature, shown at the action item, and a proposal. */
class TicketWebhooksApiTest {
    private static final String SECRET = "lDQHScfUeXUKaQRNF";

    @AutoClose
    private static final RunningHost host = RunningHost.start(
            "incident.channels.github.token=ghp_R028PVWZN5LK6TQ7QC0T",
            "incident.channels.github.repository=acme/shop",
            "incident.channels.github.webhook-secret=before," + SECRET,
            "incident.channels.github.api=http://127.0.0.1:9",
            "incident.channels.check-at-start=false");

    @BeforeEach
    void trackAnItem() {
        host.reset();
        String id = host.post(API, "{\"title\":\"Checkout fails\",\"severity\":\"SEV3\"}")
                .at("/id");
        host.post(API + "/1/add-action", "{\"kind\":\"prevent\",\"description\":\"bound the pool\",\"owner\":\"bo\"}");
        host.bean(ChannelReferences.class).keep("github", id, "action/1", "acme/shop#7");
    }

    private static Answer told(String body, String secret) {
        String signature = PagerWebhooksApiTest.signed(secret, body).replace("v1=", "sha256=");
        return host.post(API + "/webhooks/github", body, "X-Hub-Signature-256", signature, "X-GitHub-Event", "issues");
    }

    private static String closed(String reason) {
        return "{\"action\":\"closed\",\"repository\":{\"full_name\":\"acme/shop\"},\"issue\":{\"number\":7,\"state\":\"closed\","
                + "\"state_reason\":\"" + reason
                + "\",\"html_url\":\"https://github.com/acme/shop/issues/7\",\"updated_at\":\"2026-03-02T10:00:00Z\"}}";
    }

    @Test
    void areShownAtTheItemAndFinishNothing() {
        told(closed("completed"), SECRET).is(200).assertThatAt("/accepted").isEqualTo("true");
        told(closed("completed"), SECRET).is(200);

        Answer incident = host.get(API + "/1");
        incident.assertThatAt("/actionItems/0/state").isEqualTo("open");
        incident.assertThatAt("/actionItems/0/ticket").isEqualTo("https://github.com/acme/shop/issues/7");
        incident.assertThatAt("/actionItems/0/ticketState").isEqualTo("done");
        assertThat(host.get(API + "/1/timeline").body()).containsOnlyOnce("\"type\":\"ticket-reported\"");
    }

    @Test
    void ofNobodyAreRefused() {
        told(closed("completed"), "another").isProblem(401, "unknown-sender");
        host.get(API + "/1").assertThatAt("/actionItems/0/state").isEqualTo("open");
    }
}
