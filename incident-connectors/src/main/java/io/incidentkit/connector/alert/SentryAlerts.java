package io.incidentkit.connector.alert;

import io.incidentkit.connector.alert.StateWords.State;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * The alerts of Sentry's internal integrations: an alert rule of issues ({@code event_alert}) fires for its issue, one of metrics
 * ({@code metric_alert}) for itself, and an issue that is resolved ends the first. An issue that is merely new opens nothing: which are worth an
 * incident is what alert rules say.
 *
 * <p>Immutable and thread-safe.
 */
public final class SentryAlerts implements AlertForm {
    /** The tool's name. */
    public static final String TOOL = "sentry";

    /** The header with the signature of a body, by the client secret of the integration. */
    public static final String SIGNATURE = "Sentry-Hook-Signature";

    private static final String RESOURCE = "Sentry-Hook-Resource";
    private static final String RESOLVED = "resolved";

    private final ServiceLabels services;

    private SentryAlerts(ServiceLabels services) {
        this.services = services;
    }

    /**
     * Creates the form.
     *
     * @param services finds the services that are hit
     */
    public static SentryAlerts create(ServiceLabels services) {
        return new SentryAlerts(services);
    }

    @Override
    public String tool() {
        return TOOL;
    }

    @Override
    public AlertDescription description() {
        return new AlertDescription(
                "Sentry",
                "Alert rules of issues (`event_alert`) and of metrics (`metric_alert`); an issue that is resolved is over; what else is done with one that is known becomes a note",
                "An internal integration with its webhook at this address, as an action of alert rules; its client secret",
                "Open an incident for an issue that is merely new: alert rules say which are worth one. Say since when an issue is there. Read the old plugin, which signs nothing");
    }

    @Override
    public AlertReading read(AlertRequest request) {
        JsonNode body = AlertJson.object(request.body());
        JsonNode data = body.path("data");
        String action = text(body, "action").toLowerCase(Locale.ROOT);
        return switch (resource(request, data)) {
            case "event_alert" -> ofIssues(request, data);
            case "metric_alert" -> ofMetrics(request, data, action);
            case "issue" -> issue(request, data.path("issue"), action);
            case "" ->
                throw AlertJson.fault(
                        RESOURCE, "is required: what Sentry's old plugin sends is not signed and not read");
            default -> AlertReading.nothing();
        };
    }

    private static String resource(AlertRequest request, JsonNode data) {
        String named = request.header(RESOURCE);
        if (!named.isEmpty()) {
            return named;
        }
        if (data.has("metric_alert")) {
            return "metric_alert";
        }
        return data.has("event") ? "event_alert" : data.has("issue") ? "issue" : "";
    }

    /** It has no moment of a beginning: a rule fires again with each event of its issue, which would be news each time. */
    private AlertReading ofIssues(AlertRequest request, JsonNode data) {
        JsonNode event = data.path("event");
        String id = text(event, "issue_id").isEmpty() ? text(event, "groupid") : text(event, "issue_id");
        ToolAlert alert = ToolAlert.of(TOOL, request.source())
                .key("data.event.issue_id", id.isEmpty() ? "" : thing(id))
                .title(text(event, "title"), text(event, "message"), text(event, "culprit"))
                .label(ToolAlert.SEVERITY, text(event, "level"))
                .label("issue", id)
                .annotation("summary", text(event, "title"))
                .annotation("rule", text(data, "triggered_rule"))
                .annotation("culprit", text(event, "culprit"))
                .annotation("seen", text(event, "datetime"))
                .annotation("url", text(event, "web_url"));
        for (JsonNode tag : event.path("tags")) {
            String name = AlertTexts.scalar(tag.path(0));
            switch (name) {
                case "environment", "release", "server_name" -> alert.annotation(name, AlertTexts.scalar(tag.path(1)));
                case "service", "team" -> alert.label(name, AlertTexts.scalar(tag.path(1)));
                default -> {
                    // What one event happened to carry says nothing of the alert.
                }
            }
        }
        return AlertReading.of(alert.group(services)).about(thing(id));
    }

    private AlertReading ofMetrics(AlertRequest request, JsonNode data, String action) {
        JsonNode metric = data.path("metric_alert");
        JsonNode rule = metric.path("alert_rule");
        String id = text(rule, "id");
        boolean isOver = action.equals(RESOLVED);
        ToolAlert alert = ToolAlert.of(TOOL, request.source())
                .key(
                        "data.metric_alert.id",
                        !id.isEmpty()
                                ? "rule " + id
                                : text(metric, "id").isEmpty() ? "" : "metric " + text(metric, "id"))
                .title(text(rule, "name"), text(metric, "title"), text(data, "description_title"))
                .state(isOver ? State.RESOLVED : State.FIRING)
                .label(ToolAlert.SEVERITY, isOver ? "" : action)
                .label("alertname", text(rule, "name"))
                .label("rule", id)
                .annotation("description", text(data, "description_text"))
                .annotation("url", text(data, "web_url"))
                .began("data.metric_alert.date_started", metric.path("date_started"))
                .ended("data.metric_alert.date_closed", metric.path("date_closed"));
        return AlertReading.of(alert.group(services));
    }

    private AlertReading issue(AlertRequest request, JsonNode issue, String action) {
        String id = text(issue, "id");
        if (!action.equals(RESOLVED)) {
            boolean says = !id.isEmpty() && !action.equals("created");
            return says
                    ? AlertReading.nothing().about(thing(id)).noting("Sentry: the issue is " + action, null)
                    : AlertReading.nothing();
        }
        ToolAlert alert = ToolAlert.of(TOOL, request.source())
                .key("data.issue.id", id.isEmpty() ? "" : thing(id))
                .title(text(issue, "title"), text(issue, "culprit"))
                .state(State.RESOLVED)
                .label(ToolAlert.SEVERITY, text(issue, "level"))
                .label("issue", id)
                .annotation("url", text(issue, "web_url"));
        return AlertReading.of(alert.group(services));
    }

    private static String thing(String issue) {
        return "issue " + issue;
    }

    private static String text(JsonNode node, String name) {
        return AlertTexts.scalar(node.path(name)).strip();
    }
}
