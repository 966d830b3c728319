package io.incidentkit.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.incidentkit.command.CommandDescription;
import io.incidentkit.command.CommandField;
import io.incidentkit.command.CommandType;
import io.incidentkit.command.Declare;
import io.incidentkit.command.FieldChoice;
import io.incidentkit.command.FieldChoices;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Directory;
import io.incidentkit.commander.KnownPerson;
import io.incidentkit.commander.Person;
import io.incidentkit.commander.Roles;
import io.incidentkit.duty.Ladder;
import io.incidentkit.duty.Ladders;
import io.incidentkit.incident.Incident;
import io.incidentkit.obligation.Telling;
import io.incidentkit.obligation.Tellings;
import io.incidentkit.service.IncidentOperations;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Severity;
import io.incidentkit.validation.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Roles are data: the policy names them, an open assignment of that name holds one, and a reminder can go to it. */
class RolesTest {
    private static final Actor BEN = Actor.person("ben");

    private final Incidents incidents = Incidents.inMemory();

    @Test
    void areThePlaybooksOwnUnlessThePolicyHasOthers() {
        IncidentPolicy own = IncidentPolicy.fromJson("{\"roles\": [\"scribe\", \"Customer liaison\"]}");

        assertThat(IncidentPolicy.standard().roles().names())
                .containsExactly("communications lead", "scribe", "deputy");
        assertThat(IncidentPolicy.standard().toMap()).doesNotContainKey("roles");
        assertThat(own.roles().names()).containsExactly("scribe", "Customer liaison");
        assertThat(IncidentPolicy.fromJson(own.toJson())).isEqualTo(own).isNotEqualTo(IncidentPolicy.standard());
        assertThat(own.toBuilder().build()).isEqualTo(own);
        assertThat(own.toMarkdown()).contains("Customer liaison");
    }

    @Test
    void areRefusedWithAllThatIsWrong() {
        assertThatThrownBy(() -> IncidentPolicy.fromJson(
                        "{\"roles\": [\"scribe\", \"Scribe\", \"on-call\"], \"zone\": \"nowhere\"}"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("roles[1]")
                .hasMessageContaining("zone");
        for (String reserved : List.of("On-Call", "on call", "ON_CALL", "oncall", "Ｏwner")) {
            assertThatThrownBy(() ->
                            IncidentPolicy.builder().roles(List.of(reserved)).build())
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("a ladder means otherwise");
        }
    }

    @Test
    void areHeldByWhoIsAssignedThem() {
        IncidentOperations hand = commandedByAda();
        hand.people().assign(new Person("cleo"), "Scribe");
        hand.people().assign(new Person("dan"), "the rollback");
        Incident incident = hand.people().assign(new Person("eve"), "communications  lead");

        Roles roles = incidents.policy().roles();
        assertThat(roles.heldBy(incident.people()))
                .isEqualTo(Map.of(
                        "communications lead", List.of(new Person("eve")), "scribe", List.of(new Person("cleo"))));
        assertThat(roles.heldBy(hand.people().complete(1, "handed on").people()))
                .doesNotContainKey("scribe");
    }

    @Test
    void areRemindedAsThePolicySays() {
        IncidentPolicy policy = IncidentPolicy.builder()
                .ladders(ladders(Ladder.of("communications lead", Ladder.ON_CALL)))
                .build();
        IncidentOperations hand = commandedByAda();
        Incident alone = hand.incident();
        Incident led = hand.people().assign(new Person("eve"), "communications lead");
        Instant later = led.detectedAt().plus(Duration.ofHours(1));

        assertThat(told(led, policy, later)).contains("eve").doesNotContain("communications lead");
        assertThat(told(alone, policy, later)).contains("communications lead");
    }

    @Test
    void areChosenWhereWorkIsAssignedAndPeopleWhereTheHostListsThem() {
        IncidentPolicy policy = IncidentPolicy.standard();
        KnownPerson ada = new KnownPerson(new Person("ada"), "Ada Lovelace", "payments", null, List.of());
        FieldChoices choices = choices(policy, Directory.of(List.of(ada, KnownPerson.of("ben"))));
        List<CommandField<?>> assign = CommandDescription.of(CommandType.ASSIGN).fields();

        assertThat(choices.of(assign.get(0)))
                .containsExactly(new FieldChoice("ada", "Ada Lovelace (payments)"), new FieldChoice("ben", "ben"));
        assertThat(choices.of(assign.get(1)))
                .extracting(FieldChoice::code)
                .isEqualTo(policy.roles().names());
        assertThat(choices(policy, Directory.NONE).of(assign.get(0))).isEmpty();
        assertThat(choices(policy, new Unreachable()).of(assign.get(0))).isEmpty();
    }

    private static final class Unreachable implements Directory {
        @Override
        public Optional<KnownPerson> find(String name) {
            throw new IllegalStateException("no route to host");
        }

        @Override
        public List<KnownPerson> people() {
            throw new IllegalStateException("no route to host");
        }
    }

    private static FieldChoices choices(IncidentPolicy policy, Directory directory) {
        return new FieldChoices(policy.severities(), policy.templates(), policy.dutyBook(), policy.roles(), directory);
    }

    private static List<String> told(Incident incident, IncidentPolicy policy, Instant now) {
        return Tellings.due(incident, policy.dutyBook(), now).stream()
                .map(Telling::to)
                .flatMap(List::stream)
                .toList();
    }

    private static Ladders ladders(Ladder messages) {
        Ladders standard = Ladders.standard();
        return new Ladders(standard.triage(), messages, standard.fix(), standard.postmortem(), standard.actions());
    }

    private IncidentOperations commandedByAda() {
        Incident incident = incidents.declare(
                BEN,
                Declare.builder("Checkout is down")
                        .severity(Severity.SEV1)
                        .commander(new Person("ada"))
                        .build());
        return incidents.handle(BEN, incident.id());
    }
}
