package io.incidentkit.retention;

import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.timeline.TimelineEntry;
import io.incidentkit.validation.JsonObjects;
import java.util.List;

/**
 * One incident with all that is known of it, to be handed to another database or put away: its timeline, of which everything else is
 * made, from its steps to its published postmortem. As JSON each entry has a seal that stands for it and all before it.
 *
 * @param id its identity, which it has everywhere
 * @param number its number where it comes from
 * @param timeline all its entries, in order
 */
public record IncidentDocument(IncidentId id, long number, List<TimelineEntry> timeline) {
    /** The form of the JSON. */
    static final int FORMAT = 1;

    /** How many characters of JSON are read at most. */
    public static final int MAX = 200_000_000;

    /** Copies the list. */
    public IncidentDocument {
        timeline = List.copyOf(timeline);
    }

    /** Returns the incident that the timeline makes. */
    public Incident incident() {
        return Incident.replay(id, number, timeline);
    }

    /** Returns it as JSON, which {@link #fromJson} reads; the same for the same timeline. */
    public String toJson() {
        return JsonObjects.write(DocumentForm.write(this));
    }

    /** Returns the seal of the last entry, which stands for the whole: 64 hexadecimal digits. Kept elsewhere, it vouches for the document. */
    public String seal() {
        return DocumentForm.seal(this);
    }

    /**
     * Reads a document.
     *
     * @param json what {@link #toJson} wrote, in this release or an earlier one
     * @return the document
     * @throws io.incidentkit.validation.InvalidInputException with every fault; an entry that was changed since it was written is named, the
     *     first one if there are several
     */
    public static IncidentDocument fromJson(String json) {
        return DocumentForm.read(JsonObjects.read("document", json, MAX));
    }
}
