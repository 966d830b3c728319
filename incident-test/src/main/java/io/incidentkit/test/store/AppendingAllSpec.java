package io.incidentkit.test.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.store.ConcurrentUpdateException;
import io.incidentkit.store.IncidentChange;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several timelines in one write: all of it or nothing, in the order of the changes. */
abstract class AppendingAllSpec extends StoreSpec {

    @Test
    void writesEveryChange() {
        Incident first = declare("first");
        Incident second = declare("second");

        List<Incident> after = store.append(
                List.of(change(first, note("one"), note("two")), change(second, note("three"), falseAlarm())));

        assertThat(after).hasSize(2).allSatisfy(this::assertUnchanged);
        assertThat(timeline(first.id()))
                .extracting(entry -> entry.event().describe())
                .containsExactly("Detected: first", "Note: one", "Note: two");
        assertThat(timeline(second.id())).hasSize(3);
    }

    @Test
    void returnsTheIncidentsInTheOrderOfTheChanges() {
        List<Incident> before = List.of(declare("first"), declare("second"), declare("third"));
        for (List<Integer> order : List.of(List.of(0, 1, 2), List.of(2, 0, 1), List.of(1, 2, 0))) {
            List<IncidentChange> changes = order.stream()
                    .map(i -> stored(before.get(i).id()))
                    .map(incident -> change(incident, note("looking")))
                    .toList();

            assertThat(store.append(changes))
                    .containsExactlyElementsOf(
                            changes.stream().map(IncidentChange::after).toList());
        }
    }

    @Test
    void keepsTheNumbersAndGivesNewOnes() {
        Incident known = declare("known");
        IncidentId one = newId();
        IncidentId two = newId();

        List<Incident> after = store.append(List.of(
                declaration(one, declared("one")),
                change(known, note("looking")),
                declaration(two, declared("two"), alerts("disk"))));

        assertThat(after).extracting(Incident::id).containsExactly(one, known.id(), two);
        assertThat(after.get(1).number()).isEqualTo(known.number());
        assertThat(after).extracting(Incident::number).doesNotHaveDuplicates().doesNotContain(0L);
        assertThat(after).allSatisfy(this::assertUnchanged);
        assertThat(store.findOpenByKey(key("disk"))).contains(after.get(2));
    }

    @Test
    void writesNothingIfTheFirstOneHasLostARace() {
        Incident seen = declare("first");
        Incident first = append(seen, note("faster"));
        Incident second = declare("second");

        assertConflict(seen, change(seen, note("slower")), change(second, note("looking")));

        assertUnchanged(first);
        assertUnchanged(second);
    }

    @Test
    void writesNothingIfTheLastOneHasLostARace() {
        Incident first = declare(newId(), declared("Disk is full"), alerts("disk"));
        Incident seen = declare("second");
        Incident second = append(seen, note("faster"));

        assertConflict(seen, change(first, note("looking"), falseAlarm()), change(seen, note("slower")));

        assertUnchanged(first);
        assertUnchanged(second);
        assertThat(store.findOpenByKey(key("disk"))).contains(first);
    }

    @Test
    void declaresNothingIfAnotherOneHasLostARace() {
        Incident seen = declare("second");
        Incident second = append(seen, note("faster"));
        IncidentId id = newId();

        assertConflict(seen, declaration(id, declared("Disk is full"), alerts("disk")), change(seen, note("slower")));

        assertDoesNotExist(id);
        assertUnchanged(second);
        assertThat(store.findOpenByKey(key("disk"))).isEmpty();
    }

    @Test
    void writesNothingIfAnIdIsTaken() {
        Incident first = declare("first");
        Incident second = declare("second");

        assertThatExceptionOfType(ConcurrentUpdateException.class)
                .isThrownBy(() -> store.append(
                        List.of(change(first, note("looking")), declaration(second.id(), declared("again")))));

        assertUnchanged(first);
        assertUnchanged(second);
    }

    @Test
    void letsAChangeTakeTheGroupsThatTheOneBeforeItLetsGoOf() {
        Incident into = declare("Everything is slow");
        Incident duplicate =
                declare(newId(), declared("Disk is full"), alerts("disk"), duplicateWith(into, "swap", "memory"));

        List<Incident> after = store.append(List.of(
                change(duplicate, mergedInto(into)), change(into, duplicateWith(duplicate, "disk", "swap", "memory"))));

        assertThat(after).allSatisfy(this::assertUnchanged);
        for (String group : List.of("disk", "swap", "memory")) {
            assertThat(store.findOpenByKey(key(group))).as(group).contains(after.get(1));
        }
    }

    @Test
    void writesNothingIfAGroupBelongsToAThirdOne() {
        Incident holder = declare(newId(), declared("Swap is full"), alerts("swap"));
        Incident duplicate = declare(newId(), declared("Disk is full"), alerts("disk"));
        Incident into = declare("Everything is slow");

        assertConflict(
                into, change(duplicate, mergedInto(into)), change(into, duplicateWith(duplicate, "disk", "swap")));

        assertThat(List.of(holder, duplicate, into)).allSatisfy(this::assertUnchanged);
        assertThat(store.findOpenByKey(key("disk"))).contains(duplicate);
        assertThat(store.findOpenByKey(key("swap"))).contains(holder);
    }

    private void assertConflict(Incident of, IncidentChange... changes) {
        assertThatExceptionOfType(ConcurrentUpdateException.class)
                .isThrownBy(() -> store.append(List.of(changes)))
                .satisfies(conflict -> assertThat(conflict.id()).isEqualTo(of.id()))
                .satisfies(conflict -> assertThat(conflict.expectedVersion()).isEqualTo(of.version()));
    }
}
