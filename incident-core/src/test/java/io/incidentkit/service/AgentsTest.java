package io.incidentkit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentkit.command.CommandType;
import io.incidentkit.command.CommanderCommand.TakeCommand;
import io.incidentkit.command.Declare;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.command.PostmortemCommand.PublishPostmortem;
import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.command.RecordCommand.StrikeOut;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Directory;
import io.incidentkit.commander.KnownPerson;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.playbook.Permission;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.service.AccessPolicy.Right;
import io.incidentkit.severity.Severity;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A program that acts for a person. */
class AgentsTest {
    private static final Actor ANA = Actor.person("ana");
    private static final Actor AGENT_OF_ANA = Actor.agentFor(new Person("ana"));
    private static final Actor AGENT_OF_EVE = Actor.agentFor(new Person("eve"));

    private final Incidents incidents = builder()
            .access(AccessPolicy.thoseOnIt().withRights(AgentsTest::rights))
            .build();

    private static boolean rights(Actor actor, Right right, Incident incident) {
        return actor.equals(ANA) || (actor.equals(Actor.person("eve")) && right == Right.READ);
    }

    private static IncidentsBuilder builder() {
        return Incidents.builder(new InMemoryIncidentStore(), IncidentPolicy.standard(), Clock.systemUTC());
    }

    @Test
    void seesThePrivateIncidentsOfItsPersonAndNoOthers() {
        Incident secret = incidents.declare(
                ANA, Declare.builder("A key leaked").makePrivate().build());

        assertThat(incidents.visibleTo(AGENT_OF_ANA).find(secret.id())).isPresent();
        assertThat(incidents.visibleTo(AGENT_OF_EVE).find(secret.id())).isEmpty();
    }

    @Test
    void hasTheRightsOfItsPersonButForWhatIsForGood() {
        Incident incident = incidents.declare(ANA, Declare.of("Checkout is down"));

        assertThat(incidents
                        .execute(AGENT_OF_ANA, incident.id(), new AddNote("the disk is full", null))
                        .version())
                .isGreaterThan(incident.version());
        assertThatThrownBy(() -> incidents.execute(AGENT_OF_EVE, incident.id(), new AddNote("let me in", null)))
                .isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() -> incidents.execute(AGENT_OF_ANA, incident.id(), new PublishPostmortem()))
                .isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(
                        () -> incidents.execute(AGENT_OF_ANA, incident.id(), new StrikeOut("the disk", "it was full")))
                .isInstanceOf(NotPermittedException.class);
        assertThat(incidents.mayI(AGENT_OF_ANA, incident))
                .extracting(Permission::command)
                .doesNotContain(CommandType.PUBLISH_POSTMORTEM, CommandType.STRIKE_OUT, CommandType.MAKE_PRIVATE);
    }

    @Test
    void isNeverInCommand() {
        Incident incident = incidents.declare(ANA, Declare.of("Checkout is down"));

        assertThatThrownBy(() -> incidents.execute(AGENT_OF_ANA, incident.id(), new Triage(Severity.SEV2, null, null)))
                .isInstanceOf(RefusedException.class);
        incidents.execute(ANA, incident.id(), new Triage(Severity.SEV2, new Person("ana"), null));
        assertThatThrownBy(() -> incidents.execute(AGENT_OF_ANA, incident.id(), new TakeCommand("ana is away", null)))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void actsForThePersonThatTheDirectoryKnows() {
        Incidents known = builder()
                .directory(
                        Directory.of(List.of(new KnownPerson(new Person("ana"), "Ana", null, null, List.of("U0123")))))
                .build();
        Incident incident = known.declare(Actor.agentFor(new Person("U0123")), Declare.of("Checkout is down"));

        assertThat(incident.declaredBy()).isEqualTo(AGENT_OF_ANA);
    }
}
