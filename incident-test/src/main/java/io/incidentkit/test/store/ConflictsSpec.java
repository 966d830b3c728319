package io.incidentkit.test.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.store.ConcurrentUpdateException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** An append to a version that is not there any more has lost a race, and nothing is written. */
abstract class ConflictsSpec extends StoreSpec {

    @Test
    void refusesAnAppendToAnOlderVersion() {
        Incident declared = declare("Checkout is down");
        Incident noted = append(declared, note("one"), note("two"));

        assertConflict(declared.id(), 1, () -> append(declared, note("late"), note("later"), falseAlarm()));

        assertUnchanged(noted);
    }

    @Test
    void refusesAnAppendToAVersionThatIsNotStoredYet() {
        Incident declared = declare("Checkout is down");
        Incident ahead = declared.evolve(entriesAfter(1, note("never stored")));

        assertConflict(declared.id(), 2, () -> append(ahead, note("too early")));

        assertUnchanged(declared);
    }

    @Test
    void refusesAnAppendToAnIncidentThatIsNotStored() {
        IncidentId id = newId();
        Incident unknown = Incident.replay(id, 1, entriesAfter(0, declared("never stored")));

        assertConflict(id, 1, () -> append(unknown, note("looking")));

        assertDoesNotExist(id);
    }

    @Test
    void refusesASecondIncidentOfTheSameId() {
        Incident first = declare("first");

        assertConflict(first.id(), 0, () -> declare(first.id(), declared("second"), note("looking")));

        assertUnchanged(first);
    }

    @Test
    void takesTheSameAppendOnTheFreshVersionAfterAConflict() {
        Incident declared = declare("Checkout is down");
        append(declared, note("faster"));
        assertConflict(declared.id(), 1, () -> append(declared, note("slower")));

        append(stored(declared.id()), note("slower"));

        assertThat(timeline(declared.id()))
                .extracting(entry -> entry.event().describe())
                .containsExactly("Detected: Checkout is down", "Note: faster", "Note: slower");
    }

    @Test
    void numbersTheNextIncidentAfterAConflict() {
        Incident first = declare("first");
        assertConflict(first.id(), 0, () -> declare(first.id(), declared("again")));

        assertThat(declare("second").number()).isGreaterThan(first.number());
    }

    private static void assertConflict(IncidentId id, int expectedVersion, ThrowingCallable append) {
        assertThatExceptionOfType(ConcurrentUpdateException.class)
                .isThrownBy(append)
                .satisfies(conflict -> assertThat(conflict.id()).isEqualTo(id))
                .satisfies(conflict -> assertThat(conflict.expectedVersion()).isEqualTo(expectedVersion));
    }
}
