package io.incidentkit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.backfill.PastIncident;
import io.incidentkit.backfill.PastUpdate;
import io.incidentkit.command.CommandType;
import io.incidentkit.command.CommunicationCommand.WaiveObligation;
import io.incidentkit.command.Declare;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.command.RecordCommand.CorrectText;
import io.incidentkit.command.SeverityCommand.SetSeverity;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.playbook.Permission;
import io.incidentkit.service.AccessPolicy.Right;
import io.incidentkit.severity.Severity;
import io.incidentkit.store.IncidentStore;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Any login may do all, until the host says who may read, respond, command and administer. */
class RightsTest {
    private static final Actor READER = Actor.person("rea");
    private static final Actor RESPONDER = Actor.person("res");
    private static final Actor COMMANDER = Actor.person("com");
    private static final Actor ADMINISTRATOR = Actor.person("adm");
    private static final Map<Actor, Set<Right>> RIGHTS = Map.of(
            READER, Set.of(Right.READ),
            RESPONDER, Set.of(Right.READ, Right.RESPOND),
            COMMANDER, Set.of(Right.READ, Right.RESPOND, Right.COMMAND),
            ADMINISTRATOR, Set.of(Right.values()));

    private final IncidentStore store = new InMemoryIncidentStore();
    private final Incidents incidents = Incidents.builder(store, IncidentPolicy.standard(), Clock.systemUTC())
            .access(AccessPolicy.thoseOnIt()
                    .withRights((actor, right, incident) ->
                            RIGHTS.getOrDefault(actor, Set.of()).contains(right)))
            .build();
    private final Incident incident = incidents.declare(
            RESPONDER, Declare.builder("Checkout fails").severity(Severity.SEV1).build());

    private void refused(Actor actor, IncidentCommand command) {
        Incident before = store.find(incident.id()).orElseThrow();

        assertThatExceptionOfType(NotPermittedException.class)
                .isThrownBy(() -> incidents.execute(actor, incident.id(), command))
                .withMessageContaining("the right to");
        assertThatExceptionOfType(NotPermittedException.class)
                .isThrownBy(() -> incidents.handle(actor, incident.id()).giveAll(List.of(command)));
        assertThat(store.find(incident.id())).contains(before);
    }

    @Test
    void whoReadsAloneDeclaresAndNotesNothing() {
        assertThat(incidents.visibleTo(READER).get(incident.id())).isEqualTo(incident);
        refused(READER, new AddNote("the pool is full", null));
        assertThatExceptionOfType(NotPermittedException.class)
                .isThrownBy(() -> incidents.declare(READER, Declare.of("Search fails")));
    }

    @Test
    void whoRespondsDecidesNothing() {
        incidents.execute(RESPONDER, incident.id(), new AddNote("the pool is full", null));

        refused(RESPONDER, new SetSeverity(Severity.SEV2, "one tenant", null));
        refused(RESPONDER, new WaiveObligation("duty:triage/1", "a game day", null));
        refused(RESPONDER, new CorrectText(1, "Search fails"));
    }

    @Test
    void whoCommandsDecides() {
        assertThat(incidents
                        .execute(COMMANDER, incident.id(), new SetSeverity(Severity.SEV2, "one tenant", null))
                        .severity())
                .contains(Severity.SEV2);
    }

    @Test
    void whoDoesNotAdministerImportsNoHistory() {
        for (Actor actor : List.of(READER, RESPONDER, COMMANDER, Actor.system("poller"))) {
            assertThatExceptionOfType(NotPermittedException.class)
                    .isThrownBy(() -> incidents.importHistory(actor, past("p-1", 0)))
                    .withMessageContaining("the right to administer");
            assertThatExceptionOfType(NotPermittedException.class)
                    .isThrownBy(() -> incidents.importHistory(actor, List.of(past("p-1", 0), past("p-2", 0))));
        }

        assertThat(incidents.all()).containsExactly(incident);
    }

    @Test
    void whoAdministersImportsHistoryAndOthersAddNothingToIt() {
        Incident imported =
                incidents.importHistory(ADMINISTRATOR, past("p-1", 0)).incident();
        incidents.importHistory(ADMINISTRATOR, List.of(past("p-2", 0), past("p-3", 0)));

        assertThat(incidents.all()).hasSize(4);
        assertThatExceptionOfType(NotPermittedException.class)
                .isThrownBy(() -> incidents.importHistory(COMMANDER, past("p-1", 1)));
        assertThatExceptionOfType(UnknownIncidentException.class)
                .isThrownBy(() -> incidents.importHistory(Actor.person("eve"), past("p-1", 1)));
        assertThat(store.find(imported.id())).contains(imported);
        assertThat(incidents
                        .importHistory(ADMINISTRATOR, past("p-1", 1))
                        .incident()
                        .version())
                .isGreaterThan(imported.version());
    }

    private static PastIncident past(String sourceId, int minutes) {
        Instant begin = Instant.parse("2026-01-10T10:00:00Z");
        List<PastUpdate> updates = IntStream.rangeClosed(0, minutes)
                .mapToObj(minute -> new PastUpdate(begin.plusSeconds(60L * minute), null, "Minute " + minute))
                .toList();
        return PastIncident.builder("status page", sourceId, "Errors")
                .updates(updates)
                .build();
    }

    @Test
    void whoMayNotReadKnowsOfNothing() {
        Actor stranger = Actor.person("eve");

        assertThat(incidents.visibleTo(stranger).find(incident.id())).isEmpty();
        assertThat(incidents.visibleTo(stranger).all()).isEmpty();
        assertThatExceptionOfType(UnknownIncidentException.class)
                .isThrownBy(() -> incidents.execute(stranger, incident.id(), new AddNote("hello", null)));
    }

    @Test
    void whatTakesAnotherRightIsNotOffered() {
        assertThat(offered(READER)).isEmpty();
        assertThat(offered(RESPONDER))
                .contains(CommandType.ADD_NOTE)
                .doesNotContain(CommandType.SET_SEVERITY, CommandType.PUBLISH_POSTMORTEM);
        assertThat(offered(COMMANDER))
                .contains(CommandType.SET_SEVERITY)
                .doesNotContain(CommandType.PUBLISH_POSTMORTEM);
        assertThat(offered(ADMINISTRATOR)).contains(CommandType.PUBLISH_POSTMORTEM, CommandType.STRIKE_OUT);
    }

    private List<CommandType> offered(Actor actor) {
        return incidents.mayI(actor, incident).stream()
                .map(Permission::command)
                .filter(CommandType::isForPeople)
                .toList();
    }
}
