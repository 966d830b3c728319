package io.incidentkit.connector.gitlab;

import io.incidentkit.actionitem.ActionState;
import io.incidentkit.connector.alert.AlertTexts;
import io.incidentkit.connector.ticket.Ticket;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An issue as GitLab writes it, in an answer or in a webhook. */
final class GitLabIssue {
    private GitLabIssue() {}

    static Ticket ticket(String project, JsonNode issue, String address) {
        boolean isClosed = AlertTexts.scalar(issue.path("state")).equals("closed");
        return new Ticket(
                project + "#" + AlertTexts.scalar(issue.path("iid")),
                AlertTexts.scalar(issue.path(address)),
                isClosed ? ActionState.DONE : ActionState.OPEN,
                moment(AlertTexts.scalar(issue.path("updated_at"))));
    }

    /** Webhooks of older servers write {@code 2026-11-28 19:00:00 UTC}. */
    private static @Nullable Instant moment(String text) {
        try {
            return OffsetDateTime.parse(text.replace(" UTC", "Z").replace(' ', 'T'))
                    .toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
