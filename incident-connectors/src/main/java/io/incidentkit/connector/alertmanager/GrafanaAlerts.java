package io.incidentkit.connector.alertmanager;

import io.incidentkit.connector.alert.AlertDescription;
import io.incidentkit.connector.alert.AlertForm;
import io.incidentkit.connector.alert.AlertJson;
import io.incidentkit.connector.alert.AlertReading;
import io.incidentkit.connector.alert.AlertRequest;
import io.incidentkit.connector.alert.AlertTexts;
import io.incidentkit.connector.alert.ServiceLabels;
import io.incidentkit.connector.alert.StateWords;
import io.incidentkit.connector.alert.ToolAlert;
import tools.jackson.databind.JsonNode;

/**
 * The webhook of Grafana's contact points: Alertmanager's form with more in it, read as that is. What Grafana's alerting before version 9 sent for
 * one rule of a panel is read too. A test of a contact point is an alert like any other.
 *
 * <p>Immutable and thread-safe.
 */
public final class GrafanaAlerts implements AlertForm {
    /** The tool's name. */
    public static final String TOOL = "grafana";

    /** The header that has the signature, unless the contact point names another. */
    public static final String SIGNATURE = "X-Grafana-Alerting-Signature";

    private final AlertmanagerReader reader;
    private final ServiceLabels services;

    private GrafanaAlerts(ServiceLabels services) {
        this.services = services;
        this.reader = AlertmanagerReader.builder()
                .tool(TOOL)
                .serviceLabels(services.names())
                .measurers(services.measurers())
                .build();
    }

    /**
     * Creates the form.
     *
     * @param services finds the services that are hit
     */
    public static GrafanaAlerts create(ServiceLabels services) {
        return new GrafanaAlerts(services);
    }

    @Override
    public String tool() {
        return TOOL;
    }

    @Override
    public AlertDescription description() {
        return new AlertDescription(
                "Grafana",
                "Alerts of a *Webhook* contact point, a group an incident, and of the alerting before version 9 a rule an incident. A test of a contact point is an alert like any other",
                "The secret as *Authorization Header* or password there, or as *HMAC Signature* (`signature-header` and `timestamp-header` as the contact point has them)",
                "Read a payload template of one's own: set it up as a generic source then. Tell alerts apart that Grafana was told not to group: they come as one group");
    }

    @Override
    public AlertReading read(AlertRequest request) {
        JsonNode body = AlertJson.object(request.body());
        boolean isOfOneRule = !body.has("alerts") && (body.has("ruleId") || body.has("ruleName"));
        return isOfOneRule ? ofRule(request, body) : AlertReading.of(reader.read(request.source(), request.body()));
    }

    private AlertReading ofRule(AlertRequest request, JsonNode body) {
        String id = text(body, "ruleId");
        String name = text(body, "ruleName");
        ToolAlert alert = ToolAlert.of(TOOL, request.source())
                .key("ruleId", id.isEmpty() ? name : ("rule " + text(body, "orgId")).strip() + ' ' + id)
                .title(name, text(body, "title"))
                .state("state", text(body, "state"), StateWords.standard())
                .label("alertname", name)
                .labels(body.path("tags"))
                .annotation("description", text(body, "message"))
                .annotation("url", text(body, "ruleUrl"));
        return alert.isTold() || !alert.faults().isEmpty()
                ? AlertReading.of(alert.group(services))
                : AlertReading.nothing();
    }

    private static String text(JsonNode node, String name) {
        return AlertTexts.scalar(node.path(name)).strip();
    }
}
