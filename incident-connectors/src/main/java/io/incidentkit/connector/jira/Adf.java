package io.incidentkit.connector.jira;

import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Texts as Atlassian's document format has them, which Jira Cloud takes in place of a text. What people wrote stays a text. */
final class Adf {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final ObjectNode document = JSON.objectNode().put("type", "doc").put("version", 1);
    private final ArrayNode content = document.putArray("content");

    /** Adds paragraphs, with empty lines between them. */
    Adf text(String text) {
        for (String paragraph : text.strip().split("\\R(?:[ \\t]*\\R)+", -1)) {
            ArrayNode nodes = JSON.arrayNode();
            paragraph.lines().forEach(line -> {
                if (!nodes.isEmpty()) {
                    nodes.addObject().put("type", "hardBreak");
                }
                if (!line.isEmpty()) {
                    nodes.add(node(line));
                }
            });
            content.addObject().put("type", "paragraph").set("content", nodes);
        }
        return this;
    }

    /** Adds a paragraph that is a link. */
    Adf link(String address) {
        ObjectNode link = node(address);
        link.putArray("marks")
                .addObject()
                .put("type", "link")
                .putObject("attrs")
                .put("href", address);
        content.addObject().put("type", "paragraph").putArray("content").add(link);
        return this;
    }

    private static ObjectNode node(String text) {
        return JSON.objectNode().put("type", "text").put("text", text);
    }

    ObjectNode document() {
        return document;
    }
}
