package io.incidentkit.playbook;

import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.moment;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.EndCommand.Dismiss;
import io.incidentkit.command.EndCommand.Resolve;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.command.LoopCommand.Mitigate;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.command.PostmortemCommand.RequestReview;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.postmortem.PostmortemCalendar;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Severity;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class PostmortemDueTest {
    private static final IncidentPolicy WORKING_DAYS = IncidentPolicy.builder()
            .zone(ZoneId.of("Europe/Zurich"))
            .postmortemCalendar(PostmortemCalendar.workingDays())
            .build();

    @Test
    void isAsLongAfterTheResolutionAsTheLevelSays() {
        assertThat(IncidentRules.postmortemDue(Scenario.resolved().incident(), IncidentPolicy.standard()))
                .contains(Instant.parse("2026-03-06T15:10:00Z"));
    }

    @Test
    void countsAsThePolicyCounts() {
        // The first of March is a Sunday; the week after it is worked.
        assertThat(IncidentRules.postmortemDue(Scenario.resolved().incident(), WORKING_DAYS))
                .contains(Instant.parse("2026-03-08T23:00:00Z"));
    }

    @Test
    void isNotDueBeforeTheEndNorAfterAFalseAlarm() {
        assertThat(IncidentRules.postmortemDue(Scenario.mitigated().incident(), WORKING_DAYS))
                .isEmpty();
        assertThat(IncidentRules.postmortemDue(Scenario.dismissed().incident(), WORKING_DAYS))
                .isEmpty();
        assertThat(IncidentRules.postmortemDue(Scenario.reopened().incident(), WORKING_DAYS))
                .isEmpty();
    }

    @Test
    void isDueForWhatWasResolvedThoughItsComingBackWasAFalseAlarm() {
        Scenario scenario = Scenario.reopened().at("16:10").accept(alice, new Dismiss("another service", null, null));

        assertThat(IncidentRules.postmortemDue(scenario.incident(), IncidentPolicy.standard()))
                .contains(Instant.parse("2026-03-06T15:10:00Z"));
        assertThat(scenario.decide(alice, new RequestReview()).accepted()).isTrue();
    }

    @Test
    void isNotDueIfTheLevelOwesNone() {
        Incident minor = Scenario.detected()
                .accept(alice, new Triage(Severity.SEV3, Scenario.ALICE, null))
                .accept(alice, new Diagnose("the last deploy", null))
                .accept(alice, new Mitigate("rolled back", MitigationKind.ROLLBACK, null))
                .accept(alice, new Resolve("error rate is normal", null, null))
                .incident();

        assertThat(IncidentRules.postmortemDue(minor, WORKING_DAYS)).isEmpty();
    }

    @Test
    void isWhatTheServiceAndTheDraftSay() {
        Incidents incidents =
                new Incidents(new InMemoryIncidentStore(), WORKING_DAYS, Clock.fixed(moment("14:32"), ZoneOffset.UTC));
        Scenario scenario = Scenario.resolved();

        assertThat(incidents.postmortemDue(scenario.incident()))
                .isEqualTo(IncidentRules.postmortemDue(scenario.incident(), WORKING_DAYS));
        assertThat(PostmortemDraft.of(scenario.incident(), scenario.timeline(), WORKING_DAYS)
                        .due())
                .contains(Instant.parse("2026-03-08T23:00:00Z"));
    }
}
