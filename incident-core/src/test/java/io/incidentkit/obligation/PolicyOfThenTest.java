package io.incidentkit.obligation;

import static io.incidentkit.playbook.Scenario.ALICE;
import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.bob;
import static io.incidentkit.playbook.Scenario.moment;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.Declare;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.command.RecordCommand.CorrectTime;
import io.incidentkit.command.SeverityCommand.SetSeverity;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.SnapshotCodec;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.playbook.IncidentRules;
import io.incidentkit.playbook.Scenario;
import io.incidentkit.rule.Violation;
import io.incidentkit.severity.Notification;
import io.incidentkit.severity.Severity;
import io.incidentkit.severity.SeverityLevel;
import io.incidentkit.severity.SeverityPolicy;
import io.incidentkit.timeline.SeverityEvent.SeveritySet;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a level asked for stays as the policy was when the level was set: triage, fix and postmortem, as the messages. */
class PolicyOfThenTest {
    private static final String TRIAGE = "duty:triage/1";
    private static final String FIX = "duty:fix/1";

    /** One hour for all that a SEV1 is given minutes for in the standard policy, and a day for its postmortem. */
    private static final IncidentPolicy OTHER = policy(SeverityLevel.builder(Severity.SEV1)
            .triagedWithin(Duration.ofHours(1))
            .fixed("today", Duration.ofHours(12))
            .postmortemWithin(Duration.ofDays(1)));

    private static final IncidentPolicy ASKS_FOR_NOTHING =
            policy(SeverityLevel.builder(Severity.SEV1).fixed("when its turn comes", null));

    private static final IncidentPolicy WITHOUT_SEV1 =
            policy(SeverityLevel.builder(new Severity("CRITICAL")).fixed("when its turn comes", null));

    /** How an incident is had: as it was folded, or as a store gives it back. */
    private enum Form {
        FOLDED,
        STORED;

        Incident of(Scenario scenario) {
            return of(scenario.incident());
        }

        Incident of(Incident incident) {
            return this == FOLDED
                    ? incident
                    : SnapshotCodec.read(
                                    SnapshotCodec.SNAPSHOT_FORMAT, incident.number(), SnapshotCodec.write(incident))
                            .orElseThrow();
        }
    }

    private static IncidentPolicy policy(SeverityLevel.Builder level) {
        return IncidentPolicy.builder()
                .severities(SeverityPolicy.of(List.of(level.meaning("customers are hit")
                        .notification(Notification.PAGE_EVERYONE)
                        .build())))
                .build();
    }

    private static Scenario untriaged() {
        return Scenario.of(
                Declare.builder("Checkout answers 5xx").severity(Severity.SEV1).build());
    }

    private static TimelineEntry withoutTimes(TimelineEntry entry) {
        return entry.event() instanceof SeveritySet set
                ? new TimelineEntry(
                        entry.sequence(),
                        entry.occurredAt(),
                        entry.recordedAt(),
                        entry.actor(),
                        new SeveritySet(set.severity(), set.duties(), null))
                : entry;
    }

    private static Optional<Instant> due(Incident incident, String id, IncidentPolicy now) {
        return OwedDuties.of(incident, now.dutyBook(), moment("14:33")).stream()
                .filter(owed -> owed.id().equals(id))
                .findFirst()
                .map(OwedDuty::due);
    }

    @ParameterizedTest
    @EnumSource
    void aLaterPolicyMovesNeitherTheTriageNorTheFix(Form form) {
        Incident incident = form.of(untriaged());

        for (IncidentPolicy later : List.of(OTHER, ASKS_FOR_NOTHING, WITHOUT_SEV1)) {
            assertThat(due(incident, TRIAGE, later)).contains(moment("14:37"));
            assertThat(due(incident, FIX, later)).contains(moment("15:32"));
            assertThat(Tellings.nextDue(incident, later.dutyBook(), moment("14:33")))
                    .contains(moment("14:37"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aLaterPolicyMovesNoPostmortem(Form form) {
        Incident incident = form.of(Scenario.resolved());
        Instant due = moment("15:10").plus(Duration.ofDays(5));

        for (IncidentPolicy later : List.of(OTHER, ASKS_FOR_NOTHING, WITHOUT_SEV1)) {
            assertThat(due(incident, "duty:postmortem/1", later)).contains(due);
            assertThat(IncidentRules.postmortemDue(incident, later)).contains(due);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatTheLevelDidNotAskForIsNotOwedByALaterPolicy(Form form) {
        Incident incident = form.of(
                Scenario.detected().under(ASKS_FOR_NOTHING).accept(alice, new Triage(Severity.SEV1, ALICE, null)));

        assertThat(OwedDuties.of(incident, IncidentPolicy.standard().dutyBook(), moment("20:00")))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aLevelThatIsSetUnderTheLaterPolicyAsksWhatThatOneSays(Form form) {
        Incident incident = form.of(untriaged()
                .at("14:33")
                .accept(bob, new SetSeverity(Severity.SEV4, "one tenant", null))
                .under(OTHER)
                .at("14:34")
                .accept(bob, new SetSeverity(Severity.SEV1, "all of them", null)));

        assertThat(due(incident, FIX, IncidentPolicy.standard()))
                .as("the hour of the first SEV1 lapsed with SEV4; the second gives twelve")
                .contains(moment("14:34").plus(Duration.ofHours(12)));
    }

    @ParameterizedTest
    @EnumSource
    void aCorrectedMomentKeepsTheTimesOfThen(Form form) {
        Scenario scenario = Scenario.detected()
                .at("14:40")
                .accept(alice, new Triage(Severity.SEV1, ALICE, null))
                .at("14:45");
        int set = scenario.timeline().stream()
                .filter(entry -> entry.event() instanceof SeveritySet)
                .mapToInt(TimelineEntry::sequence)
                .findFirst()
                .orElseThrow();

        Incident incident = form.of(scenario.accept(alice, new CorrectTime(set, moment("14:38"), "the chat says so")));

        assertThat(due(incident, FIX, OTHER)).contains(moment("15:38"));
    }

    /** Former releases wrote no times. */
    @ParameterizedTest
    @EnumSource
    void withoutTheTimesOfThenThePolicyInForceSaysThem(Form form) {
        Scenario scenario = untriaged();
        List<TimelineEntry> before =
                scenario.timeline().stream().map(PolicyOfThenTest::withoutTimes).toList();
        Incident incident = form.of(
                Incident.replay(scenario.incident().id(), scenario.incident().number(), before));

        assertThat(due(incident, TRIAGE, IncidentPolicy.standard())).contains(moment("14:37"));
        assertThat(due(incident, TRIAGE, OTHER)).contains(moment("15:32"));
        assertThat(due(incident, FIX, OTHER)).contains(moment("14:32").plus(Duration.ofHours(12)));
        assertThat(OwedDuties.of(incident, ASKS_FOR_NOTHING.dutyBook(), moment("20:00")))
                .isEmpty();
    }

    @Test
    void thePostmortemThatIsToldOfIsTheOneThatIsOwed() {
        Scenario resolved = Scenario.resolved();

        assertThat(IncidentRules.effects(resolved.incident(), List.of(resolved.last()), ASKS_FOR_NOTHING))
                .extracting(Effect::kind)
                .contains(EffectKind.POSTMORTEM_OWED);
    }

    @Test
    void whatIsOverdueIsSaidOfThen() {
        assertThat(DutyRules.overdue(untriaged().incident(), OTHER.dutyBook(), moment("14:42")))
                .extracting(Violation::toString)
                .singleElement()
                .asString()
                .contains("by 2026-03-01T14:37:00Z, 5 min ago");
    }
}
