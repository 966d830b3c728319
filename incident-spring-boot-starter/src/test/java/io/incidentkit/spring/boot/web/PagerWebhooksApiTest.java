package io.incidentkit.spring.boot.web;

import static io.incidentkit.spring.boot.web.RunningHost.API;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.spring.boot.security.ReceivedWebhooks;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/** What pagers tell over HTTP: known by their secret, and told to come again when it can't be written down. */
class PagerWebhooksApiTest {
    private static final String SECRET = "lDQHScfUeXUKaQRNF";

    @AutoClose
    private static final RunningHost host = RunningHost.start(
            "incident.installation=portal",
            "incident.channels.pagerduty.webhook-secret=before," + SECRET,
            "incident.channels.opsgenie.webhook-secret=Token 7f3a",
            "incident.channels.opsgenie.webhook-header=X-Incident-Token");

    private String id = "";

    static String signed(String secret, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "v1=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void declare() {
        host.reset();
        id = host.post(API, "{\"title\":\"Checkout fails\",\"severity\":\"SEV1\"}")
                .at("/id");
    }

    private String acknowledged(String event) {
        return """
                {"event":{"id":"%s","event_type":"incident.acknowledged","agent":{"type":"user_reference","summary":"Ana Grün"},
                 "data":{"id":"P1","type":"incident","incident_key":"portal/%s/1/everyone/default"}}}""".formatted(event, id);
    }

    private static Answer pagerDuty(String body, String signature) {
        return host.post(API + "/webhooks/pagerduty", body, "X-PagerDuty-Signature", signature);
    }

    private static String timeline() {
        return host.get(API + "/1/timeline").body();
    }

    @Test
    void becomeNotesOnce() {
        String body = acknowledged("01A");

        pagerDuty(body, signed(SECRET, body)).is(200).assertThatAt("/accepted").isEqualTo("true");
        pagerDuty(body, signed(SECRET, body)).is(200);

        assertThat(timeline()).containsOnlyOnce("\"text\":\"PagerDuty: acknowledged by Ana Grün\"");
    }

    @Test
    void areKnownByAHeaderWhereTheyAreNotSigned() {
        String body = """
                {"action":"Acknowledge","alert":{"alertId":"a","alias":"portal/%s/1/everyone/default","username":"bo"}}""".formatted(id);

        host.post(API + "/webhooks/opsgenie", body, "Authorization", "Token 7f3a")
                .isProblem(401, "unknown-sender");
        host.post(API + "/webhooks/opsgenie", body, "X-Incident-Token", "Token 7f3a")
                .is(200);

        assertThat(timeline()).contains("Opsgenie: acknowledged by bo");
    }

    @Test
    void ofNobodyAreRefusedWithoutAWordOnWhy() {
        String body = acknowledged("01A");
        List<String> received = new CopyOnWriteArrayList<>();
        host.bean(ReceivedWebhooks.class).listen((sender, outcome) -> received.add(sender + " " + outcome.code()));

        pagerDuty(body, signed("another", body))
                .isProblem(401, "unknown-sender")
                .assertThatAt("/detail")
                .isEqualTo("It is not signed as it has to be.");
        assertThat(timeline()).doesNotContain("PagerDuty");
        assertThat(received).containsExactly("pagerduty refused");
    }

    @Test
    void ofNoFormOrTooLargeAreRefused() {
        pagerDuty("{", signed(SECRET, "{")).isProblem(400, "malformed-body");
        String large = " ".repeat(1024 * 1024 + 1);
        pagerDuty(large, signed(SECRET, large)).isProblem(413, "too-large");
    }

    /** After a 4xx the event would be gone for good. */
    @Test
    void comeAgainWhenTheDatabaseIsDown() {
        String body = acknowledged("01A");
        new JdbcTemplate(host.bean(DataSource.class)).execute("drop all objects");

        pagerDuty(body, signed(SECRET, body)).isProblem(503, "unavailable");
    }

    @Test
    void haveNoAddressWithoutASecret() {
        assertThat(host.post(API + "/webhooks/oncall", "{}").status()).isEqualTo(404);
    }
}
