package io.incidentkit.connector.opsgenie;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.connector.alert.AlertAnswer;
import io.incidentkit.connector.alert.AlertAnswer.Kind;
import io.incidentkit.connector.alert.AlertDesk;
import io.incidentkit.connector.alert.Payloads;
import io.incidentkit.connector.alert.ServiceLabels;
import io.incidentkit.connector.paging.PagedIncidents;
import io.incidentkit.severity.Severity;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Alerts of Opsgenie and Jira Service Management that others created there. */
class OpsgenieAlertsTest {
    private final PagedIncidents host = new PagedIncidents();
    private final AlertDesk desk = AlertDesk.of(
            host,
            OpsgenieAlerts.create(ServiceLabels.standard(), host.references, "portal", OpsgenieBase.US),
            AlertDesk.open());

    private static String action(String action) {
        return Payloads.OPSGENIE.replace("\"Create\"", "\"" + action + "\"").replace("200111000000", "260111000000");
    }

    @Test
    void openAnIncidentByTheirAlias() {
        host.clock.set(Instant.ofEpochMilli(1_794_127_230_000L));
        desk.send(Payloads.OPSGENIE);

        assertThat(desk.only()).satisfies(incident -> {
            assertThat(incident.title()).isEqualTo("The disk of db-1 is full");
            assertThat(incident.severity()).contains(Severity.SEV1);
            assertThat(incident.services()).containsExactly("checkout");
            assertThat(incident.began()).contains(Instant.ofEpochMilli(1_794_127_200_000L));
        });
        assertThat(desk.send(Payloads.OPSGENIE).kind()).isEqualTo(Kind.REPEATED);
    }

    @Test
    void areToldToBeOverAndLeaveNotes() {
        desk.send(Payloads.OPSGENIE);
        desk.send(action("Acknowledge").replace("\"tinyId\"", "\"username\":\"bo@example.org\",\"tinyId\""));
        desk.send(action("Close"));

        assertThat(host.notes(desk.only())).containsExactly("Opsgenie: acknowledged by bo@example.org");
        assertThat(desk.texts().toString()).contains("1 resolved");
        assertThat(desk.only().isOpen()).isTrue();
    }

    @Test
    void ofOursAreNoAlerts() {
        String alias = "portal/" + host.declared().id() + "/1/everyone";
        assertThat(desk.send(Payloads.OPSGENIE.replace("disk/db-1", alias)).kind())
                .isEqualTo(Kind.IGNORED);
        assertThat(desk.all()).hasSize(1);
    }

    @Test
    void ofNoFormAreRefusedWithEveryFault() {
        AlertAnswer refused = desk.send("{}");
        assertThat(refused.faults()).extracting(fault -> fault.field()).containsExactly("action", "alert.alertId");
    }
}
