package io.incidentkit.connector.pagerduty;

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
 * The incidents of PagerDuty that others opened there, told by its webhooks (v3): one that is triggered or reopened there opens an incident here
 * or joins one, one that is resolved there is told as such and ends nothing, and what else is done there becomes a note. What we paged
 * ourselves is no alert: {@link PagerDutyWebhook} has that.
 *
 * <ul>
 *   <li>The key is PagerDuty's service and the key of its incident, so that the same trouble comes back to the same incident; without a
 *       key, its id.
 *   <li>The severity is its priority, or without one its urgency; its service and its first team are labels.
 * </ul>
 *
 * <p>Thread-safe.
 */
public final class PagerDutyAlerts implements AlertForm {
    private final ServiceLabels services;
    private final ChannelReferences references;
    private final String installation;

    private PagerDutyAlerts(ServiceLabels services, ChannelReferences references, String installation) {
        this.services = services;
        this.references = references;
        this.installation = installation;
    }

    /**
     * Creates the form.
     *
     * @param services finds the services that are hit
     * @param references keeps what was paged
     * @param installation the name of this installation, as the channel has it
     */
    public static PagerDutyAlerts create(ServiceLabels services, ChannelReferences references, String installation) {
        return new PagerDutyAlerts(services, references, installation);
    }

    @Override
    public String tool() {
        return PagerDutyChannel.NAME;
    }

    @Override
    public AlertDescription description() {
        return new AlertDescription(
                "PagerDuty",
                "Incidents there that we did not page (webhooks v3): triggered and reopened fire, resolved is over; what else is done there becomes a note. Priority, else urgency, is the severity; service and first team are labels",
                "The signing secret of a webhook subscription to this address, several after commas while it is changed",
                "Read webhooks v1 and v2. Follow a change of the priority. Tell an incident into which our page was merged from one of others");
    }

    @Override
    public AlertReading read(AlertRequest request) {
        JsonNode event = AlertJson.object(request.body()).path("event");
        List<FieldError> faults = new ArrayList<>();
        for (String name : List.of("id", "event_type")) {
            if (!event.path(name).isString() || text(event, name).isEmpty()) {
                faults.add(new FieldError("event." + name, "is required of a webhook of PagerDuty (v3)"));
            }
        }
        if (!faults.isEmpty()) {
            throw new InvalidInputException(faults);
        }
        Optional<PagerDutyTold> told = PagerDutyTold.of(event);
        if (told.isEmpty() || isOurs(told.get())) {
            return AlertReading.nothing();
        }
        AlertReading reading = switch (text(event, "event_type")) {
            case "incident.triggered" -> alert(request, event, State.FIRING, "created_at");
            case "incident.reopened" -> alert(request, event, State.FIRING, "reopened_at");
            case "incident.resolved" -> alert(request, event, State.RESOLVED, "created_at");
            default -> note(told.get());
        };
        return reading.deliveredAs(text(event, "id")).about(told.get().incident());
    }

    private boolean isOurs(PagerDutyTold told) {
        return told.key().flatMap(key -> FarKey.read(installation, key)).isPresent()
                || references.incidentOf(PagerDutyChannel.NAME, told.incident()).isPresent()
                || told.key()
                        .flatMap(key -> references.incidentOf(PagerDutyChannel.NAME, key))
                        .isPresent();
    }

    private static AlertReading note(PagerDutyTold told) {
        Optional<Event> event = told.event(told.incident());
        return event.isPresent()
                ? AlertReading.nothing().noting(event.get().text(), event.get().at())
                : AlertReading.nothing();
    }

    private AlertReading alert(AlertRequest request, JsonNode event, State state, String beginning) {
        JsonNode data = event.path("data");
        JsonNode service = data.path("service");
        String id = text(data, "id");
        String key = text(data, "incident_key");
        String title = text(data, "title");
        String priority = text(data.path("priority"), "summary");
        ToolAlert alert = ToolAlert.of(tool(), request.source())
                .key("event.data.id", key.isEmpty() ? id : "service " + text(service, "id") + ' ' + key)
                .title(title, text(data, "summary"))
                .state(state)
                .label("alertname", title)
                .label(ToolAlert.SEVERITY, priority.isEmpty() ? text(data, "urgency") : priority)
                .label("service", text(service, "summary"))
                .label("team", text(data.path("teams").path(0), "summary"))
                .annotation("urgency", text(data, "urgency"))
                .annotation("url", text(data, "html_url"))
                .annotation("incident", id)
                .began("event.data." + beginning, data.path(beginning));
        if (state == State.RESOLVED) {
            alert.ended("event.occurred_at", event.path("occurred_at"));
        }
        return AlertReading.of(alert.group(services));
    }

    private static String text(JsonNode node, String name) {
        return AlertTexts.scalar(node.path(name)).strip();
    }
}
