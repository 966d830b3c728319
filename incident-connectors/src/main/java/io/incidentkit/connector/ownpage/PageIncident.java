package io.incidentkit.connector.ownpage;

import io.incidentkit.connector.page.ComponentState;
import io.incidentkit.connector.page.PageState;
import java.time.Instant;
import java.util.List;

/**
 * One episode of an incident as the page shows it.
 *
 * @param id its id on the page, the same each time, which says nothing of ours
 * @param name what is wrong, for outsiders
 * @param worst how much its components were hit
 * @param components the ids of the components that are hit
 * @param updates what was said, the oldest first; never empty
 */
record PageIncident(String id, String name, ComponentState worst, List<String> components, List<PageUpdate> updates) {
    PageIncident {
        components = List.copyOf(components);
        updates = List.copyOf(updates);
    }

    PageUpdate last() {
        return updates.get(updates.size() - 1);
    }

    boolean isResolved() {
        return last().state() == PageState.RESOLVED;
    }

    Instant created() {
        return updates.get(0).at();
    }

    Instant updated() {
        return last().at();
    }
}
