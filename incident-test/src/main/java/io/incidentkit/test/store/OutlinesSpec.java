package io.incidentkit.test.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.incident.Incident;
import io.incidentkit.store.IncidentPage;
import io.incidentkit.timeline.LoopEvent.Reopened;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** The incidents that figures are read from: each once, as it is now, in outline or in whole. */
abstract class OutlinesSpec extends StoreSpec {
    @Test
    void outlinesNothingOfAnEmptyStore() {
        assertThat(store.outlines(0)).isEqualTo(new IncidentPage(List.of(), OptionalLong.empty()));
    }

    @Test
    void outlinesTheNewestNumberFirstFromANumberOn() {
        Incident first = declare("first");
        Incident second = append(declare("second"), falseAlarm());
        Incident third = declare("third");

        assertThat(outlines(0)).extracting(Incident::id).containsExactly(third.id(), second.id(), first.id());
        assertThat(outlines(third.number())).extracting(Incident::id).containsExactly(second.id(), first.id());
        assertThat(outlines(first.number())).isEmpty();
    }

    @Test
    void outlinesAnIncidentAsItIsAfterEachChange() {
        Incident other = append(declare("Search is slow"), falseAlarm());
        Incident now = declare("Checkout is down");
        assertOutlined(now, other);

        now = append(now, falseAlarm());
        assertOutlined(now, other);
        now = append(now, note("found later"));
        assertOutlined(now, other);
        now = append(now, new Reopened("it was none"));
        assertOutlined(now, other);
        now = append(now, note("looking"), falseAlarm());
        assertOutlined(now, other);
        store.remove(now);

        assertOutlined(other);
    }

    private void assertOutlined(Incident... newestFirst) {
        List<Incident> expected = new ArrayList<>();
        for (Incident incident : newestFirst) {
            expected.add(incident.outline().orElse(incident));
        }
        // The first look may have made what the second one finds.
        assertThat(inOutline()).isEqualTo(expected);
        assertThat(inOutline()).isEqualTo(expected);
    }

    private List<Incident> inOutline() {
        return outlines(0).stream()
                .map(incident -> incident.outline().orElse(incident))
                .toList();
    }

    private List<Incident> outlines(long before) {
        List<Incident> all = new ArrayList<>();
        IncidentPage page = store.outlines(before);
        all.addAll(page.incidents());
        while (page.more()) {
            page = store.outlines(page.next().getAsLong());
            all.addAll(page.incidents());
        }
        return all;
    }
}
