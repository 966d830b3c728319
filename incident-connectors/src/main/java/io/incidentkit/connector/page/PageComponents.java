package io.incidentkit.connector.page;

import java.util.Map;
import java.util.TreeMap;

/**
 * The components of a message.
 *
 * @param changed those whose state changes with it, as the worst that our open incidents say
 * @param own all that the incident has named so far, as it says by itself; operational where it hits them no more
 * @param isOver whether the incident is over
 */
public record PageComponents(Map<String, ComponentState> changed, Map<String, ComponentState> own, boolean isOver) {
    /** Copies the maps, in the order of the ids. */
    public PageComponents {
        changed = new TreeMap<>(changed);
        own = new TreeMap<>(own);
    }
}
