package io.incidentkit.spring.boot.web.view;

import io.incidentkit.timeline.EventCodec;
import io.incidentkit.timeline.TimelineEntry;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.util.RawValue;

/** A timeline entry as the API shows it. The details are the event as it is stored, which never changes its form. */
public final class TimelineView {
    private TimelineView() {}

    public static Map<String, @Nullable Object> of(TimelineEntry entry) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("sequence", entry.sequence());
        view.put("occurredAt", entry.occurredAt().toString());
        view.put("recordedAt", entry.recordedAt().toString());
        view.put("actor", entry.actor().code());
        view.put("type", entry.event().type().code());
        view.put("text", entry.event().describe());
        view.put("details", new RawValue(EventCodec.write(entry.event())));
        return view;
    }
}
