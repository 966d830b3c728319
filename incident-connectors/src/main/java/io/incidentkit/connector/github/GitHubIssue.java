package io.incidentkit.connector.github;

import io.incidentkit.actionitem.ActionState;
import io.incidentkit.connector.alert.AlertTexts;
import io.incidentkit.connector.ticket.Ticket;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An issue as GitHub writes it, in an answer or in a webhook. */
final class GitHubIssue {
    private GitHubIssue() {}

    static Ticket ticket(String repository, JsonNode issue) {
        return new Ticket(
                repository + "#" + AlertTexts.scalar(issue.path("number")),
                AlertTexts.scalar(issue.path("html_url")),
                state(issue),
                moment(AlertTexts.scalar(issue.path("updated_at"))));
    }

    private static ActionState state(JsonNode issue) {
        if (!AlertTexts.scalar(issue.path("state")).equals("closed")) {
            return ActionState.OPEN;
        }
        return switch (AlertTexts.scalar(issue.path("state_reason"))) {
            case "not_planned", "duplicate" -> ActionState.DROPPED;
            default -> ActionState.DONE;
        };
    }

    static @Nullable Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
