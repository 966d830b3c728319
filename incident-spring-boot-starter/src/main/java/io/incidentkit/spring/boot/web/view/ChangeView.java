package io.incidentkit.spring.boot.web.view;

import io.incidentkit.incident.Incident;
import java.util.List;

/** A change of an incident, as the API tells it: where to look, and nothing of what it says. */
public final class ChangeView {
    /** A change. */
    public static final View<Shown> CHANGE = View.<Shown>named("Change")
            .with("incident", Shape.TEXT, change -> change.incident().reference())
            .with("id", Shape.ID, change -> change.incident().id())
            .with("version", Shape.WHOLE, change -> change.incident().version())
            .with("types", Shape.listOf(TimelineView.TYPE), Shown::types);

    /**
     * The things that are shown.
     *
     * @param incident the incident as it is now
     * @param types the types of its latest entries
     */
    public record Shown(Incident incident, List<String> types) {}

    private ChangeView() {}
}
