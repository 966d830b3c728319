package io.incidentkit.test.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.store.ConcurrentUpdateException;
import io.incidentkit.timeline.LoopEvent.Reopened;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A group of alerts belongs to at most one open incident. */
abstract class OpenKeysSpec extends StoreSpec {

    @Test
    void findsTheOpenIncidentOfAGroup() {
        Incident disk = declare(newId(), declared("Disk is full"), alerts("disk"));
        Incident network = declare(newId(), declared("Network is slow"), alerts("network"));

        assertThat(store.findOpenByKey(key("disk"))).contains(disk);
        assertThat(store.findOpenByKey(key("network"))).contains(network);
    }

    @Test
    void findsNothingForAnUnknownGroup() {
        declare("No alert told of it");

        assertThat(store.findOpenByKey(key("disk"))).isEmpty();
    }

    @Test
    void refusesASecondOpenIncidentOfTheGroup() {
        Incident first = declare(newId(), declared("Disk is full"), alerts("disk"));
        IncidentId second = newId();

        assertThatExceptionOfType(ConcurrentUpdateException.class)
                .isThrownBy(() -> declare(second, declared("Disk is full"), alerts("disk"), note("looking")))
                .satisfies(conflict -> assertThat(conflict.id()).isEqualTo(second));

        assertDoesNotExist(second);
        assertThat(store.findOpenByKey(key("disk"))).contains(first);
    }

    @Test
    void refusesAGroupThatBelongsToAnotherOpenIncident() {
        Incident holder = declare(newId(), declared("Disk is full"), alerts("disk"));
        Incident other = declare("Something else");

        assertThatExceptionOfType(ConcurrentUpdateException.class)
                .isThrownBy(() -> append(other, note("is it the disk?"), alerts("disk")))
                .satisfies(conflict -> assertThat(conflict.expectedVersion()).isEqualTo(1));

        assertThat(stored(other.id())).isEqualTo(other);
        assertThat(timeline(other.id())).hasSize(1);
        assertThat(store.findOpenByKey(key("disk"))).contains(holder);
    }

    @Test
    void letsAnOpenIncidentTakeAGroupThatIsFree() {
        Incident declared = declare("Disk is full");

        Incident alerted = append(declared, alerts("disk"));

        assertThat(store.findOpenByKey(key("disk"))).contains(alerted);
    }

    @Test
    void letsTheHolderGoOn() {
        Incident declared = declare(newId(), declared("Disk is full"), alerts("disk"));

        Incident again = append(append(declared, alerts("disk")), note("looking"));

        assertThat(store.findOpenByKey(key("disk"))).contains(again);
    }

    @Test
    void keepsTheFirstGroupOfAnIncidentThatHearsOfAnother() {
        Incident holder = declare(newId(), declared("Disk is full"), alerts("disk"));

        Incident heard = append(holder, alerts("network"));

        assertThat(store.findOpenByKey(key("disk"))).contains(heard);
        assertThat(store.findOpenByKey(key("network"))).isEmpty();
    }

    @Test
    void freesTheGroupAtTheEnd() {
        Incident first = declare(newId(), declared("Disk is full"), alerts("disk"));
        append(first, falseAlarm());
        assertThat(store.findOpenByKey(key("disk"))).isEmpty();

        Incident second = declare(newId(), declared("Disk is full again"), alerts("disk"));

        assertThat(second.number()).isGreaterThan(first.number());
        assertThat(store.findOpenByKey(key("disk"))).contains(second);
    }

    @Test
    void keepsAReopenedIncidentFromTakingTheGroupOfAnother() {
        Incident first = append(declare(newId(), declared("Disk is full"), alerts("disk")), falseAlarm());
        Incident second = declare(newId(), declared("Disk is full again"), alerts("disk"));
        Incident reopened = append(first, new Reopened("it was none"));

        assertThatExceptionOfType(ConcurrentUpdateException.class).isThrownBy(() -> append(reopened, alerts("disk")));

        assertThat(stored(first.id())).isEqualTo(reopened);
        assertThat(store.findOpenByKey(key("disk"))).contains(second);
    }

    @Test
    void findsAnIncidentByEachOfItsGroups() {
        Incident duplicate = declare("Swap is full");
        Incident holder = declare(newId(), declared("Disk is full"), alerts("disk"), duplicateWith(duplicate, "swap"));
        assertThat(store.findOpenByKey(key("disk"))).contains(holder);
        assertThat(store.findOpenByKey(key("swap"))).contains(holder);

        Incident more = append(holder, duplicateWith(duplicate, "network", "swap", "memory"));
        Incident noted = append(more, note("four groups now"));

        for (String group : List.of("disk", "swap", "network", "memory")) {
            assertThat(store.findOpenByKey(key(group))).as(group).contains(noted);
        }
    }

    @Test
    void freesEachOfItsGroupsAtTheEnd() {
        Incident duplicate = declare("Swap is full");
        Incident holder = declare(newId(), declared("Disk is full"), alerts("disk"), duplicateWith(duplicate, "swap"));
        append(holder, falseAlarm());
        assertThat(store.findOpenByKey(key("disk"))).isEmpty();
        assertThat(store.findOpenByKey(key("swap"))).isEmpty();

        Incident disk = declare(newId(), declared("Disk is full again"), alerts("disk"));
        Incident swap = declare(newId(), declared("Swap is full again"), alerts("swap"));

        assertThat(store.findOpenByKey(key("disk"))).contains(disk);
        assertThat(store.findOpenByKey(key("swap"))).contains(swap);
    }

    @Test
    void findsNoLastIncidentOfAGroupThatNoneHasLetGoOf() {
        declare(newId(), declared("Disk is full"), alerts("disk"));

        assertThat(store.findLastByKey(key("disk"))).isEmpty();
        assertThat(store.findLastByKey(key("network"))).isEmpty();
    }

    @Test
    void findsTheIncidentThatLetGoOfAGroupLast() {
        Incident first = append(declare(newId(), declared("Disk is full"), alerts("disk")), falseAlarm());
        assertThat(store.findLastByKey(key("disk"))).contains(first);

        Incident second = declare(newId(), declared("Disk is full again"), alerts("disk"));
        assertThat(store.findLastByKey(key("disk"))).contains(first);

        Incident ended = append(second, falseAlarm());
        assertThat(store.findLastByKey(key("disk"))).contains(ended);
        assertThat(store.findLastByKey(key("disk")).map(Incident::number)).contains(second.number());
    }

    @Test
    void findsTheLastIncidentOfEachOfItsGroupsAsItIsNow() {
        Incident duplicate = declare("Swap is full");
        Incident holder = declare(newId(), declared("Disk is full"), alerts("disk"), duplicateWith(duplicate, "swap"));

        Incident noted = append(append(holder, falseAlarm()), note("heard again"));

        assertThat(store.findLastByKey(key("disk"))).contains(noted);
        assertThat(store.findLastByKey(key("swap"))).contains(noted);
    }

    @Test
    void takesNoneOfSeveralGroupsIfOneIsTaken() {
        Incident holder = declare(newId(), declared("Disk is full"), alerts("disk"));
        Incident other = declare("Something else");

        assertThatExceptionOfType(ConcurrentUpdateException.class)
                .isThrownBy(() -> append(other, duplicateWith(holder, "a", "disk", "z"), note("looking")));

        assertUnchanged(other);
        assertThat(store.findOpenByKey(key("disk"))).contains(holder);
        assertThat(store.findOpenByKey(key("a"))).isEmpty();
        assertThat(store.findOpenByKey(key("z"))).isEmpty();
    }
}
