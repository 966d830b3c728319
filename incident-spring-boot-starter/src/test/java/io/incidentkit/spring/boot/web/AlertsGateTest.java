package io.incidentkit.spring.boot.web;

import static io.incidentkit.spring.boot.web.RunningHost.API;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may bring alerts to a host without a login. */
class AlertsGateTest {
    private static final String WEBHOOK = API + "/alerts/alertmanager";
    private static final String ALERT = """
            {"version": "4", "groupKey": "{}:{}", "status": "firing", "receiver": "incidents", "externalURL": "http://am",
             "alerts": [{"status": "firing", "labels": {"alertname": "HighErrorRate"}, "startsAt": "2026-03-01T14:30:00Z"}]}""";

    private RunningHost host;

    @AfterEach
    void stop() {
        host.close();
    }

    @Test
    void nobodyMayUntilTheHostSaysWho() {
        host = RunningHost.start("incident.alerts.open=false");

        Answer refused = host.post(WEBHOOK, ALERT, "Content-Type", "application/json");

        refused.is(401).assertThatAt("/type").isEqualTo("urn:incident-kit:unknown-sender");
        refused.assertThatAt("/detail").contains("incident.alerts.token");
        assertThat(host.get(API + "?state=all").is(200).body()).doesNotContain("HighErrorRate");
    }

    @Test
    void whoKnowsTheTokenMaySoOftenAMinute() {
        host = RunningHost.start(
                "incident.alerts.open=false", "incident.alerts.token=t0ken", "incident.alerts.per-minute=2");

        host.post(WEBHOOK, ALERT, "Authorization", "Bearer wrong").is(401);
        host.post(WEBHOOK, ALERT, "Authorization", "Bearer t0ken").is(200);
        host.post(WEBHOOK, ALERT, "Authorization", "Bearer t0ken").is(200);
        Answer third = host.post(WEBHOOK, ALERT, "Authorization", "Bearer t0ken");

        third.is(503).assertThatAt("/type").isEqualTo("urn:incident-kit:too-many-requests");
        assertThat(third.header("Retry-After")).contains("30");
    }

    @Test
    void whoDoesNotKnowTheSecretOfAToolKeepsNoOtherOut() {
        host = RunningHost.start(
                "incident.alerts.open=false",
                "incident.alerts.datadog.token=a-secret-of-some-length",
                "incident.alerts.per-minute=2");
        for (int i = 0; i < 5; i++) {
            host.post(API + "/alerts/datadog", ALERT, "Authorization", "Bearer wrong")
                    .is(401);
        }

        assertThat(host.post(API + "/alerts/datadog", ALERT, "Authorization", "Bearer a-secret-of-some-length")
                        .status())
                .isNotIn(401, 503);
    }

    @Test
    void aHeaderNamesNobodyUnlessTheHostSaysSo() {
        host = RunningHost.start("incident.web.trust-actor-header=false");

        Answer refused = host.post(API, "{\"title\":\"Checkout fails\"}");

        refused.is(401).assertThatAt("/detail").contains("incident.web.trust-actor-header");
    }
}
