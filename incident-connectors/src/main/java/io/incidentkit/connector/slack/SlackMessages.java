package io.incidentkit.connector.slack;

import io.incidentkit.connector.call.CutText;
import io.incidentkit.connector.call.NotDeliveredException;
import io.incidentkit.effect.ChannelReferences;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.incident.IncidentId;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Messages that are posted once. Slack can't tell a repeat: so what is about to be posted is noted before, and after a failure the channel
 * is looked through for it, by the key that stands in the message's metadata.
 *
 * <p>Thread-safe.
 */
final class SlackMessages {
    private static final String TYPE = "incident_kit";
    private static final String UNDER_WAY = "?";
    /** It was among the last, or it never came. */
    private static final String LOOKED_THROUGH = "50";

    private final SlackApi api;
    private final ChannelReferences references;
    private final String name;

    SlackMessages(SlackApi api, ChannelReferences references, String name) {
        this.api = api;
        this.references = references;
        this.name = name;
    }

    /**
     * Posts a message, if it is not there already.
     *
     * @param context the incident, or what belongs to none
     * @param key tells the message from others
     * @param channel where to
     * @return its time stamp, by which Slack knows it
     */
    String post(EffectContext context, String key, String channel, String text, SlackBlocks blocks)
            throws NotDeliveredException, InterruptedException {
        String thing = "said/" + UUID.nameUUIDFromBytes((channel + " " + key).getBytes(StandardCharsets.UTF_8));
        boolean isKept = IncidentId.find(context.incident()).isPresent();
        Optional<String> before = isKept ? references.find(name, context.incident(), thing) : Optional.empty();
        if (before.isPresent() && !before.get().equals(UNDER_WAY)) {
            return before.get();
        }
        Optional<String> there = before.isPresent() ? find(channel, key) : Optional.empty();
        if (isKept && before.isEmpty()) {
            references.keep(name, context.incident(), thing, UNDER_WAY);
        }
        String posted = there.isPresent() ? there.get() : posted(key, channel, text, blocks);
        if (isKept) {
            references.keep(name, context.incident(), thing, posted);
        }
        return posted;
    }

    private String posted(String key, String channel, String text, SlackBlocks blocks)
            throws NotDeliveredException, InterruptedException {
        Map<String, String> fields = message(channel, text, blocks);
        fields.put(
                "metadata",
                JsonNodeFactory.instance
                        .objectNode()
                        .put("event_type", TYPE)
                        .set(
                                "event_payload",
                                JsonNodeFactory.instance.objectNode().put("key", key))
                        .toString());
        return api.call("chat.postMessage", fields).at("/ts").asString();
    }

    /** Changes a message. Returns false if it can't be changed any more, so that it is posted anew. */
    boolean update(String channel, String stamp, String text, SlackBlocks blocks)
            throws NotDeliveredException, InterruptedException {
        Map<String, String> fields = message(channel, text, blocks);
        fields.put("ts", stamp);
        JsonNode answer = api.ask("chat.update", fields);
        return switch (SlackApi.isOk(answer) ? "" : SlackApi.error(answer)) {
            case "" -> true;
            case "edit_window_closed", "cant_update_message", "message_not_found", "is_archived" -> false;
            default -> throw SlackApi.refused("chat.update", answer);
        };
    }

    private static Map<String, String> message(String channel, String text, SlackBlocks blocks) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("channel", channel);
        fields.put("text", SlackBlocks.escaped(CutText.to(text, SlackBlocks.MOST_TEXT)));
        fields.put("blocks", blocks.json());
        fields.put("unfurl_links", "false");
        return fields;
    }

    private Optional<String> find(String channel, String key) throws NotDeliveredException, InterruptedException {
        JsonNode answer = api.read(
                "conversations.history",
                Map.of("channel", channel, "limit", LOOKED_THROUGH, "include_all_metadata", "true"));
        for (JsonNode message : answer.at("/messages")) {
            if (message.at("/metadata/event_payload/key").asString("").equals(key)) {
                return Optional.of(message.at("/ts").asString());
            }
        }
        return Optional.empty();
    }
}
