package io.incidentkit.connector.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * The issues of New Relic, as the webhook of a workflow sends them with the template that New Relic offers, or with {@link #TEMPLATE}, which
 * has the keys of other templates as well.
 *
 * <p>Immutable and thread-safe.
 */
public final class NewRelicAlerts implements AlertForm {
    /** The tool's name. */
    public static final String TOOL = "new-relic";

    /** The payload to be set in the workflow's webhook. */
    public static final String TEMPLATE = """
            {
              "id": {{ json issueId }},
              "title": {{ json annotations.title.[0] }},
              "state": {{ json state }},
              "trigger": {{ json triggerEvent }},
              "priority": {{ json priority }},
              "issueUrl": {{ json issuePageUrl }},
              "createdAt": {{ createdAt }},
              "updatedAt": {{ updatedAt }},
              "impactedEntities": {{ json entitiesData.names }},
              "alertPolicyNames": {{ json accumulations.policyName }},
              "alertConditionNames": {{ json accumulations.conditionName }},
              "runbooks": {{ json accumulations.runbookUrl }}
            }
            """;

    private final ServiceLabels services;

    private NewRelicAlerts(ServiceLabels services) {
        this.services = services;
    }

    /**
     * Creates the form.
     *
     * @param services finds the services that are hit
     */
    public static NewRelicAlerts create(ServiceLabels services) {
        return new NewRelicAlerts(services);
    }

    @Override
    public String tool() {
        return TOOL;
    }

    @Override
    public AlertDescription description() {
        return new AlertDescription(
                "New Relic",
                "Issues of a workflow, by the template that New Relic offers or the one below; an acknowledgement becomes a note",
                "A webhook destination with a bearer token, basic authentication or a custom header",
                "Know the service: entities are the label `entity`, which `service-labels` can name. Know by a signature who sends");
    }

    @Override
    public AlertReading read(AlertRequest request) {
        JsonNode body = AlertJson.object(request.body());
        String id = text(body, "id", "issueId");
        String state = text(body, "state");
        String trigger = text(body, "trigger", "triggerEvent").toUpperCase(Locale.ROOT);
        ToolAlert alert = ToolAlert.of(TOOL, request.source())
                .key("id", id)
                .title(text(body, "title", "issueTitle"), first(body.path("alertConditionNames")))
                .state("state", state, StateWords.standard())
                .label(ToolAlert.SEVERITY, text(body, "priority", "severity").toLowerCase(Locale.ROOT))
                .label("alertname", first(body.path("alertConditionNames")))
                .label("policy", first(body.path("alertPolicyNames")))
                .label("entity", first(body.path("impactedEntities")))
                .label("service", text(body, "service"))
                .labels(body.path("labels"))
                .annotation("entities", all(body.path("impactedEntities")))
                .annotation("runbook_url", first(body.path("runbooks")))
                .annotation("url", text(body, "issueUrl", "issuePageUrl"))
                .began("createdAt", body.path("createdAt"));
        if (!alert.isFiring()) {
            alert.ended(
                    "updatedAt",
                    body.path("closedAt").isMissingNode() ? body.path("updatedAt") : body.path("closedAt"));
        }
        if (alert.faults().isEmpty() && (!alert.isTold() || trigger.contains("ACKNOWLEDGE"))) {
            return AlertReading.nothing().about(id).noting("New Relic: the issue was acknowledged", null);
        }
        return AlertReading.of(alert.group(services)).about(id);
    }

    private static String text(JsonNode body, String... names) {
        for (String name : names) {
            String value = AlertTexts.scalar(body.path(name)).strip();
            if (!value.isEmpty()) {
                return value;
            }
        }
        return "";
    }

    /** Of a list the first, of a text the text. */
    private static String first(JsonNode node) {
        return AlertTexts.scalar(node.isArray() ? node.path(0) : node).strip();
    }

    private static String all(JsonNode node) {
        List<String> all = new ArrayList<>();
        node.forEach(each -> all.add(AlertTexts.scalar(each)));
        return node.isArray() ? String.join(", ", all) : AlertTexts.scalar(node);
    }
}
