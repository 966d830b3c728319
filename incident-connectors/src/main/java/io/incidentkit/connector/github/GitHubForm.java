package io.incidentkit.connector.github;

import io.incidentkit.actionitem.ActionState;
import io.incidentkit.connector.alert.AlertJson;
import io.incidentkit.connector.alert.AlertRequest;
import io.incidentkit.connector.alert.AlertTexts;
import io.incidentkit.connector.ticket.Ticket;
import io.incidentkit.connector.ticket.TicketForm;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The webhooks of GitHub for issues. A delivery that is sent again says what was heard. */
record GitHubForm() implements TicketForm {
    private static final Set<String> GONE = Set.of("deleted", "transferred");

    @Override
    public Optional<Ticket> read(AlertRequest request) {
        JsonNode body = AlertJson.object(request.body());
        String event = request.header("X-GitHub-Event");
        if (event.isEmpty()) {
            throw AlertJson.fault("X-GitHub-Event", "is required of a webhook of GitHub");
        }
        String repository = AlertTexts.scalar(body.path("repository").path("full_name"));
        JsonNode issue = body.path("issue");
        if (!event.equals("issues")
                || repository.isEmpty()
                || !issue.path("number").isIntegralNumber()) {
            return Optional.empty();
        }
        Ticket ticket = GitHubIssue.ticket(repository, issue);
        boolean isGone = GONE.contains(AlertTexts.scalar(body.path("action")));
        return Optional.of(
                isGone ? new Ticket(ticket.reference(), ticket.address(), ActionState.DROPPED, ticket.at()) : ticket);
    }
}
