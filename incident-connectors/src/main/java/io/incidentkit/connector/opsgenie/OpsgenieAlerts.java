package io.incidentkit.connector.opsgenie;

import io.incidentkit.connector.alert.AlertDescription;
import io.incidentkit.connector.alert.AlertForm;
import io.incidentkit.connector.alert.AlertJson;
import io.incidentkit.connector.alert.AlertReading;
import io.incidentkit.connector.alert.AlertRequest;
import io.incidentkit.connector.alert.AlertTexts;
import io.incidentkit.connector.alert.ServiceLabels;
import io.incidentkit.connector.alert.StateWords.State;
import io.incidentkit.connector.alert.ToolAlert;
import io.incidentkit.connector.call.FarKey;
import io.incidentkit.connector.paging.PagerNotes.Event;
import io.incidentkit.effect.ChannelReferences;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The alerts of Opsgenie and Jira Service Management that others created there, told by the webhook integration that both have: one that is created
 * opens an incident here or joins one, one that is closed or deleted there is told as over and ends nothing, and what else is done becomes a note.
 * What we paged ourselves is no alert: {@link OpsgenieWebhook} has that.
 *
 * <p>The key is the alias, by which the tool itself tells repeats. Tags and details of the form {@code name:value} are labels.
 *
 * <p>Thread-safe.
 */
public final class OpsgenieAlerts implements AlertForm {
    private final ServiceLabels services;
    private final ChannelReferences references;
    private final String installation;
    private final String label;

    private OpsgenieAlerts(
            ServiceLabels services, ChannelReferences references, String installation, OpsgenieBase base) {
        this.services = services;
        this.references = references;
        this.installation = installation;
        this.label = base.label();
    }

    /**
     * Creates the form.
     *
     * @param services finds the services that are hit
     * @param references keeps what was paged
     * @param installation the name of this installation, as the channel has it
     * @param base where the account is, for its name in the notes
     */
    public static OpsgenieAlerts create(
            ServiceLabels services, ChannelReferences references, String installation, OpsgenieBase base) {
        return new OpsgenieAlerts(services, references, installation, base);
    }

    @Override
    public String tool() {
        return OpsgenieChannel.NAME;
    }

    @Override
    public AlertDescription description() {
        return new AlertDescription(
                "Opsgenie, Jira Service Management",
                "Alerts there that we did not page: created fires, closed and deleted are over; what else is done there becomes a note. The alias is the key; tags and details `name:value` are labels",
                "A *Webhook* integration with a custom header: `Authorization: Bearer …`, or `header`",
                "Know by a signature who sends: a header is all that says so");
    }

    @Override
    public AlertReading read(AlertRequest request) {
        JsonNode told = AlertJson.object(request.body());
        JsonNode alert = told.path("alert");
        String id = text(alert, "alertId");
        List<FieldError> faults = new ArrayList<>();
        if (text(told, "action").isEmpty()) {
            faults.add(new FieldError("action", "is required of a webhook of Opsgenie"));
        }
        if (id.isEmpty()) {
            faults.add(new FieldError("alert.alertId", "is required of a webhook of Opsgenie"));
        }
        if (!faults.isEmpty()) {
            throw new InvalidInputException(faults);
        }
        String alias = text(alert, "alias");
        if (isOurs(alias)) {
            return AlertReading.nothing();
        }
        AlertReading reading = switch (text(told, "action")) {
            case "Create" -> alert(request, alert, State.FIRING);
            case "Close", "Delete" -> alert(request, alert, State.RESOLVED);
            default -> note(told, alert);
        };
        boolean isMarked = !text(alert, "updatedAt").isEmpty();
        return reading.deliveredAs(isMarked ? OpsgenieTold.id(told, alert) : "").about(id);
    }

    private boolean isOurs(String alias) {
        return FarKey.read(installation, alias).isPresent()
                || (!alias.isEmpty()
                        && alias.length() <= ChannelReferences.MAX_LENGTH
                        && references.incidentOf(OpsgenieChannel.NAME, alias).isPresent());
    }

    private AlertReading note(JsonNode told, JsonNode alert) {
        Optional<Event> event = OpsgenieTold.event(label, told, alert);
        return event.isPresent()
                ? AlertReading.nothing().noting(event.get().text(), event.get().at())
                : AlertReading.nothing();
    }

    private AlertReading alert(AlertRequest request, JsonNode alert, State state) {
        String alias = text(alert, "alias");
        String message = text(alert, "message");
        ToolAlert read = ToolAlert.of(tool(), request.source())
                .key("alert.alias", alias.isEmpty() ? text(alert, "alertId") : alias)
                .title(message)
                .state(state)
                .label("alertname", message)
                .label(ToolAlert.SEVERITY, text(alert, "priority"))
                .label("team", text(alert, "team"))
                .label("entity", text(alert, "entity"))
                .labels(alert.path("details"))
                .tags(alert.path("tags"))
                .annotation("description", text(alert, "description"))
                .annotation("source", text(alert, "source"))
                .annotation("number", text(alert, "tinyId"))
                .began("alert.createdAt", alert.path("createdAt"));
        if (state == State.RESOLVED) {
            read.ended("alert.updatedAt", alert.path("updatedAt"));
        }
        return AlertReading.of(read.group(services));
    }

    private static String text(JsonNode node, String name) {
        return AlertTexts.scalar(node.path(name)).strip();
    }
}
