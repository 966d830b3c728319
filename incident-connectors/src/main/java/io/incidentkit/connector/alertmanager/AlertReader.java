package io.incidentkit.connector.alertmanager;

import io.incidentkit.alert.Alert;
import io.incidentkit.connector.alert.AlertMoment;
import io.incidentkit.connector.alert.AlertTexts;
import io.incidentkit.text.CleanText;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Reads the alerts of a body, as far as each of them can be read. What can't be is counted and named, and so is what was guessed:
 * one bad alert is no reason to lose those beside it. Confined to one body.
 */
final class AlertReader {
    /** So many broken alerts say enough. */
    private static final int MAX_NAMED = 20;

    /** The longest value that a remark quotes. */
    private static final int MAX_QUOTED = 60;

    private final @Nullable Boolean groupFires;
    private final List<Alert> alerts = new ArrayList<>();
    private final List<FieldError> faults = new ArrayList<>();
    private final List<FieldError> guesses = new ArrayList<>();
    private int unread;

    private AlertReader(@Nullable Boolean groupFires) {
        this.groupFires = groupFires;
    }

    /**
     * Reads the alerts of a body.
     *
     * @param root the body
     * @return the reading, with one alert at least
     * @throws InvalidInputException with every fault, if there is no alert that can be read
     */
    static AlertReader of(JsonNode root) {
        JsonNode told = root.path("alerts");
        // One alert, out of a list of one that somebody's template took apart.
        JsonNode nodes = told.isObject() && told.path("labels").isObject()
                ? JsonNodeFactory.instance.arrayNode().add(told)
                : told;
        if (!nodes.isArray() || nodes.isEmpty()) {
            String wrong = nodes.isMissingNode() ? "is required" : "is not a list of at least one alert";
            throw new InvalidInputException(List.of(new FieldError("alerts", wrong)));
        }
        AlertReader reader = new AlertReader(fires(root.path("status")));
        for (int i = 0; i < nodes.size(); i++) {
            reader.read(nodes.path(i), "alerts[" + i + "]");
        }
        if (reader.alerts.isEmpty()) {
            throw new InvalidInputException(reader.named());
        }
        return reader;
    }

    /** The alerts that could be read, in the body's order. */
    List<Alert> alerts() {
        return alerts;
    }

    /** How many could not be read. */
    int unread() {
        return unread;
    }

    /** The parts that could not be read, and those that were guessed, one line each. */
    List<String> remarks() {
        List<String> remarks = new ArrayList<>();
        named().forEach(fault -> remarks.add(CleanText.line("Not read: " + fault.field() + " " + fault.message())));
        guesses.stream()
                .limit(Math.max(0, MAX_NAMED - remarks.size()))
                .forEach(guess -> remarks.add(CleanText.line(guess.field() + " " + guess.message())));
        int left = faults.size() + guesses.size() - MAX_NAMED;
        if (guesses.size() > 0 && left > 0) {
            remarks.add("And " + left + " more remarks");
        }
        return remarks;
    }

    private List<FieldError> named() {
        if (faults.size() <= MAX_NAMED) {
            return faults;
        }
        List<FieldError> first = new ArrayList<>(faults.subList(0, MAX_NAMED));
        first.add(new FieldError("alerts", "has " + unread + " alerts that can't be read; the first are named"));
        return first;
    }

    private void read(JsonNode node, String path) {
        JsonNode labels = node.path("labels");
        Boolean firing = node.isObject() ? firing(status(node), path + ".status", !labels.isEmpty()) : null;
        if (firing != null && labels.isObject()) {
            guesses.addAll(AlertTexts.lossesOfLabels(labels, path + ".labels"));
            guesses.addAll(AlertTexts.lossesOfAnnotations(node.path("annotations"), path + ".annotations"));
            // While an alert fires, its end is a guess of the source.
            alerts.add(new Alert(
                    firing,
                    AlertTexts.labels(labels),
                    AlertTexts.annotations(node.path("annotations")),
                    moment(node.path("startsAt"), path + ".startsAt"),
                    firing ? null : moment(node.path("endsAt"), path + ".endsAt")));
            return;
        }
        unread++;
        if (!node.isObject()) {
            faults.add(new FieldError(path, "is not an object"));
            return;
        }
        if (firing == null) {
            String wrong = node.path("status").isMissingNode() ? "is required" : "is neither firing nor resolved";
            faults.add(new FieldError(path + ".status", wrong));
        }
        if (!labels.isObject()) {
            faults.add(new FieldError(path + ".labels", labels.isMissingNode() ? "is required" : "is not an object"));
        }
    }

    /** The word, or as Alertmanager's own API has it an object with the word in it. */
    private static JsonNode status(JsonNode node) {
        JsonNode status = node.path("status");
        return status.isObject() ? status.path("state") : status;
    }

    /** Its own word, else the group's; and in doubt an alert that is sent at all fires. */
    private @Nullable Boolean firing(JsonNode status, String path, boolean isNamed) {
        Boolean own = fires(status);
        if (own != null || (groupFires == null && !isNamed)) {
            return own;
        }
        boolean firing = groupFires == null || groupFires;
        String said = AlertTexts.scalar(status);
        guesses.add(new FieldError(
                path,
                (said.isBlank() ? "is not given" : "is " + quoted(said)) + ": read as "
                        + (firing ? "firing" : "resolved") + (groupFires == null ? "" : ", as the group is")));
        return firing;
    }

    private static @Nullable Boolean fires(JsonNode status) {
        return switch (AlertTexts.scalar(status).strip().toLowerCase(Locale.ROOT)) {
            case "firing", "alerting", "active" -> Boolean.TRUE;
            case "resolved", "ok" -> Boolean.FALSE;
            default -> null;
        };
    }

    /** Absent, empty, null and Go's zero time (year 1) all say that the moment is not known; what can't be read does as well. */
    private @Nullable Instant moment(JsonNode value, String path) {
        String text = AlertTexts.scalar(value).strip();
        Instant at = text.isEmpty() ? null : AlertMoment.read(text);
        boolean saysNothing = value.isMissingNode() || value.isNull() || (value.isString() && text.isEmpty());
        if (at == null && !saysNothing && !text.startsWith("0001-01-01")) {
            String said = value.isContainer() ? (value.isArray() ? "is a list" : "is an object") : quoted(text);
            guesses.add(new FieldError(path, "is no moment: " + said));
        }
        return at;
    }

    private static String quoted(String said) {
        return '"' + CleanText.line(said, MAX_QUOTED) + '"';
    }
}
