package io.incidentkit.connector.oncall;

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
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes in what an outgoing webhook of Grafana OnCall or IRM tells of our alert groups, where it sends its whole payload (<em>Forward all</em>)
 * or one with {@code event}, {@code user}, {@code alert_group_id} and {@code alert_payload} as they are: acknowledged, silenced, resolved and
 * taken back become notes on the incident, once each. Nothing of it moves the incident. What we did there ourselves is not told back as
 * news; what is not read here is accepted and ignored.
 *
 * <p>These webhooks are not signed: a header that is set there with a secret says who sends, such as {@code Authorization}.
 *
 * <p>Thread-safe.
 */
public final class OnCallWebhook {
    /** The longest body, in bytes. */
    public static final int MAX_BYTES = 1024 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final SecretHeader header;
    private final PagerNotes notes;

    private OnCallWebhook(SecretHeader header, PagerNotes notes) {
        this.header = header;
        this.notes = notes;
    }

    /**
     * Creates the receiving end.
     *
     * @param incidents the incidents
     * @param references keeps what was paged, as the channel has it
     * @param channel the channel's name
     * @param installation the name of this installation, as the channel has it
     * @param header the header that says who sends
     */
    public static OnCallWebhook create(
            Incidents incidents,
            ChannelReferences references,
            String channel,
            String installation,
            SecretHeader header) {
        return new OnCallWebhook(header, new PagerNotes(incidents, references, channel, installation));
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
        if (!told.at("/event/type").isString()) {
            return WebhookAnswer.UNREADABLE;
        }
        return event(told).map(notes::take).orElse(WebhookAnswer.IGNORED);
    }

    private static Optional<Event> event(JsonNode told) {
        String user = told.at("/user/username").asString("").strip();
        String by = user.isEmpty() ? "" : " by " + user;
        return switch (told.at("/event/type").stringValue().toLowerCase(Locale.ROOT)) {
            case "acknowledge" -> event(told, Told.ACKNOWLEDGED, "Grafana OnCall: acknowledged" + by);
            case "unacknowledge" -> event(told, Told.OTHER, "Grafana OnCall: no longer acknowledged" + by);
            case "resolve" ->
                event(told, Told.CLOSED, "Grafana OnCall says resolved" + by + ". That ends nothing here.");
            case "unresolve" -> event(told, Told.OTHER, "Grafana OnCall says no longer resolved" + by);
            case "silence" -> event(told, Told.OTHER, "Grafana OnCall: silenced" + by);
            case "unsilence" -> event(told, Told.OTHER, "Grafana OnCall: no longer silenced" + by);
            case "escalation" -> event(told, Told.OTHER, "Grafana OnCall: escalated" + by);
            default -> Optional.empty();
        };
    }

    /** The alert that we sent is in it, and our key in that. */
    private static Optional<Event> event(JsonNode told, Told what, String text) {
        String key = told.at("/alert_payload/alert_uid").asString("");
        String group =
                told.path("alert_group_id").asString(told.at("/alert_group/id").asString(""));
        String time = told.at("/event/time").asString("");
        // No number of the event comes along.
        String id = told.at("/event/type").stringValue() + "/" + time + "/" + group;
        boolean isOfAPerson = !told.at("/user/username").asString("").isBlank();
        return Optional.of(new Event(id, key, what, isOfAPerson, text, at(time)));
    }

    private static @Nullable Instant at(String time) {
        try {
            return OffsetDateTime.parse(time).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }
}
