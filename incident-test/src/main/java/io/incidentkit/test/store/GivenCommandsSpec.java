package io.incidentkit.test.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.command.Declare;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.Incidents;
import io.incidentkit.service.UnknownIncidentException;
import io.incidentkit.severity.Severity;
import io.incidentkit.store.ConcurrentUpdateException;
import io.incidentkit.store.GivenCommand;
import io.incidentkit.store.IncidentChange;
import io.incidentkit.validation.InvalidInputException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A command that is given again under its id is the same command. */
abstract class GivenCommandsSpec extends StoreSpec {
    private static final GivenCommand GIVEN = new GivenCommand("7f0c", "add-note");

    private Incidents incidents;

    @BeforeEach
    void putTheServiceOnTheStore() {
        incidents = new Incidents(store, IncidentPolicy.standard(), Clock.fixed(BEGIN, ZoneOffset.UTC));
    }

    @Test
    void keepsTheIdWithTheChange() {
        Incident declared = declare("Checkout is down");
        assertThat(store.given(declared.id(), "7f0c")).isEmpty();

        store.append(change(declared, note("looking")).of(Optional.of(GIVEN)));

        assertThat(store.given(declared.id(), "7f0c")).contains(GIVEN);
        assertThat(store.given(declared.id(), "7f0d")).isEmpty();
    }

    @Test
    void refusesASecondChangeOfTheSameCommand() {
        Incident declared = declare("Checkout is down");
        Incident noted = store.append(change(declared, note("looking")).of(Optional.of(GIVEN)));
        IncidentChange again = change(noted, note("looking")).of(Optional.of(GIVEN));

        assertThatExceptionOfType(ConcurrentUpdateException.class).isThrownBy(() -> store.append(again));

        assertUnchanged(noted);
    }

    @Test
    void knowsNoIdOfAChangeThatWasNotWritten() {
        Incident declared = declare("Checkout is down");
        append(declared, note("faster"));
        IncidentChange late = change(declared, note("slower")).of(Optional.of(GIVEN));

        assertThatExceptionOfType(ConcurrentUpdateException.class).isThrownBy(() -> store.append(late));

        assertThat(store.given(declared.id(), "7f0c")).isEmpty();
    }

    @Test
    void takesTheSameIdOnAnotherIncident() {
        Incident first = declare("first");
        Incident second = declare("second");

        store.append(List.of(
                change(first, note("looking")).of(Optional.of(GIVEN)),
                change(second, note("looking")).of(Optional.of(GIVEN))));

        assertThat(store.given(first.id(), "7f0c")).contains(GIVEN);
        assertThat(store.given(second.id(), "7f0c")).contains(GIVEN);
    }

    @Test
    void knowsNoIdThatWasGivenToAnotherIncident() {
        Incident first = declare("first");
        Incident second = declare("second");

        store.append(change(first, note("looking")).of(Optional.of(GIVEN)));

        assertThat(store.given(second.id(), "7f0c")).isEmpty();
    }

    @Test
    void recordsACommandOnEachIncidentThatItIsGivenTo() {
        Incident first = incidents.declare(ANA, Declare.of("Checkout is down"));
        Incident second = incidents.declare(ANA, Declare.of("Search is down"));
        AddNote note = new AddNote("it is slow", null);

        incidents.executeOnce(ANA, first.id(), note, null, "a1");
        incidents.executeOnce(ANA, second.id(), note, null, "a1");

        assertThat(stored(first.id()).version()).isEqualTo(first.version() + 1);
        assertThat(stored(second.id()).version()).isEqualTo(second.version() + 1);
    }

    @Test
    void recordsACommandOnceWhoseAnswerWasLost() {
        Incident declared = incidents.declare(ANA, Declare.of("Checkout is down"));
        Triage triage = new Triage(Severity.SEV2, new Person("ana"), null);

        Incident triaged =
                incidents.executeOnce(ANA, declared.id(), triage, null, "a1").incident();
        Incident again =
                incidents.executeOnce(ANA, declared.id(), triage, null, "a1").incident();

        assertThat(again).isEqualTo(triaged);
        assertUnchanged(triaged);
    }

    @Test
    void recordsTwoCommandsOfTheSameContentUnderTwoIds() {
        Incident declared = incidents.declare(ANA, Declare.of("Checkout is down"));
        AddNote note = new AddNote("it is slow", null);

        incidents.executeOnce(ANA, declared.id(), note, null, "a1");
        incidents.executeOnce(ANA, declared.id(), note, null, "a2");

        assertThat(stored(declared.id()).version()).isEqualTo(declared.version() + 2);
    }

    @Test
    void saysThatAnIdWasThatOfAnotherCommand() {
        Incident declared = incidents.declare(ANA, Declare.of("Checkout is down"));
        Incident noted = incidents
                .executeOnce(ANA, declared.id(), new AddNote("it is slow", null), null, "a1")
                .incident();
        Triage triage = new Triage(Severity.SEV2, new Person("ana"), null);

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> incidents.executeOnce(ANA, declared.id(), triage, null, "a1"))
                .withMessageContaining("was the id of add-note; give each command one of its own");

        assertUnchanged(noted);
    }

    @Test
    void tellsNobodyOfACommandOnAPrivateIncident() {
        Incident declared = incidents.declare(
                ANA, Declare.builder("Keys leaked").makePrivate().build());
        incidents.executeOnce(ANA, declared.id(), new AddNote("rotating", null), null, "a1");

        assertThatExceptionOfType(UnknownIncidentException.class)
                .isThrownBy(() -> incidents.executeOnce(
                        Actor.person("zoe"), declared.id(), new AddNote("rotating", null), null, "a1"));
    }
}
