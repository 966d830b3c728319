package io.incidentkit.connector.discord;

import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.CutText;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.call.ToolAnswer;
import io.incidentkit.connector.call.ToolConnection;
import io.incidentkit.connector.call.ToolRules;
import io.incidentkit.connector.call.WaitForm;
import io.incidentkit.connector.message.ChannelMessage;
import io.incidentkit.connector.message.HookChannel;
import io.incidentkit.connector.message.HookForm;
import io.incidentkit.effect.ChannelDescription;
import java.net.URI;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A channel of Discord, by a webhook. A message is cut to 2,000 characters and mentions nobody; Discord is asked to answer with its id, as it
 * would else say nothing of what it refused.
 */
public final class Discord {
    /** The tool in words, for whoever sets it up. */
    public static final ChannelDescription DESCRIPTION = new ChannelDescription(
            "Discord",
            "Messages of at most 2,000 characters, without mentions",
            "The address of a webhook",
            "Tell a repeat or change a message, as with Mattermost");

    private static final HookForm FORM = new Form();

    private Discord() {}

    /**
     * Starts a channel.
     *
     * @param caller makes the calls
     * @param address the address of the webhook, without a query
     */
    public static HookChannel.Builder channel(Caller caller, Secret address) {
        return HookChannel.builder(caller, FORM, address);
    }

    private static final class Form implements HookForm {
        private static final int LONGEST = 2_000;

        @Override
        public Optional<ChannelDescription> description() {
            return Optional.of(DESCRIPTION);
        }

        @Override
        public String tool() {
            return "discord";
        }

        @Override
        public URI at(Secret address) {
            return URI.create(address.value() + (address.value().contains("?") ? "&" : "?") + "wait=true");
        }

        @Override
        public JsonNode body(ChannelMessage message) {
            String whole = message.asText("**", true);
            boolean fits = whole.codePointCount(0, whole.length()) <= LONGEST;
            String text = fits ? whole : CutText.to(message.asText("**", false), LONGEST, message.link());
            ObjectNode body = JsonNodeFactory.instance.objectNode().put("content", text);
            body.putObject("allowed_mentions").putArray("parse");
            return body;
        }

        @Override
        public void connect(ToolConnection.Builder connection) {
            connection.rules(ToolRules.builder()
                    .waitInBody("/retry_after", WaitForm.SECONDS)
                    .wait("Retry-After", WaitForm.SECONDS_OR_DATE)
                    .reason("/message")
                    .reason("/errors")
                    .build());
        }

        @Override
        public String reference(ToolAnswer answer) {
            String id = answer.json().path("id").asString("");
            return id.isEmpty() ? "" : "message " + id;
        }
    }
}
