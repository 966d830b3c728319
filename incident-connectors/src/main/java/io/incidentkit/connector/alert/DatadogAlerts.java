package io.incidentkit.connector.alert;

import io.incidentkit.connector.alert.StateWords.State;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The alerts of Datadog's monitors. What its webhook sends is a template of whoever sets it up: {@link #TEMPLATE} is the one that is read best,
 * and others are read as far as they have the same names. Datadog escapes nothing in a template, so a text of a monitor that has a quotation
 * mark breaks the body; the template has no text but titles and tags.
 *
 * <p>Immutable and thread-safe.
 */
public final class DatadogAlerts implements AlertForm {
    /** The tool's name. */
    public static final String TOOL = "datadog";

    /** The payload to be set in Datadog's webhook. */
    public static final String TEMPLATE = """
            {
              "id": "$ID",
              "monitor_id": "$ALERT_ID",
              "title": "$ALERT_TITLE",
              "scope": "$ALERT_SCOPE",
              "transition": "$ALERT_TRANSITION",
              "priority": "$ALERT_PRIORITY",
              "cycle_key": "$ALERT_CYCLE_KEY",
              "aggregation_key": "$AGGREG_KEY",
              "date": "$DATE",
              "tags": "$TAGS",
              "hostname": "$HOSTNAME",
              "url": "$LINK"
            }
            """;

    /** A variable that Datadog had nothing for. */
    private static final Pattern UNSET = Pattern.compile("\\$[A-Z][A-Z0-9_]*(\\[.*])?");

    /** As titles of events begin. */
    private static final Pattern AHEAD = Pattern.compile("^\\s*\\[([A-Za-z -]+?)( on .*?)?]\\s*");

    private static final Pattern PRIORITY = Pattern.compile("(?i)\\s*P?([1-5])\\s*");

    private final ServiceLabels services;

    private DatadogAlerts(ServiceLabels services) {
        this.services = services;
    }

    /**
     * Creates the form.
     *
     * @param services finds the services that are hit
     */
    public static DatadogAlerts create(ServiceLabels services) {
        return new DatadogAlerts(services);
    }

    @Override
    public String tool() {
        return TOOL;
    }

    @Override
    public AlertDescription description() {
        return new AlertDescription(
                "Datadog",
                "Events of monitors, by the template below; the monitor and its scope are the key. *Warn* and *No Data* fire as well, a renotification says nothing new",
                "A webhook with the template as its payload and a custom header `{\"Authorization\": \"Bearer …\"}`",
                "Read a message of the monitor: Datadog escapes nothing, and a quotation mark in a text breaks the body, which is refused with the place. Know by a signature who sends");
    }

    @Override
    public AlertReading read(AlertRequest request) {
        JsonNode body = AlertJson.object(request.body());
        String title = text(body, "title", "alert_title", "event_title");
        String transition = text(body, "transition", "alert_transition");
        Matcher ahead = AHEAD.matcher(title);
        boolean isInTitle =
                ahead.find() && StateWords.standard().read(ahead.group(1)).isPresent();
        String word = transition.isEmpty() && isInTitle ? ahead.group(1) : transition;
        ToolAlert alert = ToolAlert.of(TOOL, request.source())
                .key("monitor_id", key(body))
                .title(isInTitle ? title.substring(ahead.end()) : title)
                .state("transition", word, StateWords.standard());
        label(alert, body, isInTitle ? title.substring(ahead.end()) : title, word);
        JsonNode date = body.path("date");
        if (alert.isFiring() && isFirst(word)) {
            alert.began("date", date);
        } else if (!alert.isFiring()) {
            alert.ended("date", date);
        }
        AlertReading reading = alert.isTold() || !alert.faults().isEmpty()
                ? AlertReading.of(alert.group(services))
                : AlertReading.nothing();
        return reading.deliveredAs(text(body, "id"));
    }

    private static void label(ToolAlert alert, JsonNode body, String title, String word) {
        Matcher priority = PRIORITY.matcher(text(body, "priority", "alert_priority"));
        String severity = priority.matches()
                ? "P" + priority.group(1)
                : word.toLowerCase(Locale.ROOT).contains("warn") ? "warning" : "";
        alert.label(ToolAlert.SEVERITY, severity)
                .label("alertname", title)
                .label("monitor", text(body, "monitor_id", "alert_id"))
                .label("host", text(body, "hostname", "host"))
                .tags(body.path("tags"))
                .annotation("scope", text(body, "scope", "alert_scope"))
                .annotation("description", text(body, "message", "body", "description"))
                .annotation("url", text(body, "url", "link"));
    }

    /** The monitor and what of it, so that it is the same when it fires anew; else the keys that Datadog makes. */
    private static String key(JsonNode body) {
        String monitor = text(body, "monitor_id", "alert_id");
        String scope = text(body, "scope", "alert_scope");
        return monitor.isEmpty()
                ? text(body, "aggregation_key", "aggreg_key", "cycle_key", "alert_cycle_key")
                : "monitor " + monitor + (scope.isEmpty() ? "" : " " + scope);
    }

    /** A renotification has its own date, and not that of the beginning. */
    private static boolean isFirst(String transition) {
        String word = transition.toLowerCase(Locale.ROOT);
        return Optional.of(word).filter(each -> !each.startsWith("re")).isPresent()
                && StateWords.standard().read(word).filter(State.FIRING::equals).isPresent();
    }

    private static String text(JsonNode body, String... names) {
        for (String name : names) {
            String value = AlertTexts.scalar(body.path(name)).strip();
            if (!value.isEmpty() && !UNSET.matcher(value).matches()) {
                return value;
            }
        }
        return "";
    }
}
