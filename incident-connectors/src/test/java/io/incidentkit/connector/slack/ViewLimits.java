package io.incidentkit.connector.slack;

import io.incidentkit.connector.RealData;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The limits of modals as they are registered in the real data, for what ours are made of. They count code points. */
final class ViewLimits {
    private final JsonNode limits = JsonMapper.builder()
            .build()
            .readTree(RealData.bytes(RealData.at("specs/slack-blockkit/blockkit/limits.json")));

    private final List<String> faults = new ArrayList<>();

    List<String> faults(JsonNode view) {
        faults.clear();
        text(view.at("/title/text"), "/view/title/max_length");
        text(view.at("/close/text"), "/view/close/max_length");
        if (view.has("submit")) {
            text(view.at("/submit/text"), "/view/submit/max_length");
            text(view.at("/callback_id"), "/view/callback_id/max_length");
            text(view.at("/private_metadata"), "/view/private_metadata/max_length");
        }
        int blocks = view.at("/blocks").size();
        if (blocks < 1 || blocks > limits.at("/view/blocks/max_items").asInt()) {
            faults.add(blocks + " blocks");
        }
        view.at("/blocks").forEach(this::block);
        return List.copyOf(faults);
    }

    private void block(JsonNode block) {
        if (block.at("/type").asString().equals("section")) {
            text(block.at("/text/text"), "/section/text/max_length");
            return;
        }
        text(block.at("/block_id"), "/block_id/max_length");
        text(block.at("/label/text"), "/input/label/max_length");
        if (block.has("hint")) {
            text(block.at("/hint/text"), "/input/hint/max_length");
        }
        JsonNode element = block.at("/element");
        text(element.at("/action_id"), "/action_id/max_length");
        JsonNode options = element.at("/options");
        if (element.has("options")
                && (options.isEmpty()
                        || options.size()
                                > limits.at("/select/options/max_items").asInt())) {
            faults.add(options.size() + " options");
        }
        options.forEach(option -> {
            text(option.at("/text/text"), "/option/text/max_length");
            text(option.at("/value"), "/option/value/max_length");
        });
    }

    private void text(JsonNode text, String limit) {
        String words = text.asString("");
        int length = words.codePointCount(0, words.length());
        int most = limits.at(limit).asInt(-1);
        if (length < 1 || length > most) {
            faults.add(limit + ": " + length + " characters of " + most);
        }
    }
}
