package io.incidentkit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentkit.actionitem.ActionState;
import io.incidentkit.actionitem.ActionType;
import io.incidentkit.command.ActionCommand.AddAction;
import io.incidentkit.command.ActionCommand.CompleteAction;
import io.incidentkit.command.Declare;
import io.incidentkit.command.EndCommand.Merge;
import io.incidentkit.command.EndCommand.Reopen;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.command.LoopCommand.Mitigate;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.command.PostmortemCommand.ExplainPhase;
import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.command.RecordCommand.DescribeImpact;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.loop.Step;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.postmortem.Phase;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import io.incidentkit.severity.Severity;
import io.incidentkit.store.ConcurrentUpdateException;
import io.incidentkit.timeline.TimelineEntry;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several commands that are given together: all of them are written, or none. */
class CommandsTogetherTest {
    private static final Instant NOW = Instant.parse("2026-03-01T14:32:00Z");
    private static final Actor ALICE = Actor.person("alice");

    private final Incidents incidents =
            new Incidents(new InMemoryIncidentStore(), IncidentPolicy.standard(), Clock.fixed(NOW, ZoneOffset.UTC));
    private final Incident incident = incidents.declare(ALICE, Declare.of("Checkout is down"));

    private Incident give(IncidentCommand... commands) {
        return incidents.handle(ALICE, incident.id()).giveAll(List.of(commands));
    }

    private void isAsItWas() {
        assertThat(incidents.get(incident.id()).version()).isEqualTo(incident.version());
    }

    @Test
    void areDecidedOneOnTheOther() {
        Incident after = give(
                new Triage(Severity.SEV1, new Person("alice"), null),
                new Diagnose("the deploy", null),
                new AddAction(ActionType.PREVENT, "canary", null, null, null),
                new CompleteAction(1, null));

        assertThat(after.step()).isEqualTo(Step.DIAGNOSED);
        assertThat(after.actionItems())
                .singleElement()
                .satisfies(item -> assertThat(item.state()).isEqualTo(ActionState.DONE));
        List<TimelineEntry> timeline = incidents.timeline(incident.id());
        assertThat(timeline).hasSize(after.version());
        assertThat(Incident.replay(incident.id(), incident.number(), timeline).step())
                .isEqualTo(Step.DIAGNOSED);
    }

    @Test
    void areRefusedWithEveryBrokenRuleOnce() {
        assertThatThrownBy(() -> give(
                        new AddNote("fine", null),
                        new AddNote("tomorrow", NOW.plusSeconds(1)),
                        new AddNote("tomorrow as well", NOW.plusSeconds(1)),
                        new Mitigate("restarted", MitigationKind.OTHER, null)))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.violations())
                                .extracting(Violation::rule)
                                .containsExactly(Rule.TIME_MAKES_SENSE, Rule.STEPS_IN_ORDER));
        isAsItWas();
    }

    @Test
    void areRefusedWithEveryFault() {
        assertThatThrownBy(() -> give(
                        new AddNote("fine", null),
                        new ExplainPhase(2, Phase.TRIAGE, "late"),
                        new CompleteAction(7, null)))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.faults())
                                .extracting(FieldError::field)
                                .containsExactly("commands[1].episode", "commands[2].item"));
        isAsItWas();
    }

    @Test
    void concernOneIncidentAlone() {
        Incident other = incidents.declare(ALICE, Declare.of("The same"));

        assertThatThrownBy(() -> give(new Merge(other.id(), "the same", null, null), new Reopen("again", null)))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        e -> assertThat(e.faults())
                                .extracting(FieldError::toString)
                                .containsExactly(
                                        "commands[0]: is merge, which is given by itself",
                                        "commands[1]: is reopen, which is given by itself"));
        isAsItWas();
    }

    @Test
    void comeToNothingIfThereIsNone() {
        assertThat(give().version()).isEqualTo(incident.version());
        isAsItWas();
    }

    @Test
    void areMeantForTheVersionThatWasSeen() {
        incidents.handle(ALICE, incident.id()).timeline().describeImpact("every order");
        IncidentOperations seen = incidents.handle(ALICE, incident.id()).seen(incident.version());

        assertThatThrownBy(
                        () -> seen.giveAll(List.of(new AddNote("late", null), new DescribeImpact("some orders", null))))
                .isInstanceOf(ConcurrentUpdateException.class);
        Incident noted = seen.giveAll(List.of(new AddNote("late", null), new AddNote("later", null)));
        assertThat(noted.version()).isEqualTo(incident.version() + 3);
        assertThat(seen.giveAll(List.of(new AddNote("late", null), new AddNote("later", null))))
                .as("the same once more")
                .isEqualTo(noted);
    }

    @Test
    void findNoPrivateIncidentOfOthers() {
        Incident secret =
                incidents.declare(ALICE, Declare.builder("Leak").makePrivate().build());

        assertThatThrownBy(() -> incidents
                        .handle(Actor.person("eve"), secret.id())
                        .giveAll(List.of(new AddNote("who is there", null))))
                .isInstanceOf(UnknownIncidentException.class);
    }
}
