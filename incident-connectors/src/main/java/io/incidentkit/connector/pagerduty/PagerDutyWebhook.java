package io.incidentkit.connector.pagerduty;

import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.paging.PagerNotes;
import io.incidentkit.connector.paging.RequestHeaders;
import io.incidentkit.connector.paging.WebhookAnswer;
import io.incidentkit.effect.ChannelReferences;
import io.incidentkit.service.Incidents;
import io.incidentkit.store.IncidentStoreException;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes in what PagerDuty's webhooks (v3) tell of our pages: acknowledged, escalated, reassigned, annotated, resolved and reopened become
 * notes on the incident, once each, however often they are sent. Nothing of it moves the incident: that PagerDuty says resolved is no
 * verification.
 *
 * <ul>
 *   <li>A page of ours is known by its key, which stands as {@code incident_key} in what is told of it, or by PagerDuty's own id once that was
 *       told beside the key. An incident there that has neither, such as one into which alerts were grouped, is not known to be ours.
 *   <li>What we did there ourselves is not told back as news.
 *   <li>What is not read here is accepted and ignored, as PagerDuty adds types of events.
 * </ul>
 *
 * <p>Thread-safe.
 */
public final class PagerDutyWebhook {
    /** The longest body, in bytes. */
    public static final int MAX_BYTES = 1024 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final PagerDutySignature signature;
    private final PagerNotes notes;

    private PagerDutyWebhook(PagerDutySignature signature, PagerNotes notes) {
        this.signature = signature;
        this.notes = notes;
    }

    /**
     * Creates the receiving end.
     *
     * @param incidents the incidents
     * @param references keeps what was paged, as the channel has it
     * @param channel the channel's name
     * @param installation the name of this installation, as the channel has it
     * @param secrets the secrets of the webhook subscriptions
     * @throws IllegalArgumentException if there is no secret, or one is blank
     */
    public static PagerDutyWebhook create(
            Incidents incidents,
            ChannelReferences references,
            String channel,
            String installation,
            List<Secret> secrets) {
        return new PagerDutyWebhook(
                PagerDutySignature.of(secrets), new PagerNotes(incidents, references, channel, installation));
    }

    /**
     * Takes in one request.
     *
     * @param headers the headers
     * @param body the bytes as they came
     * @return what to answer
     */
    public WebhookAnswer receive(RequestHeaders headers, byte[] body) {
        if (!signature.fits(headers.first(PagerDutySignature.HEADER), body)) {
            return WebhookAnswer.UNAUTHORISED;
        }
        JsonNode event;
        try {
            event = JSON.readTree(body).path("event");
        } catch (JacksonException e) {
            return WebhookAnswer.UNREADABLE;
        }
        if (!event.path("id").isString() || !event.path("event_type").isString()) {
            return WebhookAnswer.UNREADABLE;
        }
        Optional<PagerDutyTold> told = PagerDutyTold.of(event);
        try {
            return told.isPresent() ? take(told.get()) : WebhookAnswer.IGNORED;
        } catch (IncidentStoreException e) {
            return WebhookAnswer.TRY_AGAIN;
        }
    }

    private WebhookAnswer take(PagerDutyTold told) {
        // What is told of a note has PagerDuty's id alone.
        String known = told.key().orElse(told.incident());
        told.key().flatMap(notes::incidentOf).ifPresent(incident -> notes.keepName(incident, told.incident()));
        return told.event(known).map(notes::take).orElse(WebhookAnswer.IGNORED);
    }
}
