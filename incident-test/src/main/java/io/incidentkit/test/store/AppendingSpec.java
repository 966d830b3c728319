package io.incidentkit.test.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.store.IncidentChange;
import io.incidentkit.timeline.IncidentEvent;
import io.incidentkit.timeline.TimelineEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An append adds to one timeline and brings the state up to date. */
abstract class AppendingSpec extends StoreSpec {

    @Test
    void givesANewIncidentANumber() {
        List<TimelineEntry> entries = entriesAfter(0, declared("Checkout is down"));
        Incident unnumbered = Incident.replay(newId(), 0, entries);

        Incident returned = store.append(new IncidentChange(Optional.empty(), entries, unnumbered));

        assertThat(returned.number()).isPositive();
        assertThat(returned).isEqualTo(unnumbered.numbered(returned.number()));
    }

    @Test
    void givesEachNewIncidentAHigherNumber() {
        List<Long> numbers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            numbers.add(declare("incident " + i).number());
        }

        assertThat(numbers).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void returnsWhatItStores() {
        Incident declared = declare("Checkout is down");
        assertThat(stored(declared.id())).isEqualTo(declared);

        Incident noted = append(declared, note("looking"));
        assertThat(stored(declared.id())).isEqualTo(noted);
    }

    @Test
    void keepsTheNumberOfAnIncident() {
        Incident first = declare("first");
        declare("second");

        Incident noted = append(first, note("looking"), note("still looking"));

        assertThat(noted.number()).isEqualTo(first.number());
        assertThat(store.findByNumber(first.number())).contains(noted);
    }

    @Test
    void writesAllEntriesOfOneAppend() {
        IncidentId id = newId();
        List<TimelineEntry> entries = entriesAfter(0, declared("Checkout is down"), note("one"), note("two"));

        Incident declared = declare(id, entries);
        Incident noted = append(declared, note("three"), note("four"), note("five"));

        assertThat(declared.version()).isEqualTo(3);
        assertThat(noted.version()).isEqualTo(6);
        assertThat(timeline(id)).hasSize(6).startsWith(entries.toArray(new TimelineEntry[0]));
    }

    @Test
    void keepsTheStateAsTheFoldOfTheTimelineAfterEachAppend() {
        IncidentEvent[] events = SampleHistory.events();
        Incident incident = declare(newId(), events[0]);
        assertIsTheFoldOfItsTimeline(incident.id());

        for (int i = 1; i < events.length; i++) {
            incident = append(incident, events[i]);
            assertThat(stored(incident.id())).as("after %s", events[i]).isEqualTo(incident);
            assertIsTheFoldOfItsTimeline(incident.id());
        }
    }

    @Test
    void leavesOtherIncidentsAlone() {
        Incident first = declare("first");
        Incident second = declare("second");

        append(first, note("looking"));

        assertThat(stored(second.id())).isEqualTo(second);
        assertThat(timeline(second.id())).hasSize(1);
    }
}
