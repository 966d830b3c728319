package io.incidentkit.spring.boot.web.view;

import io.incidentkit.timeline.EventCodec;
import io.incidentkit.timeline.EventType;
import io.incidentkit.timeline.TimelineEntry;
import tools.jackson.databind.util.RawValue;

/** A timeline entry as the API shows it. The details are the event as it is stored, which never changes its form. */
public final class TimelineView {
    /** The code of an event. */
    public static final Shape TYPE = Shape.oneOf(EventType.values(), EventType::code);

    /** An entry. */
    public static final View<TimelineEntry> ENTRY = View.<TimelineEntry>named("Entry")
            .with("sequence", Shape.WHOLE, TimelineEntry::sequence)
            .with("occurredAt", Shape.MOMENT, TimelineEntry::occurredAt)
            .with("recordedAt", Shape.MOMENT, TimelineEntry::recordedAt)
            .with("actor", Shape.TEXT, entry -> entry.actor().code())
            .with("type", TYPE, entry -> entry.event().type().code())
            .with("text", Shape.TEXT, entry -> entry.event().describe())
            .with("details", Shape.OBJECT, entry -> new RawValue(EventCodec.write(entry.event())));

    private TimelineView() {}
}
