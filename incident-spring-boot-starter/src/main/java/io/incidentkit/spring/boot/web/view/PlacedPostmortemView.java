package io.incidentkit.spring.boot.web.view;

import io.incidentkit.connector.postmortem.PlacedPostmortem;
import io.incidentkit.connector.postmortem.PlacedPostmortem.UnplacedPart;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The result of putting a document into an incident, as the API shows it. */
public final class PlacedPostmortemView {
    private PlacedPostmortemView() {}

    public static Map<String, @Nullable Object> of(boolean inForm, PlacedPostmortem placed) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("incident", placed.incident().reference());
        view.put("id", placed.incident().id().toString());
        view.put("version", placed.incident().version());
        view.put("inForm", inForm);
        view.put("changed", placed.changed());
        view.put(
                "commands",
                placed.commands().stream().map(command -> command.type().code()).toList());
        view.put("left", placed.left().stream().map(PlacedPostmortemView::left).toList());
        view.put("missing", Violations.of(placed.missing()));
        view.put("remarks", placed.remarks());
        view.put("since", placed.since().stream().map(TimelineView::of).toList());
        return view;
    }

    private static Map<String, @Nullable Object> left(UnplacedPart part) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("name", part.name());
        view.put("text", part.text());
        view.put("reason", part.reason());
        view.put("keptIn", part.keptIn().isEmpty() ? null : part.keptIn());
        return view;
    }
}
