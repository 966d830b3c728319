package io.incidentkit.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.actionitem.ActionType;
import io.incidentkit.command.ActionCommand.AddAction;
import io.incidentkit.command.Declare;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.command.PeopleCommand.Assign;
import io.incidentkit.command.PeopleCommand.Observe;
import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.People;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.severity.Severity;
import io.incidentkit.validation.InvalidInputException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Each command reads and writes the whole state of an incident: what is in it is bounded, and what is not is the timeline. */
class SizeOfAnIncidentTest {
    private static final Actor ADA = Actor.person("ada");

    private final Incidents incidents = new Incidents(
            new InMemoryIncidentStore(),
            IncidentPolicy.standard(),
            Clock.fixed(Instant.parse("2026-03-01T14:32:00Z"), ZoneOffset.UTC));
    private final IncidentId id = incidents
            .declare(
                    ADA,
                    Declare.builder("Checkout is down")
                            .severity(Severity.SEV2)
                            .commander(new Person("ada"))
                            .build())
            .id();

    @Test
    void assignmentsAreBoundedAndTheNextIsToldWhatToDo() {
        assertBounded(
                People.MAX,
                number -> new Assign(new Person("bob"), "thing " + number, null),
                "is one assignment more than the 500 that an incident has; note it instead");
    }

    @Test
    void observersAreBounded() {
        assertBounded(
                People.MAX,
                number -> new Observe(new Person("observer " + number), null),
                "is one observer more than the 500 that an incident names");
    }

    @Test
    void actionItemsAreBounded() {
        assertBounded(
                ActionItem.MAX_OF_AN_INCIDENT,
                number -> new AddAction(ActionType.PREVENT, "thing " + number, null, null, null),
                "is one action item more than the 500 that an incident has");
    }

    private void assertBounded(int most, IntFunction<IncidentCommand> command, String message) {
        for (int i = 1; i <= most; i++) {
            incidents.execute(ADA, id, command.apply(i));
        }

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> incidents.execute(ADA, id, command.apply(most + 1)))
                .withMessageContaining(message);
        assertThat(incidents
                        .execute(ADA, id, new AddNote("and one thing more", null))
                        .version())
                .as("the timeline goes on")
                .isEqualTo(incidents.get(id).version());
    }
}
