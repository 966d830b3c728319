package io.incidentkit.connector.opsgenie;

import io.incidentkit.connector.paging.PagerNotes;
import io.incidentkit.connector.paging.PagerNotes.Event;
import io.incidentkit.connector.paging.PagerNotes.Told;
import io.incidentkit.connector.paging.RequestHeaders;
import io.incidentkit.connector.paging.SecretHeader;
import io.incidentkit.connector.paging.WebhookAnswer;
import io.incidentkit.effect.ChannelReferences;
import io.incidentkit.service.Incidents;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes in what the webhook integration of Opsgenie or Jira Service Management tells of our alerts: acknowledged, escalated, assigned,
 * noted, closed become notes on the incident, once each. Nothing of it moves the incident: that the pager says closed is no verification.
 * What we did there ourselves is not told back as news; what is not read here is accepted and counted.
 *
 * <p>These webhooks are not signed: a header that is set there with a secret says who sends.
 *
 * <p>Thread-safe.
 */
public final class OpsgenieWebhook {
    /** The longest body, in bytes. */
    public static final int MAX_BYTES = 1024 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** More than any moment in milliseconds: it is in nanoseconds. */
    private static final long NANOS = 100_000_000_000_000_000L;

    private final SecretHeader header;
    private final String label;
    private final PagerNotes notes;

    private OpsgenieWebhook(SecretHeader header, String label, PagerNotes notes) {
        this.header = header;
        this.label = label;
        this.notes = notes;
    }

    /**
     * Creates the receiving end.
     *
     * @param incidents the incidents
     * @param references keeps what was paged, as the channel has it
     * @param channel the channel's name
     * @param installation the name of this installation, as the channel has it
     * @param base where the account is, for its name in the notes
     * @param header the header that says who sends
     */
    public static OpsgenieWebhook create(
            Incidents incidents,
            ChannelReferences references,
            String channel,
            String installation,
            OpsgenieBase base,
            SecretHeader header) {
        return new OpsgenieWebhook(header, base.label(), new PagerNotes(incidents, references, channel, installation));
    }

    /**
     * Takes in one request.
     *
     * @param headers the headers
     * @param body the bytes as they came
     * @return what to answer
     */
    public WebhookAnswer receive(RequestHeaders headers, byte[] body) {
        if (!header.fits(headers)) {
            return WebhookAnswer.UNAUTHORISED;
        }
        JsonNode told;
        try {
            told = JSON.readTree(body);
        } catch (JacksonException e) {
            return WebhookAnswer.UNREADABLE;
        }
        JsonNode alert = told.path("alert");
        if (!told.path("action").isString() || !alert.path("alertId").isString()) {
            return WebhookAnswer.UNREADABLE;
        }
        return event(told, alert).map(notes::take).orElseGet(notes::ignore);
    }

    private Optional<Event> event(JsonNode told, JsonNode alert) {
        String by = words(alert, "username", " by ");
        String note = words(alert, "note", "");
        return switch (told.path("action").stringValue()) {
            case "Acknowledge" -> event(told, alert, Told.ACKNOWLEDGED, ": acknowledged" + by);
            case "UnAcknowledge" -> event(told, alert, Told.OTHER, ": no longer acknowledged" + by);
            case "Close" -> event(told, alert, Told.CLOSED, " says closed" + by + ". That ends nothing here.");
            case "Escalate", "EscalateNext" -> event(told, alert, Told.OTHER, ": escalated" + by);
            case "AssignOwnership", "TakeOwnership" ->
                event(told, alert, Told.OTHER, ": assigned" + words(alert, "owner", " to ") + by);
            case "Snooze" -> event(told, alert, Told.OTHER, ": snoozed" + by);
            case "Delete" -> event(told, alert, Told.OTHER, ": the alert was deleted" + by);
            case "AddNote" ->
                note.isEmpty() ? Optional.empty() : event(told, alert, Told.OTHER, ": note" + by + ": " + note);
            default -> Optional.empty();
        };
    }

    private Optional<Event> event(JsonNode told, JsonNode alert, Told what, String text) {
        String alias = words(alert, "alias", "");
        // No number of the event comes along; an alert is updated by one action at a time.
        String id = told.path("action").stringValue() + "/"
                + alert.path("updatedAt").asString("")
                + "/" + alert.path("alertId").stringValue();
        boolean isOfAPerson = !told.at("/source/type").asString("").equalsIgnoreCase("api");
        return Optional.of(new Event(id, alias, what, isOfAPerson, label + text, at(alert.path("updatedAt"))));
    }

    private static String words(JsonNode node, String field, String before) {
        String words = node.path(field).asString("").strip();
        return words.isEmpty() ? "" : before + words;
    }

    private static @Nullable Instant at(JsonNode moment) {
        if (!moment.isIntegralNumber() || !moment.canConvertToLong() || moment.longValue() <= 0) {
            return null;
        }
        long value = moment.longValue();
        try {
            return value >= NANOS ? Instant.ofEpochSecond(0, value) : Instant.ofEpochMilli(value);
        } catch (DateTimeException e) {
            return null;
        }
    }

    /** Returns how many requests were accepted and not written down since the start. */
    public long ignored() {
        return notes.ignored();
    }
}
