package io.incidentkit.connector.slack;

import io.incidentkit.command.CommandType;
import io.incidentkit.connector.call.CutText;
import io.incidentkit.text.MomentWords;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The blocks of a message, within Slack's limits, which count code points. Not thread-safe.
 *
 * <p>In texts of ours no sequence calls anybody: a title with {@code <!channel>} wakes no channel.
 */
final class SlackBlocks {
    /** The longest text that a message has for those who see no blocks, such as notifications. */
    static final int MOST_TEXT = 4_000;

    private static final int MOST_HEADER = 150;
    private static final int MOST_SECTION = 3_000;
    private static final int MOST_FIELDS = 10;
    private static final int MOST_FIELD = 2_000;
    private static final int MOST_MARKDOWN = 12_000;
    private static final int MOST_BUTTON = 75;
    private static final int MOST_BLOCKS = 50;

    private final ArrayNode blocks = JsonNodeFactory.instance.arrayNode();

    /** A line in large letters. */
    SlackBlocks header(String line) {
        return add(block("header").set("text", text("plain_text", CutText.lineTo(line, MOST_HEADER))));
    }

    /** A text in Slack's own form, as it is: what is not ours in it is escaped before. */
    SlackBlocks section(String mrkdwn) {
        return add(block("section").set("text", text("mrkdwn", CutText.to(mrkdwn, MOST_SECTION))));
    }

    /** Short texts beside each other, each in Slack's own form. */
    SlackBlocks fields(List<String> fields) {
        ArrayNode each = JsonNodeFactory.instance.arrayNode();
        fields.stream().limit(MOST_FIELDS).forEach(field -> each.add(text("mrkdwn", CutText.to(field, MOST_FIELD))));
        return each.isEmpty() ? this : add(block("section").set("fields", each));
    }

    /** A text in Markdown. */
    SlackBlocks markdown(String markdown, String link) {
        return add(block("markdown")
                .put("text", CutText.to(calling(markdown), MOST_MARKDOWN, link.isEmpty() ? null : link)));
    }

    /** A line in small letters, in Slack's own form. */
    SlackBlocks context(String mrkdwn) {
        ArrayNode elements = JsonNodeFactory.instance.arrayNode();
        elements.add(text("mrkdwn", CutText.to(mrkdwn, MOST_SECTION)));
        return add(block("context").set("elements", elements));
    }

    /** Buttons, each for a command on an incident. */
    SlackBlocks buttons(List<CommandType> commands, String incident) {
        ArrayNode elements = JsonNodeFactory.instance.arrayNode();
        for (CommandType command : commands) {
            ObjectNode button = block("button").put("action_id", command.code()).put("value", incident);
            elements.add(button.set("text", text("plain_text", CutText.lineTo(command.label(), MOST_BUTTON))));
        }
        return elements.isEmpty() ? this : add(block("actions").set("elements", elements));
    }

    private SlackBlocks add(ObjectNode block) {
        if (blocks.size() < MOST_BLOCKS) {
            blocks.add(block);
        }
        return this;
    }

    private static ObjectNode block(String type) {
        return JsonNodeFactory.instance.objectNode().put("type", type);
    }

    private static ObjectNode text(String type, String text) {
        return JsonNodeFactory.instance.objectNode().put("type", type).put("text", text.isEmpty() ? " " : text);
    }

    /** Escapes a text for Slack's own form. */
    static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** A moment in Slack's own form, which each reader sees in their own time zone. */
    static String moment(Instant moment) {
        String words = MomentWords.minute(moment);
        return "<!date^" + moment.getEpochSecond() + "^{date_short_pretty} {time}|" + words + ">";
    }

    /** Takes the call out of what would call somebody: a blank of no width stands behind the bracket. */
    private static String calling(String markdown) {
        return markdown.replaceAll("<(?=[!@#])", "<\u200b");
    }

    /** Returns the blocks as a message has them. */
    String json() {
        return blocks.toString();
    }
}
