package io.incidentkit.retention;

import io.incidentkit.incident.Incident;
import io.incidentkit.store.IncidentPage;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.store.IncidentStore;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** All incidents of a store, page by page, as they are when their page is read; some may be removed meanwhile. */
final class EachIncident {
    private static final int PAGE = 100;

    private EachIncident() {}

    static void of(IncidentStore store, IncidentQuery.State state, Consumer<Incident> work) {
        long bound = Long.MAX_VALUE;
        OptionalLong next = OptionalLong.of(bound);
        do {
            bound = next.getAsLong();
            IncidentPage page = store.list(new IncidentQuery(state, bound, PAGE));
            page.incidents().forEach(work);
            next = page.next();
        } while (next.isPresent()
                && next.getAsLong() < bound); // or a store that promises more for ever would be asked for ever
    }
}
