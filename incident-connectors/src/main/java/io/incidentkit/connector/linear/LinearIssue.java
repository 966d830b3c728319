package io.incidentkit.connector.linear;

import io.incidentkit.actionitem.ActionState;
import io.incidentkit.connector.alert.AlertTexts;
import io.incidentkit.connector.ticket.Ticket;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An issue as Linear writes it, in an answer or in a webhook. */
final class LinearIssue {
    private LinearIssue() {}

    static Ticket ticket(JsonNode issue, String address) {
        String own = AlertTexts.scalar(issue.path("url"));
        return new Ticket(
                AlertTexts.scalar(issue.path("id")),
                own.isEmpty() ? address : own,
                state(issue),
                moment(AlertTexts.scalar(issue.path("updatedAt"))));
    }

    private static ActionState state(JsonNode issue) {
        if (issue.path("trashed").asBoolean(false)) {
            return ActionState.DROPPED;
        }
        return switch (AlertTexts.scalar(issue.path("state").path("type"))) {
            case "completed" -> ActionState.DONE;
            case "canceled", "duplicate" -> ActionState.DROPPED;
            case "started" -> ActionState.IN_PROGRESS;
            default -> ActionState.OPEN;
        };
    }

    private static @Nullable Instant moment(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
