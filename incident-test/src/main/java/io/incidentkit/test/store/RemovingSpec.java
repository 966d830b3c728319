package io.incidentkit.test.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.store.ConcurrentUpdateException;
import io.incidentkit.store.GivenCommand;
import io.incidentkit.store.IncidentQuery;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An incident that is removed is gone with all that belongs to it, and nothing else is. */
abstract class RemovingSpec extends StoreSpec {
    private static final GivenCommand GIVEN = new GivenCommand("7f0c", "add-note");

    /** Everything that the store keeps, as text. */
    abstract List<String> storedTexts();

    @Test
    void leavesNothingOfIt() {
        Incident declared = declare(newId(), declared("The otter is out"), alerts("disk"));
        Incident noted = store.append(change(declared, note("an otter")).of(Optional.of(GIVEN)));
        Incident ended = append(noted, falseAlarm());
        assertThat(store.findLastByKey(key("disk"))).contains(ended);

        store.remove(ended);

        assertThat(store.find(ended.id())).isEmpty();
        assertThat(store.findByNumber(ended.number())).isEmpty();
        assertThat(store.lastSeen(ended.id())).isEmpty();
        assertThat(timeline(ended.id())).isEmpty();
        assertThat(store.findLastByKey(key("disk"))).isEmpty();
        assertThat(store.given(ended.id(), GIVEN.id())).isEmpty();
        assertThat(store.list(new IncidentQuery(IncidentQuery.State.ALL, Long.MAX_VALUE, 10))
                        .incidents())
                .isEmpty();
        assertThat(storedTexts()).noneMatch(text -> text.contains("otter"));
    }

    @Test
    void givesAKeyOfAnOpenOneBack() {
        Incident open = declare(newId(), declared("Disk is full"), alerts("disk"));

        store.remove(open);

        Incident next = declare(newId(), declared("Disk is full"), alerts("disk"));
        assertThat(store.findOpenByKey(key("disk"))).contains(next);
    }

    @Test
    void leavesTheOthers() {
        Incident before = declare(newId(), declared("before"), alerts("network"));
        Incident gone = declare("gone");
        Incident after = declare("after");

        store.remove(gone);

        assertThat(store.list(new IncidentQuery(IncidentQuery.State.ALL, Long.MAX_VALUE, 10))
                        .incidents())
                .containsExactly(after, before);
        assertThat(store.findOpenByKey(key("network"))).contains(before);
        assertThat(timeline(after.id())).hasSize(1);
    }

    @Test
    void givesItsNumberToNobody() {
        Incident gone = declare("gone");

        store.remove(gone);

        assertThat(declare("next").number()).isGreaterThan(gone.number());
    }

    @Test
    void refusesOneThatSomebodyHasWrittenTo() {
        Incident seen = declare("Checkout is down");
        Incident now = append(seen, note("looking"));

        assertThatExceptionOfType(ConcurrentUpdateException.class)
                .isThrownBy(() -> store.remove(seen))
                .satisfies(conflict -> assertThat(conflict.id()).isEqualTo(seen.id()));

        assertThat(stored(seen.id())).isEqualTo(now);
        assertThat(timeline(seen.id())).hasSize(2);
    }

    @Test
    void refusesOneThatIsGone() {
        Incident gone = declare("gone");
        store.remove(gone);

        assertThatExceptionOfType(ConcurrentUpdateException.class).isThrownBy(() -> store.remove(gone));
        assertThatExceptionOfType(ConcurrentUpdateException.class).isThrownBy(() -> append(gone, note("too late")));
    }

    @Test
    void takesAnIncidentOfTheSameIdentityAgain() {
        IncidentId id = newId();
        store.remove(declare(id, declared("once")));

        Incident again = declare(id, declared("again"));

        assertThat(stored(id)).isEqualTo(again);
        assertThat(timeline(id)).hasSize(1);
    }
}
