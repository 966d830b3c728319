package io.incidentkit.store;

import io.incidentkit.incident.Incident;
import java.util.List;
import java.util.OptionalLong;

/**
 * One page of a list. Where few incidents are what a filter asks for, a page can hold fewer than asked for, even none, and have a
 * next one: a store looks at a bounded number of incidents for each.
 *
 * @param incidents the incidents, the newest number first
 * @param next the {@link IncidentQuery#before()} that asks for the next page; empty on the last one
 */
public record IncidentPage(List<Incident> incidents, OptionalLong next) {

    /** Copies the list. */
    public IncidentPage {
        incidents = List.copyOf(incidents);
    }

    /**
     * Cuts a page out of what was found.
     *
     * @param found the incidents from the page's beginning on, the newest number first; one more than the limit shows that
     *     there are more
     * @param limit at most so many
     * @return the page
     */
    public static IncidentPage of(List<Incident> found, int limit) {
        return found.size() > limit
                ? new IncidentPage(
                        found.subList(0, limit),
                        OptionalLong.of(found.get(limit - 1).number()))
                : new IncidentPage(found, OptionalLong.empty());
    }

    /** Returns whether there are more after the last one. */
    public boolean more() {
        return next.isPresent();
    }
}
