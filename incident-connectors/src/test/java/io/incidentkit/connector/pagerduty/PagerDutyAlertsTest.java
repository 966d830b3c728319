package io.incidentkit.connector.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.connector.alert.AlertAnswer;
import io.incidentkit.connector.alert.AlertAnswer.Kind;
import io.incidentkit.connector.alert.AlertDesk;
import io.incidentkit.connector.alert.Payloads;
import io.incidentkit.connector.alert.ServiceLabels;
import io.incidentkit.connector.paging.PagedIncidents;
import io.incidentkit.incident.Incident;
import io.incidentkit.severity.Severity;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Incidents of PagerDuty that others opened there. */
class PagerDutyAlertsTest {
    private final PagedIncidents host = new PagedIncidents();
    private final AlertDesk desk = AlertDesk.of(
            host, PagerDutyAlerts.create(ServiceLabels.standard(), host.references, "portal"), AlertDesk.open());

    private static String event(String id, String type) {
        return Payloads.PAGERDUTY.replace("01ALERT", id).replace("incident.triggered", type);
    }

    private static String note(String id, String type) {
        return """
                {"event":{"id":"%s","event_type":"%s","occurred_at":"2026-11-06T08:48:00Z",
                 "agent":{"summary":"Ana Day","type":"user_reference"},"data":{"type":"incident_note","content":"it is the log",
                 "incident":{"id":"QABC","type":"incident_reference"}}}}""".formatted(id, type);
    }

    @Test
    void openAnIncidentHere() {
        desk.send(Payloads.PAGERDUTY);

        assertThat(desk.only()).satisfies(incident -> {
            assertThat(incident.title()).isEqualTo("The disk of db-1 is full");
            assertThat(incident.severity()).contains(Severity.SEV1);
            assertThat(incident.services()).containsExactly("checkout");
            assertThat(incident.began()).contains(Instant.parse("2026-11-06T08:40:00Z"));
            assertThat(incident.declaredBy().name()).isEqualTo("pagerduty");
        });
    }

    @Test
    void areToldToBeResolvedWhichEndsNothingHere() {
        desk.send(Payloads.PAGERDUTY);
        assertThat(desk.send(event("02", "incident.resolved")).incidents()).hasSize(1);
        assertThat(desk.texts().toString()).contains("1 resolved");
        assertThat(desk.only().isOpen()).isTrue();
    }

    @Test
    void leaveNotesOfWhatPeopleDoThereOnceEach() {
        desk.send(Payloads.PAGERDUTY);
        assertThat(desk.send(event("02", "incident.acknowledged")).kind()).isEqualTo(Kind.IGNORED);
        desk.send(event("02", "incident.acknowledged"));
        desk.send(note("03", "incident.annotated"));

        assertThat(host.notes(desk.only()))
                .containsExactly("PagerDuty: acknowledged", "PagerDuty: note by Ana Day: it is the log");
    }

    @Test
    void ofOursAreNoAlerts() {
        Incident ours = host.declared();
        String key = "portal/" + ours.id() + "/1/everyone";
        host.references.keep("pagerduty", ours.id().toString(), "name/QKNOWN", "QKNOWN");

        assertThat(desk.send(Payloads.PAGERDUTY.replace("disk/db-1", key)).kind())
                .isEqualTo(Kind.IGNORED);
        assertThat(desk.send(Payloads.PAGERDUTY.replace("QABC", "QKNOWN")).kind())
                .isEqualTo(Kind.IGNORED);
        assertThat(desk.all()).hasSize(1);
        assertThat(desk.send(Payloads.PAGERDUTY.replace("disk/db-1", key.replace("portal", "staging")))
                        .kind())
                .as("of another installation")
                .isEqualTo(Kind.TAKEN);
    }

    @Test
    void ofTheSameKeyComeBackToTheSameIncident() {
        desk.send(Payloads.PAGERDUTY);
        desk.send(event("02", "incident.triggered").replace("QABC", "QDEF").replace("08:40", "08:47"));
        assertThat(desk.all()).hasSize(1);
    }

    @Test
    void withoutAPriorityAreAsSevereAsTheyAreUrgent() {
        desk.send(Payloads.PAGERDUTY.replace(
                "{\"id\":\"PP\",\"summary\":\"P1\",\"type\":\"priority_reference\"}", "null"));
        assertThat(desk.only().severity()).contains(Severity.SEV2);
    }

    @Test
    void ofNoFormAreRefusedWithEveryFaultAndATestIsTaken() {
        AlertAnswer refused = desk.send("{\"event\":{\"event_type\":7}}");
        assertThat(refused.kind()).isEqualTo(Kind.UNREADABLE);
        assertThat(refused.faults()).hasSize(2);
        assertThat(desk.send("{\"event\":{\"id\":\"1\",\"event_type\":\"pagey.ping\",\"data\":{\"type\":\"ping\"}}}")
                        .kind())
                .isEqualTo(Kind.IGNORED);
    }
}
