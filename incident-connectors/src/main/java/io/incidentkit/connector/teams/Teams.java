package io.incidentkit.connector.teams;

import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.CutText;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.call.ToolAnswer;
import io.incidentkit.connector.call.ToolConnection;
import io.incidentkit.connector.call.ToolRules;
import io.incidentkit.connector.message.ChannelMessage;
import io.incidentkit.connector.message.HookChannel;
import io.incidentkit.connector.message.HookForm;
import io.incidentkit.effect.ChannelDescription;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A channel of Microsoft Teams, by a workflow that begins with a webhook; the connectors of before are gone since May 2026. Teams answers that
 * it took a message, and not whether its workflow then failed: the timeline says just that. A message is a card of at most 28 KB: the facts go
 * first, then the text is cut.
 */
public final class Teams {
    /** The tool in words, for whoever sets it up. */
    public static final ChannelDescription DESCRIPTION = new ChannelDescription(
            "Microsoft Teams",
            "Messages as adaptive cards of at most 28 KB: facts go first, then the end of the text",
            "The address of a workflow that begins with a webhook",
            "Know whether it was shown: Teams takes a message before its workflow runs, and the timeline "
                    + "says just that. Tell a repeat or change a message, as with Mattermost");

    private static final HookForm FORM = new Form();

    private Teams() {}

    /**
     * Starts a channel.
     *
     * @param caller makes the calls
     * @param address the address of the workflow, whole, with its signature
     */
    public static HookChannel.Builder channel(Caller caller, Secret address) {
        return HookChannel.builder(caller, FORM, address);
    }

    private static final class Form implements HookForm {
        private static final int MOST_BYTES = 28 * 1024;
        private static final int LONGEST_HEADLINE = 300;

        @Override
        public Optional<ChannelDescription> description() {
            return Optional.of(DESCRIPTION);
        }

        @Override
        public String tool() {
            return "teams";
        }

        @Override
        public JsonNode body(ChannelMessage message) {
            ObjectNode whole = envelope(message, message.text(), true);
            if (bytes(whole) <= MOST_BYTES) {
                return whole;
            }
            String text = message.text();
            ObjectNode bare = envelope(message, text, false);
            // What is escaped takes more room than its text, so that one cut can be too little.
            for (int over = bytes(bare) - MOST_BYTES; over > 0; over = bytes(bare) - MOST_BYTES) {
                int left = text.getBytes(StandardCharsets.UTF_8).length - over - 3;
                text = CutText.toBytes(text, Math.max(left, 3));
                bare = envelope(message, text, false);
            }
            return bare;
        }

        private static ObjectNode envelope(ChannelMessage message, String text, boolean withFacts) {
            ObjectNode envelope = JsonNodeFactory.instance.objectNode().put("type", "message");
            ObjectNode card = envelope.putArray("attachments")
                    .addObject()
                    .put("contentType", "application/vnd.microsoft.card.adaptive")
                    .putNull("contentUrl")
                    .putObject("content")
                    .put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json")
                    .put("type", "AdaptiveCard")
                    .put("version", "1.4");
            ArrayNode body = card.putArray("body");
            if (!message.isWhole()) {
                block(body, CutText.lineTo(message.headline(), LONGEST_HEADLINE))
                        .put("weight", "Bolder")
                        .put("size", "Medium");
            }
            if (!text.isEmpty()) {
                block(body, text);
            }
            if (withFacts && !message.facts().isEmpty()) {
                ArrayNode facts = body.addObject().put("type", "FactSet").putArray("facts");
                message.facts()
                        .forEach((name, value) ->
                                facts.addObject().put("title", name).put("value", value));
            }
            String link = message.link();
            if (link != null) {
                card.putArray("actions")
                        .addObject()
                        .put("type", "Action.OpenUrl")
                        .put("title", "Open the incident")
                        .put("url", link);
            }
            return envelope;
        }

        private static ObjectNode block(ArrayNode body, String text) {
            return body.addObject().put("type", "TextBlock").put("text", text).put("wrap", true);
        }

        private static int bytes(JsonNode body) {
            return body.toString().getBytes(StandardCharsets.UTF_8).length;
        }

        @Override
        public void connect(ToolConnection.Builder connection) {
            connection
                    .rules(ToolRules.builder()
                            .reason("/error/message")
                            .reason("/message")
                            .build())
                    .limit(4, Duration.ofSeconds(1));
        }

        @Override
        public String reference(ToolAnswer answer) {
            return "taken by the workflow, which does not say whether it was shown";
        }
    }
}
