package io.incidentkit.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.alert.Alert;
import io.incidentkit.alert.AlertGroup;
import io.incidentkit.alert.AlertPolicy;
import io.incidentkit.command.EndCommand.Dismiss;
import io.incidentkit.command.EndCommand.Resolve;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.command.LoopCommand.Mitigate;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.Outcome;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.playbook.Scenario;
import io.incidentkit.severity.Severity;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.timeline.EventType;
import io.incidentkit.timeline.IncidentEvent;
import io.incidentkit.timeline.RecordEvent.AlertsReceived;
import io.incidentkit.timeline.RecordEvent.IncidentLinked;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is heard of an alert once its incident has ended (prometheus/alertmanager#2447, #4008). */
class AlertsAfterTheEndTest {
    private static final Actor SOURCE = Actor.system("alertmanager");
    private static final Instant TEN = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant HALF_PAST_TEN = Instant.parse("2026-03-01T10:30:00Z");

    private final HandClock clock = new HandClock();
    private final InMemoryIncidentStore store = new InMemoryIncidentStore();
    private final Incidents incidents = new Incidents(store, IncidentPolicy.standard(), clock);

    @Test
    void theIdenticalFiringOfAnotherReplicaIsNotedOnTheIncidentThatEnded() {
        Incident first = resolvedAtHalfPastTen();
        clock.now = HALF_PAST_TEN.plusSeconds(5);

        Incident noted = incidents.receive(SOURCE, firing(TEN)).orElseThrow();

        assertThat(noted.id()).isEqualTo(first.id());
        assertThat(noted.isOpen()).isFalse();
        assertThat(last(noted)).isEqualTo(new AlertsReceived(firing(TEN).with(List.of()), 1, true));
        assertThat(all()).hasSize(1);
    }

    @Test
    void whatIsRepeatedAfterTheEndAgainAndAgainAddsAHandfulOfEntries() {
        Incident first = resolvedAtHalfPastTen();
        int before = first.version();
        for (int minute = 0; minute < 30 * 24 * 60; minute += 5) {
            clock.now = HALF_PAST_TEN.plus(Duration.ofMinutes(minute));
            incidents.receive(SOURCE, firing(TEN));
        }

        assertThat(incidents.get(first.id()).version()).isBetween(before + 1, before + 20);
        assertThat(all()).hasSize(1);
    }

    @Test
    void anAlertOfTheGroupThatBeganBeforeTheEndIsNotedToo() {
        Incident first = resolvedAtHalfPastTen();
        clock.now = HALF_PAST_TEN.plusSeconds(5);

        Incident noted = incidents
                .receive(SOURCE, group(alert(true, "web-2", HALF_PAST_TEN.minusSeconds(1))))
                .orElseThrow();

        assertThat(noted.id()).isEqualTo(first.id());
        assertThat(((AlertsReceived) last(noted)).group().alerts()).hasSize(1);
        assertThat(all()).hasSize(1);
    }

    @Test
    void itsResolutionIsNoted() {
        Incident first = resolvedAtHalfPastTen();
        clock.now = HALF_PAST_TEN.plusSeconds(20);

        Incident noted =
                incidents.receive(SOURCE, group(alert(false, "web-1", TEN))).orElseThrow();

        assertThat(noted.id()).isEqualTo(first.id());
        assertThat(last(noted).describe()).startsWith("Heard after the end. Alerts from alertmanager: 1 resolved");
    }

    @Test
    void whatFiresAnewWithinTheWindowReopens() {
        Incident first = resolvedAtHalfPastTen();
        Instant anew = HALF_PAST_TEN.plusSeconds(600);
        clock.now = anew.plusSeconds(30);

        Incident reopened = incidents.receive(SOURCE, firing(anew)).orElseThrow();

        assertThat(reopened.id()).isEqualTo(first.id());
        assertThat(reopened.isOpen()).isTrue();
        assertThat(reopened.episode().number()).isEqualTo(2);
        assertThat(reopened.episode().detected().at()).isEqualTo(clock.now);
        assertThat(reopened.episodeBegan()).contains(anew);
        assertThat(reopened.openKeys()).containsExactly(firing(TEN).openKey());
        assertThat(types(reopened)).endsWith(EventType.RESOLVED, EventType.REOPENED, EventType.ALERTS_RECEIVED);
        assertThat(incidents.timeline(reopened.id()).get(reopened.version() - 2).actor())
                .isEqualTo(SOURCE);
        assertThat(incidents.receive(SOURCE, firing(anew)).orElseThrow()).isEqualTo(reopened);
        assertThat(all()).hasSize(1);
    }

    @Test
    void whatDoesNotSayWhenItBeganFiresAnewInDoubt() {
        Incident first = resolvedAtHalfPastTen();
        clock.now = HALF_PAST_TEN.plusSeconds(600);

        assertThat(incidents.receive(SOURCE, firing(null)).orElseThrow().isOpen())
                .isTrue();
        assertThat(incidents.get(first.id()).isOpen()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5, 60, 300})
    void whatNeverSaysWhenItBeganAndIsRepeatedByTheOtherReplicaIsNoted(int seconds) {
        Incident first = resolvedAtHalfPastTen(null);
        clock.now = HALF_PAST_TEN.plusSeconds(seconds);

        Incident noted = incidents.receive(SOURCE, firing(null)).orElseThrow();

        assertThat(noted.id()).isEqualTo(first.id());
        assertThat(noted.isOpen()).isFalse();
        assertThat(last(noted)).isEqualTo(new AlertsReceived(firing(null).with(List.of()), 1, true));
        assertThat(all()).hasSize(1);
    }

    @Test
    void itIsNotedAfterItsSourceHasSaidThatItIsOver() {
        Incident first = resolvedAtHalfPastTen(null);
        clock.now = HALF_PAST_TEN.plusSeconds(5);
        incidents.receive(SOURCE, group(alert(false, "web-1", null)));
        clock.now = HALF_PAST_TEN.plusSeconds(10);

        Incident noted = incidents.receive(SOURCE, firing(null)).orElseThrow();

        assertThat(noted.isOpen()).isFalse();
        assertThat(noted.version()).isEqualTo(first.version() + 2);
    }

    @Test
    void whatNeverSaysWhenItBeganAndFiresOnReopensAfterFiveMinutes() {
        resolvedAtHalfPastTen(null);
        clock.now = HALF_PAST_TEN.plusSeconds(5);
        incidents.receive(SOURCE, firing(null));
        clock.now = HALF_PAST_TEN.plusSeconds(301);

        assertThat(incidents.receive(SOURCE, firing(null)).orElseThrow().isOpen())
                .isTrue();
    }

    @Test
    void anotherAlertThatDoesNotSayWhenItBeganReopens() {
        resolvedAtHalfPastTen(null);
        clock.now = HALF_PAST_TEN.plusSeconds(5);

        Incident reopened = incidents
                .receive(SOURCE, group(alert(true, "web-1", null), alert(true, "web-2", null)))
                .orElseThrow();

        assertThat(reopened.isOpen()).isTrue();
    }

    @Test
    void whatFiresAnewAfterTheWindowOpensALinkedIncident() {
        Incident first = resolvedAtHalfPastTen();
        Instant anew = HALF_PAST_TEN.plus(Duration.ofDays(8));
        clock.now = anew.plusSeconds(30);

        Incident second = incidents.receive(SOURCE, firing(anew)).orElseThrow();

        assertLinked(first, second);
        assertThat(second.began()).contains(anew);
        assertThat(second.detectedAt()).isEqualTo(clock.now);
    }

    @Test
    void aPolicyCanAskForTheLinkWithinTheWindowToo() {
        Incidents linking = new Incidents(
                store,
                IncidentPolicy.builder()
                        .alerts(AlertPolicy.standard().withReopenOnAlert(false))
                        .build(),
                clock);
        Incident first = resolvedAtHalfPastTen();
        clock.now = HALF_PAST_TEN.plusSeconds(600);

        assertLinked(first, linking.receive(SOURCE, firing(clock.now)).orElseThrow());
    }

    @Test
    void aFalseAlarmThatFiresAnewIsAnIncidentOfItsOwn() {
        clock.now = TEN.plusSeconds(30);
        Incident first = incidents.receive(SOURCE, firing(TEN)).orElseThrow();
        incidents.execute(Scenario.alice, first.id(), new Dismiss("a load test", null, null));
        clock.now = HALF_PAST_TEN;

        assertThat(incidents.receive(SOURCE, firing(TEN)).orElseThrow().id())
                .as("the same firing goes on")
                .isEqualTo(first.id());
        assertLinked(first, incidents.receive(SOURCE, firing(HALF_PAST_TEN)).orElseThrow());
    }

    @Test
    void nothingIsDatedBeforeTheEndOfTheIncidentBeforeIt() {
        Incident first = resolvedAtHalfPastTen();
        Instant anew = HALF_PAST_TEN.plus(Duration.ofDays(8));
        clock.now = anew.plusSeconds(30);

        Incident second = incidents
                .receive(SOURCE, group(alert(true, "web-1", TEN), alert(true, "web-2", anew)))
                .orElseThrow();

        assertThat(second.began()).contains(anew);
        assertThat(incidents.timeline(second.id()))
                .allSatisfy(entry ->
                        assertThat(entry.occurredAt()).isAfter(first.endedAt().orElseThrow()));
    }

    @Test
    void theIncidentThatHadTheKeyLastCounts() {
        Incident first = resolvedAtHalfPastTen();
        Instant anew = HALF_PAST_TEN.plus(Duration.ofDays(8));
        clock.now = anew;
        Incident second = incidents.receive(SOURCE, firing(anew)).orElseThrow();
        resolve(second);
        clock.now = anew.plusSeconds(60);

        assertThat(incidents.receive(SOURCE, firing(anew)).orElseThrow().id()).isEqualTo(second.id());
        assertThat(incidents.get(first.id()).version()).isEqualTo(first.version());
    }

    private void assertLinked(Incident first, Incident second) {
        assertThat(second.id()).isNotEqualTo(first.id());
        assertThat(incidents.timeline(second.id()))
                .extracting(entry -> entry.event().type())
                .containsExactly(
                        EventType.DECLARED,
                        EventType.ALERTS_RECEIVED,
                        EventType.INCIDENT_LINKED,
                        EventType.SEVERITY_SET);
        IncidentLinked link =
                (IncidentLinked) incidents.timeline(second.id()).get(2).event();
        assertThat(link.incident()).isEqualTo(first.id().toString());
        assertThat(link.reference()).isEqualTo(first.reference());
    }

    private Incident resolvedAtHalfPastTen() {
        return resolvedAtHalfPastTen(TEN);
    }

    private Incident resolvedAtHalfPastTen(@Nullable Instant since) {
        clock.now = TEN.plusSeconds(30);
        Incident opened = incidents.receive(SOURCE, firing(since)).orElseThrow();
        clock.now = HALF_PAST_TEN;
        resolve(opened);
        Incident resolved = incidents.get(opened.id());
        assertThat(resolved.outcome()).contains(Outcome.RESOLVED);
        return resolved;
    }

    private void resolve(Incident incident) {
        for (IncidentCommand step : List.of(
                new Triage(Severity.SEV2, Scenario.ALICE, null),
                new Diagnose("the last deploy", null),
                new Mitigate("rolled back", MitigationKind.ROLLBACK, null),
                new Resolve("normal", null, null))) {
            incidents.execute(Scenario.alice, incident.id(), step);
        }
    }

    private IncidentEvent last(Incident incident) {
        return incidents.timeline(incident.id()).get(incident.version() - 1).event();
    }

    private List<EventType> types(Incident incident) {
        return incidents.timeline(incident.id()).stream()
                .map(entry -> entry.event().type())
                .toList();
    }

    private List<Incident> all() {
        return incidents
                .list(new IncidentQuery(IncidentQuery.State.ALL, 0, 100))
                .incidents();
    }

    private static AlertGroup firing(@Nullable Instant since) {
        return group(alert(true, "web-1", since));
    }

    private static Alert alert(boolean firing, String pod, @Nullable Instant since) {
        return new Alert(firing, Map.of("alertname", "HighErrorRate", "pod", pod), Map.of(), since, null);
    }

    private static AlertGroup group(Alert... alerts) {
        return new AlertGroup("alertmanager", "{}:{}", "High error rate", List.of("checkout"), List.of(alerts), 0);
    }

    /** A clock that a test moves. */
    private static final class HandClock extends Clock {
        private Instant now = TEN;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
