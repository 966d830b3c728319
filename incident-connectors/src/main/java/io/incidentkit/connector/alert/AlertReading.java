package io.incidentkit.connector.alert;

import io.incidentkit.alert.AlertGroup;
import io.incidentkit.validation.FieldError;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The content of one request, as far as it could be read.
 *
 * @param groups the groups of alerts
 * @param faults what could not be read beside them
 * @param delivery tells this request from others, and is the same when it is sent again; null where the tool gives none
 * @param thing how the tool calls what the first group is about in later messages that have no key, or null
 * @param note what is written down on the incident of a thing in place of alerts, or null
 */
public record AlertReading(
        List<AlertGroup> groups,
        List<FieldError> faults,
        @Nullable String delivery,
        @Nullable String thing,
        @Nullable Note note) {

    /**
     * Something that is done in the tool, and that neither opens nor ends anything.
     *
     * @param text the note
     * @param at when it was, or null for now
     */
    public record Note(String text, @Nullable Instant at) {}

    /** Copies the lists. */
    public AlertReading {
        groups = List.copyOf(groups);
        faults = List.copyOf(faults);
    }

    /**
     * Creates a reading of one group of which everything could be read.
     *
     * @param group the group
     */
    public static AlertReading of(AlertGroup group) {
        return of(List.of(group), List.of());
    }

    /**
     * Creates a reading.
     *
     * @param groups the groups of alerts
     * @param faults what could not be read beside them
     */
    public static AlertReading of(List<AlertGroup> groups, List<FieldError> faults) {
        return new AlertReading(groups, faults, null, null, null);
    }

    /** Returns the reading of a request that tells of no alert, such as a test of the connection. */
    public static AlertReading nothing() {
        return of(List.of(), List.of());
    }

    /**
     * Returns the same with an id of the request.
     *
     * @param id tells this request from others; blank for none
     */
    public AlertReading deliveredAs(String id) {
        return new AlertReading(groups, faults, id.isBlank() ? null : id, thing, note);
    }

    /**
     * Returns the same with the tool's name of what it is about.
     *
     * @param name the name; blank for none
     */
    public AlertReading about(String name) {
        return new AlertReading(groups, faults, delivery, name.isBlank() ? null : name, note);
    }

    /**
     * Returns the same with a note.
     *
     * @param text the note
     * @param at when it was, or null for now
     */
    public AlertReading noting(String text, @Nullable Instant at) {
        return new AlertReading(groups, faults, delivery, thing, new Note(text, at));
    }
}
