package io.incidentkit.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.alert.Alert;
import io.incidentkit.alert.AlertGroup;
import io.incidentkit.backfill.PastIncident;
import io.incidentkit.backfill.PastIncidentBuilder;
import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentFilter;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.loop.DetectionSource;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.store.IncidentQuery.State;
import io.incidentkit.timeline.EventType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** How the team learned of an incident: an alert says it by itself, people say it, and else it is not known. */
class DetectionSourceTest {
    private static final Actor ADA = Actor.person("ada");
    private static final Actor ALERTMANAGER = Actor.system("alertmanager");

    private final Incidents incidents = Incidents.inMemory();

    @Test
    void isSaidWithTheDeclaration() {
        assertThat(declared(DetectionSource.CUSTOMER).detectionSource()).contains(DetectionSource.CUSTOMER);
    }

    @Test
    void isNotKnownUntilSomebodySaysIt() {
        Incident incident = incidents.declare(ADA, Declare.of("Checkout is down"));

        assertThat(incident.detectionSource()).isEmpty();
        assertThat(said(incident, DetectionSource.COLLEAGUE).detectionSource()).contains(DetectionSource.COLLEAGUE);
    }

    @Test
    void isAnAlertWhereAlertsOpenTheIncident() {
        Incident incident = incidents.receive(ALERTMANAGER, firing()).orElseThrow();

        assertThat(incident.detectionSource()).contains(DetectionSource.ALERT);
        assertThat(incidents.timeline(incident.id()))
                .extracting(entry -> entry.event().type())
                .doesNotContain(EventType.DETECTION_SOURCE_SET);
    }

    @Test
    void isWhatIsSaidWhereAPersonDeclaresWithTheAlertsAtHand() {
        Incident incident = incidents.declare(
                ADA,
                Declare.builder("Checkout is down")
                        .alerts(firing())
                        .detectionSource(DetectionSource.CUSTOMER)
                        .build());

        assertThat(incident.detectionSource()).contains(DetectionSource.CUSTOMER);
    }

    @Test
    void isNotChangedByAnAlertThatComesLater() {
        Incident incident = declared(DetectionSource.CUSTOMER);
        Incident open = incidents.receive(ALERTMANAGER, firing()).orElseThrow();
        Incident merged = incidents.handle(ADA, open.id()).mergeInto(incident.id(), "the same");

        assertThat(incidents.get(incident.id()).detectionSource()).contains(DetectionSource.CUSTOMER);
        assertThat(merged.detectionSource()).contains(DetectionSource.ALERT);
    }

    @Test
    void isCorrectedAfterTheEndTooAndTheTimelineKeepsBoth() {
        Incident incident = declared(DetectionSource.MONITORING);
        incidents.handle(ADA, incident.id()).dismiss("a test ran");

        assertThat(said(incident, DetectionSource.OTHER).detectionSource()).contains(DetectionSource.OTHER);
        assertThat(said(incident, null).detectionSource()).isEmpty();
        assertThat(incidents.timeline(incident.id()))
                .extracting(entry -> entry.event().describe())
                .contains("Detection source: other", "Detection source: not known");
    }

    @Test
    void isWhatTheHistorySaysOfAnIncidentThatIsImported() {
        PastIncidentBuilder past = PastIncident.builder("old tool", "7", "Checkout was down")
                .detectedAt(Instant.parse("2025-03-01T10:00:00Z"));

        IncidentId id = incidents.importHistory(ADA, past.build()).incident().id();
        assertThat(incidents.get(id).detectionSource()).as("nobody said it").isEmpty();

        incidents.importHistory(
                ADA, past.detectionSource(DetectionSource.CUSTOMER).build());
        assertThat(incidents.get(id).detectionSource()).as("told later").contains(DetectionSource.CUSTOMER);
        assertThat(incidents.importHistory(ADA, past.build()).incident().version())
                .as("told once more")
                .isEqualTo(incidents.get(id).version());
    }

    @Test
    void findsIncidents() {
        Incident told = declared(DetectionSource.CUSTOMER);
        declared(DetectionSource.ALERT);
        incidents.declare(ADA, Declare.of("Nobody said how"));
        IncidentFilter filter = IncidentFilter.ALL.detectionSource(DetectionSource.CUSTOMER);

        assertThat(incidents.list(new IncidentQuery(State.ALL, 0, 10, filter)).incidents())
                .containsExactly(told);
        assertThat(IncidentFilter.ALL.detectionSource(null)).isEqualTo(IncidentFilter.ALL);
    }

    @Test
    void isReadByItsCodeInAnyCase() {
        assertThat(DetectionSource.find(" Customer ")).contains(DetectionSource.CUSTOMER);
        assertThat(DetectionSource.find("the cat")).isEmpty();
    }

    private Incident declared(DetectionSource source) {
        return incidents.declare(
                ADA, Declare.builder("Checkout is down").detectionSource(source).build());
    }

    private Incident said(Incident incident, DetectionSource source) {
        return incidents.handle(ADA, incident.id()).timeline().setDetectionSource(source);
    }

    private static AlertGroup firing() {
        return new AlertGroup(
                "alertmanager",
                "checkout",
                "Checkout is down",
                List.of(),
                List.of(new Alert(true, Map.of("alertname", "Down"), Map.of(), null, null)),
                0);
    }
}
