package io.incidentkit.connector.linear;

import io.incidentkit.actionitem.ActionState;
import io.incidentkit.connector.alert.AlertJson;
import io.incidentkit.connector.alert.AlertRequest;
import io.incidentkit.connector.alert.AlertTexts;
import io.incidentkit.connector.ticket.Ticket;
import io.incidentkit.connector.ticket.TicketForm;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The webhooks of Linear for issues. */
record LinearForm() implements TicketForm {
    @Override
    public Optional<Ticket> read(AlertRequest request) {
        JsonNode body = AlertJson.object(request.body());
        String type = AlertTexts.scalar(body.path("type"));
        if (type.isEmpty()) {
            throw AlertJson.fault("type", "is required of a webhook of Linear");
        }
        JsonNode issue = body.path("data");
        if (!type.equals("Issue") || AlertTexts.scalar(issue.path("id")).isEmpty()) {
            return Optional.empty();
        }
        Ticket ticket = LinearIssue.ticket(issue, AlertTexts.scalar(body.path("url")));
        boolean isGone = AlertTexts.scalar(body.path("action")).equals("remove");
        return Optional.of(
                isGone ? new Ticket(ticket.reference(), ticket.address(), ActionState.DROPPED, ticket.at()) : ticket);
    }
}
