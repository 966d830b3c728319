package io.incidentkit.connector.jira;

import io.incidentkit.actionitem.ActionState;
import io.incidentkit.connector.alert.AlertTexts;
import io.incidentkit.connector.ticket.Ticket;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** An issue as Jira writes it, in an answer or in a webhook. */
final class JiraIssue {
    /** As in {@code 2026-11-28T19:00:00.000+0000}. */
    private static final DateTimeFormatter MOMENT = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .appendOffset("+HHMM", "Z")
            .toFormatter();

    private JiraIssue() {}

    static Ticket ticket(URI site, JsonNode issue) {
        JsonNode fields = issue.path("fields");
        return new Ticket(
                AlertTexts.scalar(issue.path("id")),
                address(site, AlertTexts.scalar(issue.path("key"))),
                state(fields.path("status").path("statusCategory")),
                moment(AlertTexts.scalar(fields.path("updated"))));
    }

    static String address(URI site, String key) {
        String base = site.toString();
        return (base.endsWith("/") ? base : base + "/") + "browse/" + key;
    }

    /** Names of states are a team's own, and translated; their categories are not. */
    static ActionState state(JsonNode category) {
        return switch (AlertTexts.scalar(category.path("key"))) {
            case "done" -> ActionState.DONE;
            case "indeterminate" -> ActionState.IN_PROGRESS;
            default -> ActionState.OPEN;
        };
    }

    private static @Nullable Instant moment(String text) {
        try {
            return OffsetDateTime.parse(text, MOMENT).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
