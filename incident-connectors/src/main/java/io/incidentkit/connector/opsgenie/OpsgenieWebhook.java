package io.incidentkit.connector.opsgenie;

import io.incidentkit.connector.paging.PagerNotes;
import io.incidentkit.connector.paging.RequestHeaders;
import io.incidentkit.connector.paging.SecretHeader;
import io.incidentkit.connector.paging.WebhookAnswer;
import io.incidentkit.effect.ChannelReferences;
import io.incidentkit.service.Incidents;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Takes in what the webhook integration of Opsgenie or Jira Service Management tells of our alerts: acknowledged, escalated, assigned,
 * noted, closed become notes on the incident, once each. Nothing of it moves the incident: that the pager says closed is no verification.
 * What we did there ourselves is not told back as news; what is not read here is accepted and ignored.
 *
 * <p>These webhooks are not signed: a header that is set there with a secret says who sends.
 *
 * <p>Thread-safe.
 */
public final class OpsgenieWebhook {
    /** The longest body, in bytes. */
    public static final int MAX_BYTES = 1024 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder().build();

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
        return OpsgenieTold.event(label, told, alert).map(notes::take).orElse(WebhookAnswer.IGNORED);
    }
}
