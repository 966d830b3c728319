package io.incidentkit.test.store;

import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.store.IncidentPage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** Stores whose outlines are wrong, each in one way. */
final class BrokenOutlines {
    private BrokenOutlines() {}

    /** Never makes an outline anew. */
    static final class KeepsTheFirstOutline extends BrokenStore {
        private final Map<IncidentId, Incident> kept = new HashMap<>();

        @Override
        public IncidentPage outlines(long before) {
            IncidentPage page = sound.outlines(before);
            page.incidents().forEach(found -> found.outline().ifPresent(it -> kept.putIfAbsent(found.id(), it)));
            return new IncidentPage(
                    page.incidents().stream()
                            .map(found -> kept.getOrDefault(found.id(), found))
                            .toList(),
                    page.next());
        }
    }

    /** Begins each page with the newest one. */
    static final class BeginsOutlinesAnew extends BrokenStore {
        @Override
        public IncidentPage outlines(long before) {
            return new IncidentPage(sound.outlines(0).incidents(), OptionalLong.empty());
        }
    }

    /** Promises another page, for ever. */
    static final class OutlinesWithoutAnEnd extends BrokenStore {
        @Override
        public IncidentPage outlines(long before) {
            return new IncidentPage(List.of(), before == 0 ? OptionalLong.of(1) : OptionalLong.empty());
        }
    }
}
