package io.incidentkit.test.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.timeline.TimelineEntry;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Incidents by what identifies them, and their timelines page by page. */
abstract class FindingSpec extends StoreSpec {

    @Test
    void findsAnIncidentByItsIdAndByItsNumber() {
        declare("first");
        Incident second = declare("second");
        declare("third");

        assertThat(store.find(second.id())).contains(second);
        assertThat(store.findByNumber(second.number())).contains(second);
    }

    @Test
    void findsNothingForAnUnknownId() {
        declare("Checkout is down");

        assertDoesNotExist(newId());
    }

    @Test
    void findsNothingForAnUnknownNumber() {
        Incident declared = declare("Checkout is down");

        assertThat(List.of(declared.number() + 1, 0L, -1L, Long.MAX_VALUE, Long.MIN_VALUE))
                .allSatisfy(number ->
                        assertThat(store.findByNumber(number)).as("%d", number).isEmpty());
    }

    @Test
    void readsATimelineInTheOrderOfItsNumbers() {
        IncidentId id = incidentWithEntries(25);

        assertThat(timeline(id))
                .extracting(TimelineEntry::sequence)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 25).boxed().toList());
    }

    @Test
    void readsATimelinePageByPage() {
        IncidentId id = incidentWithEntries(25);

        List<TimelineEntry> read = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        List<TimelineEntry> page;
        do {
            page = store.timeline(id, read.size(), 10);
            read.addAll(page);
            sizes.add(page.size());
            assertThat(read).as("more than there are").hasSizeLessThanOrEqualTo(25);
        } while (!page.isEmpty());

        assertThat(sizes).containsExactly(10, 10, 5, 0);
        assertThat(read).isEqualTo(timeline(id));
    }

    @Test
    void readsOneEntryOfATimeline() {
        IncidentId id = incidentWithEntries(3);

        assertThat(store.timeline(id, 1, 1)).extracting(TimelineEntry::sequence).containsExactly(2);
    }

    @Test
    void readsATimelineWithTheLargestLimit() {
        IncidentId id = incidentWithEntries(3);

        assertThat(store.timeline(id, 1, Integer.MAX_VALUE))
                .extracting(TimelineEntry::sequence)
                .containsExactly(2, 3);
    }

    @Test
    void readsNothingAfterTheEndOfATimeline() {
        IncidentId id = incidentWithEntries(3);

        assertThat(store.timeline(id, 3, 10)).isEmpty();
        assertThat(store.timeline(id, Integer.MAX_VALUE, 10)).isEmpty();
    }

    private IncidentId incidentWithEntries(int count) {
        declare("another, before");
        IncidentId id = declareWithNotes(count).id();
        declare("another, after");
        return id;
    }
}
