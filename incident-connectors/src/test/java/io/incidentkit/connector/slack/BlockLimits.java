package io.incidentkit.connector.slack;

import io.incidentkit.connector.RealData;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The limits of blocks as they are registered in the real data, for the kinds of blocks that we send. They count code points. */
final class BlockLimits {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MOST_BLOCKS = 50;

    private final JsonNode limits =
            JSON.readTree(RealData.bytes(RealData.at("specs/slack-blockkit/blockkit/limits.json")));

    /** What is too long or too much; empty if nothing. */
    List<String> faults(String blocks) {
        List<String> faults = new ArrayList<>();
        JsonNode all = JSON.readTree(blocks);
        if (all.size() > MOST_BLOCKS) {
            faults.add(all.size() + " blocks");
        }
        for (JsonNode block : all) {
            switch (block.at("/type").asString()) {
                case "header" -> text(block.at("/text/text"), "/header/text", faults);
                case "markdown" -> text(block.at("/text"), "/markdown/text", faults);
                case "section" -> {
                    if (block.has("text")) {
                        text(block.at("/text/text"), "/section/text", faults);
                    }
                    if (block.at("/fields").size()
                            > limits.at("/section/fields/max_items").asInt()) {
                        faults.add("too many fields");
                    }
                    block.at("/fields")
                            .forEach(field -> length(
                                    field.at("/text"),
                                    limits.at("/section/fields/item_max_length").asInt(),
                                    "a field",
                                    faults));
                }
                case "context" -> block.at("/elements").forEach(each -> text(each.at("/text"), "/text", faults));
                case "actions" ->
                    block.at("/elements").forEach(button -> {
                        text(button.at("/text/text"), "/button/text", faults);
                        text(button.at("/value"), "/button/value", faults);
                        text(button.at("/action_id"), "/action_id", faults);
                    });
                default -> faults.add("a block that is not known here: " + block.at("/type"));
            }
        }
        return faults;
    }

    private void text(JsonNode text, String limit, List<String> faults) {
        length(text, limits.at(limit + "/max_length").asInt(), limit, faults);
    }

    private static void length(JsonNode text, int most, String what, List<String> faults) {
        String words = text.asString("");
        int length = words.codePointCount(0, words.length());
        if (length < 1 || length > most) {
            faults.add(what + " has " + length + " characters of " + most);
        }
    }
}
