package io.incidentkit.connector.alertmanager;

import io.incidentkit.alert.Alert;
import io.incidentkit.validation.InputValidator;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the alerts of a group and notes what is wrong with them. */
final class AlertReader {
    /** So many broken alerts say enough. */
    private static final int MAX_BROKEN = 20;

    private final JsonNode node;
    private final String path;
    private final InputValidator faults;

    private AlertReader(JsonNode node, String path, InputValidator faults) {
        this.node = node;
        this.path = path;
        this.faults = faults;
    }

    static List<Alert> readAll(JsonNode nodes, InputValidator faults) {
        if (!nodes.isArray() || nodes.isEmpty()) {
            faults.add("alerts", nodes.isMissingNode() ? "is required" : "is not a list of at least one alert");
            return List.of();
        }
        List<Alert> alerts = new ArrayList<>(nodes.size());
        int broken = 0;
        for (int i = 0; i < nodes.size() && broken < MAX_BROKEN; i++) {
            Alert alert = new AlertReader(nodes.path(i), "alerts[" + i + "]", faults).read();
            if (alert == null) {
                broken++;
            } else {
                alerts.add(alert);
            }
        }
        if (broken == MAX_BROKEN) {
            faults.add("alerts", "has " + MAX_BROKEN + " broken alerts or more; those after them were not read");
        }
        return alerts;
    }

    private @Nullable Alert read() {
        if (!node.isObject()) {
            faults.add(path, "is not an object");
            return null;
        }
        InputValidator own = new InputValidator();
        Boolean firing = firing(own);
        if (!node.path("labels").isObject()) {
            own.add(path + ".labels", node.path("labels").isMissingNode() ? "is required" : "is not an object");
        }
        Instant startsAt = instant("startsAt", own);
        Instant endsAt = instant("endsAt", own);
        if (firing == null || own.any()) {
            faults.collect(() -> {
                own.throwIfAny();
                return "";
            });
            return null;
        }
        // While an alert fires, its end is a guess of the source.
        return new Alert(
                firing,
                Labels.labels(node.path("labels")),
                Labels.annotations(node.path("annotations")),
                startsAt,
                firing ? null : endsAt);
    }

    private @Nullable Boolean firing(InputValidator own) {
        JsonNode status = node.path("status");
        if (status.isString() && status.stringValue().equals("firing")) {
            return true;
        }
        if (status.isString() && status.stringValue().equals("resolved")) {
            return false;
        }
        own.add(path + ".status", status.isMissingNode() ? "is required" : "is neither \"firing\" nor \"resolved\"");
        return null;
    }

    /** Absent, empty, null and Go's zero time (year 1) all say that the moment is not known. */
    private @Nullable Instant instant(String name, InputValidator own) {
        JsonNode value = node.path(name);
        if (value.isMissingNode()
                || value.isNull()
                || (value.isString() && value.stringValue().isBlank())) {
            return null;
        }
        try {
            Instant at = OffsetDateTime.parse(Labels.scalar(value).strip()).toInstant();
            return at.isBefore(InputValidator.EARLIEST) || !at.isBefore(InputValidator.LATEST)
                    ? null
                    : at.truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeParseException e) {
            own.add(path + "." + name, "is not an instant in RFC 3339, such as 2026-03-01T14:32:00Z");
            return null;
        }
    }
}
