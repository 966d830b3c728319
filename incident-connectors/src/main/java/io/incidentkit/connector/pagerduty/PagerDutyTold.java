package io.incidentkit.connector.pagerduty;

import io.incidentkit.connector.paging.PagerNotes.Event;
import io.incidentkit.connector.paging.PagerNotes.Told;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One event of a webhook that is about an incident there.
 *
 * @param incident PagerDuty's id of its incident
 * @param node the event
 */
record PagerDutyTold(String incident, JsonNode node) {

    /** Reads an event; empty if it is about no incident. */
    static Optional<PagerDutyTold> of(JsonNode event) {
        JsonNode data = event.path("data");
        JsonNode of = data.path("type").asString("").equals("incident") ? data : data.path("incident");
        return of.path("id").isString()
                ? Optional.of(new PagerDutyTold(of.path("id").stringValue(), event))
                : Optional.empty();
    }

    /** The key under which the page was sent, if PagerDuty made the incident of it. */
    Optional<String> key() {
        JsonNode key = data().path("incident_key");
        return key.isString() && !key.stringValue().isBlank() ? Optional.of(key.stringValue()) : Optional.empty();
    }

    private JsonNode data() {
        return node.path("data");
    }

    /** The note of it on the incident of a page; empty if nothing is written down. */
    Optional<Event> event(String page) {
        return switch (type()) {
            case "incident.acknowledged" -> told(page, Told.ACKNOWLEDGED, "PagerDuty: acknowledged" + by());
            case "incident.unacknowledged" -> told(page, Told.OTHER, "PagerDuty: no longer acknowledged");
            case "incident.escalated" -> told(page, Told.OTHER, "PagerDuty: escalated" + to("assignees") + by());
            case "incident.reassigned" -> told(page, Told.OTHER, "PagerDuty: reassigned" + to("assignees") + by());
            case "incident.delegated" ->
                told(page, Told.OTHER, "PagerDuty: delegated" + to("escalation_policy") + by());
            case "incident.annotated" -> noted(page);
            case "incident.responder.added" ->
                told(page, Told.OTHER, "PagerDuty: asked" + name(data().path("user")) + " to help" + by());
            case "incident.responder.replied" ->
                told(
                        page,
                        Told.OTHER,
                        "PagerDuty: the answer of" + name(data().path("user")) + " is "
                                + data().path("state").asString("not known"));
            case "incident.resolved" ->
                told(page, Told.CLOSED, "PagerDuty says resolved" + by() + ". That ends nothing here.");
            case "incident.reopened" -> told(page, Told.OTHER, "PagerDuty says reopened" + by());
            default -> Optional.empty();
        };
    }

    private Optional<Event> noted(String page) {
        String content = data().path("content").asString("").strip();
        return content.isEmpty() ? Optional.empty() : told(page, Told.OTHER, "PagerDuty: note" + by() + ": " + content);
    }

    private Optional<Event> told(String page, Told told, String text) {
        return Optional.of(new Event(node.path("id").stringValue(), page, told, isOfAPerson(), text, at()));
    }

    private String type() {
        return node.path("event_type").stringValue();
    }

    private boolean isOfAPerson() {
        return node.path("agent").path("type").asString("").startsWith("user");
    }

    private String by() {
        JsonNode agent = node.path("agent");
        return agent.path("summary").isString() ? " by" + name(agent) : "";
    }

    /** To whom, a person, several, or a policy. */
    private String to(String field) {
        JsonNode whom = data().path(field);
        List<String> names = new ArrayList<>();
        if (whom.isArray()) {
            whom.forEach(each -> names.add(name(each).strip()));
        } else {
            names.add(name(whom).strip());
        }
        names.removeIf(String::isEmpty);
        return names.isEmpty() ? "" : " to " + String.join(", ", names);
    }

    private static String name(JsonNode reference) {
        String name = reference.path("summary").asString("").strip();
        return name.isEmpty() ? "" : " " + name;
    }

    private @Nullable Instant at() {
        try {
            return OffsetDateTime.parse(node.path("occurred_at").asString("")).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
