package io.incidentkit.connector.jira;

import io.incidentkit.actionitem.ActionState;
import io.incidentkit.connector.alert.AlertJson;
import io.incidentkit.connector.alert.AlertRequest;
import io.incidentkit.connector.alert.AlertTexts;
import io.incidentkit.connector.ticket.Ticket;
import io.incidentkit.connector.ticket.TicketForm;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The webhooks of a site of Jira. What is not of an issue, or not of its state, is nothing to us. */
record JiraForm(URI site) implements TicketForm {
    private static final String DELETED = "jira:issue_deleted";

    @Override
    public Optional<Ticket> read(AlertRequest request) {
        JsonNode body = AlertJson.object(request.body());
        String event = AlertTexts.scalar(body.path("webhookEvent"));
        if (event.isEmpty()) {
            throw AlertJson.fault("webhookEvent", "is required of a webhook of Jira");
        }
        JsonNode issue = body.path("issue");
        if (!event.startsWith("jira:issue_")
                || AlertTexts.scalar(issue.path("id")).isEmpty()) {
            return Optional.empty();
        }
        Ticket ticket = JiraIssue.ticket(site, issue);
        JsonNode moment = body.path("timestamp");
        Instant at =
                ticket.at() == null && moment.isIntegralNumber() ? Instant.ofEpochMilli(moment.asLong(0)) : ticket.at();
        ActionState state = event.equals(DELETED) ? ActionState.DROPPED : ticket.state();
        return Optional.of(new Ticket(ticket.reference(), ticket.address(), state, at));
    }
}
