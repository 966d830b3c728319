package io.incidentkit.connector.alertmanager;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.connector.alert.AlertAnswer;
import io.incidentkit.connector.alert.AlertAnswer.Kind;
import io.incidentkit.connector.alert.AlertDesk;
import io.incidentkit.connector.alert.Payloads;
import io.incidentkit.connector.alert.ServiceLabels;
import io.incidentkit.severity.Severity;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** The webhook of Grafana's contact points. */
class GrafanaAlertsTest {
    private final AlertDesk desk = AlertDesk.of(GrafanaAlerts.create(ServiceLabels.standard()));

    @Test
    void isAlertmanagersUnderItsOwnName() {
        desk.send(Payloads.GRAFANA);

        assertThat(desk.only()).satisfies(incident -> {
            assertThat(incident.title()).isEqualTo("Checkout is slow");
            assertThat(incident.severity()).contains(Severity.SEV1);
            assertThat(incident.services()).containsExactly("checkout");
            assertThat(incident.began()).contains(Instant.parse("2026-11-06T08:40:00Z"));
            assertThat(incident.declaredBy().name()).isEqualTo("grafana");
        });
        desk.send(Payloads.GRAFANA.replace("\"firing\"", "\"resolved\"").replace("0001-01-01", "2026-11-06"));
        assertThat(desk.texts().toString()).contains("1 resolved");
    }

    @Test
    void ofAnotherNameIsAnotherSource() {
        desk.sendFrom("eu", Payloads.GRAFANA);
        desk.sendFrom("us", Payloads.GRAFANA);
        assertThat(desk.all()).hasSize(2);
    }

    @Test
    void ofOneRuleIsReadToo() {
        desk.send(Payloads.GRAFANA_OF_ONE_RULE);
        assertThat(desk.only().title()).isEqualTo("Slow checkout");
        assertThat(desk.only().services()).containsExactly("checkout");

        assertThat(desk.send(Payloads.GRAFANA_OF_ONE_RULE.replace("alerting\"", "paused\""))
                        .kind())
                .isEqualTo(Kind.IGNORED);
        assertThat(desk.send(Payloads.GRAFANA_OF_ONE_RULE.replace("alerting\"", "ok\""))
                        .incidents())
                .hasSize(1);
    }

    @Test
    void withoutAlertsIsRefused() {
        AlertAnswer answer = desk.send("{\"message\":\"a template of one's own\"}");
        assertThat(answer.kind()).isEqualTo(Kind.UNREADABLE);
        assertThat(answer.faults()).hasToString("[alerts: is required]");
    }
}
