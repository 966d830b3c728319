package io.incidentkit.connector.opsgenie;

import io.incidentkit.connector.paging.PagerNotes.Event;
import io.incidentkit.connector.paging.PagerNotes.Told;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The actions on an alert that are told, in words. */
final class OpsgenieTold {
    /** More than any moment in milliseconds: it is in nanoseconds. */
    private static final long NANOS = 100_000_000_000_000_000L;

    private OpsgenieTold() {}

    /** The note of it on the incident of a page; empty if nothing is written down. */
    static Optional<Event> event(String label, JsonNode told, JsonNode alert) {
        String by = words(alert, "username", " by ");
        String note = words(alert, "note", "");
        return switch (told.path("action").asString("")) {
            case "Acknowledge" -> event(label, told, alert, Told.ACKNOWLEDGED, ": acknowledged" + by);
            case "UnAcknowledge" -> event(label, told, alert, Told.OTHER, ": no longer acknowledged" + by);
            case "Close" -> event(label, told, alert, Told.CLOSED, " says closed" + by + ". That ends nothing here.");
            case "Escalate", "EscalateNext" -> event(label, told, alert, Told.OTHER, ": escalated" + by);
            case "AssignOwnership", "TakeOwnership" ->
                event(label, told, alert, Told.OTHER, ": assigned" + words(alert, "owner", " to ") + by);
            case "Snooze" -> event(label, told, alert, Told.OTHER, ": snoozed" + by);
            case "Delete" -> event(label, told, alert, Told.OTHER, ": the alert was deleted" + by);
            case "AddNote" ->
                note.isEmpty() ? Optional.empty() : event(label, told, alert, Told.OTHER, ": note" + by + ": " + note);
            default -> Optional.empty();
        };
    }

    private static Optional<Event> event(String label, JsonNode told, JsonNode alert, Told what, String text) {
        String alias = words(alert, "alias", "");
        // No number of the event comes along; an alert is updated by one action at a time.
        String id = id(told, alert);
        boolean isOfAPerson = !told.at("/source/type").asString("").equalsIgnoreCase("api");
        return Optional.of(new Event(id, alias, what, isOfAPerson, label + text, at(alert.path("updatedAt"))));
    }

    /** Tells what was done from all else that was. */
    static String id(JsonNode told, JsonNode alert) {
        return told.path("action").asString("") + "/"
                + alert.path("updatedAt").asString("")
                + "/" + alert.path("alertId").asString("");
    }

    private static String words(JsonNode node, String field, String before) {
        String words = node.path(field).asString("").strip();
        return words.isEmpty() ? "" : before + words;
    }

    /** A moment in milliseconds or nanoseconds; null if it is none. */
    static @Nullable Instant at(JsonNode moment) {
        if (!moment.isIntegralNumber() || !moment.canConvertToLong() || moment.longValue() <= 0) {
            return null;
        }
        long value = moment.longValue();
        try {
            return value >= NANOS ? Instant.ofEpochSecond(0, value) : Instant.ofEpochMilli(value);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
