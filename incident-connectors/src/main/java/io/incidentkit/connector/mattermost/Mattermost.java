package io.incidentkit.connector.mattermost;

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
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A channel of Mattermost, by an incoming webhook. It takes our Markdown as it is; what is longer than 16,383 characters is cut, as
 * Mattermost would split it; nobody is mentioned by what somebody wrote.
 */
public final class Mattermost {
    /** The tool in words, for whoever sets it up. */
    public static final ChannelDescription DESCRIPTION = new ChannelDescription(
            "Mattermost",
            "Messages as Markdown; nobody is mentioned by what somebody wrote",
            "The address of an incoming webhook",
            "Tell a repeat: where an answer is lost, a message can come twice. Change a message");

    private static final HookForm FORM = new Form();

    private Mattermost() {}

    /**
     * Starts a channel.
     *
     * @param caller makes the calls
     * @param address the address of the webhook
     */
    public static HookChannel.Builder channel(Caller caller, Secret address) {
        return HookChannel.builder(caller, FORM, address);
    }

    private static final class Form implements HookForm {
        private static final int LONGEST = 16_383;
        private static final Pattern ALL = Pattern.compile("(?i)@(?=(channel|all|here)\\b)");

        @Override
        public Optional<ChannelDescription> description() {
            return Optional.of(DESCRIPTION);
        }

        @Override
        public String tool() {
            return "mattermost";
        }

        @Override
        public JsonNode body(ChannelMessage message) {
            String text = CutText.to(message.asText("**", true), LONGEST - 100, message.link());
            // A character of no width keeps the word from being a mention.
            return JsonNodeFactory.instance
                    .objectNode()
                    .put("text", CutText.to(ALL.matcher(text).replaceAll("@\u200b"), LONGEST));
        }

        @Override
        public void connect(ToolConnection.Builder connection) {
            connection.rules(ToolRules.builder().reason("/message").build());
        }

        @Override
        public String reference(ToolAnswer answer) {
            return "";
        }
    }
}
