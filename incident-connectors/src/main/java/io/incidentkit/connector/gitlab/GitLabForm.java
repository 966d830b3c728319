package io.incidentkit.connector.gitlab;

import io.incidentkit.connector.alert.AlertJson;
import io.incidentkit.connector.alert.AlertRequest;
import io.incidentkit.connector.alert.AlertTexts;
import io.incidentkit.connector.ticket.Ticket;
import io.incidentkit.connector.ticket.TicketForm;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** The webhooks of GitLab for issues of a project, which is known by its path or its number. */
record GitLabForm(String project) implements TicketForm {
    @Override
    public Optional<Ticket> read(AlertRequest request) {
        JsonNode body = AlertJson.object(request.body());
        String kind = AlertTexts.scalar(body.path("object_kind"));
        if (kind.isEmpty()) {
            throw AlertJson.fault("object_kind", "is required of a webhook of GitLab");
        }
        JsonNode of = body.path("project");
        boolean isOurs = AlertTexts.scalar(of.path("path_with_namespace")).equals(project)
                || AlertTexts.scalar(of.path("id")).equals(project);
        JsonNode issue = body.path("object_attributes");
        return kind.equals("issue") && isOurs && issue.path("iid").isIntegralNumber()
                ? Optional.of(GitLabIssue.ticket(project, issue, "url"))
                : Optional.empty();
    }
}
