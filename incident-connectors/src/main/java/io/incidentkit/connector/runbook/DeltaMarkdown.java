package io.incidentkit.connector.runbook;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * The content of a post of Slab as Markdown: a Quill Delta, in which what a line is stands at its end. Code comes out as it went in; headings are
 * one level lower, as the title of the post is the first. Confined to one reading.
 */
final class DeltaMarkdown {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final JsonNode NOTHING = MissingNode.getInstance();
    private static final int LOWEST = 6;
    private static final int DEEPEST = 10;

    private final String title;
    private final StringBuilder all = new StringBuilder();
    /** The line so far, as Markdown and as it is. */
    private StringBuilder line = new StringBuilder();

    private StringBuilder plain = new StringBuilder();
    private @Nullable StringBuilder code;
    private String language = "";
    private boolean isFirst = true;
    private boolean isInList;

    private DeltaMarkdown(String title) {
        this.title = title.strip().replace('\n', ' ');
    }

    /**
     * The Markdown of a post.
     *
     * @param title its title, which its first line repeats
     * @param content the operations, or a text that has them as JSON
     * @return the Markdown; empty if the content is no Delta
     */
    static Optional<String> of(String title, JsonNode content) {
        JsonNode operations = content.isString() ? parsed(content.stringValue()) : content;
        if (operations.isObject()) {
            operations = operations.path("ops");
        }
        if (!operations.isArray()) {
            return Optional.empty();
        }
        DeltaMarkdown reading = new DeltaMarkdown(title);
        for (JsonNode operation : operations) {
            reading.operation(operation.path("insert"), operation.path("attributes"));
        }
        return Optional.of(reading.end());
    }

    private static JsonNode parsed(String text) {
        try {
            JsonNode read = JSON.readTree(text);
            return read == null ? NOTHING : read;
        } catch (JacksonException e) {
            return NOTHING;
        }
    }

    private void operation(JsonNode insert, JsonNode attributes) {
        if (!insert.isString()) {
            embed(insert);
            return;
        }
        String text = insert.stringValue();
        int from = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', from)) {
            words(text.substring(from, end), attributes);
            line(attributes);
            from = end + 1;
        }
        words(text.substring(from), attributes);
    }

    /** Of what is no text a mention and a link have words; pictures and files have none. */
    private void embed(JsonNode insert) {
        String words = insert.path("mention").path("name").asString("");
        words(words, NOTHING);
    }

    private void words(String text, JsonNode attributes) {
        if (text.isEmpty()) {
            return;
        }
        plain.append(text);
        if (isSet(attributes, "code")) {
            line.append(PageText.inline(text));
            return;
        }
        String words = PageText.words(text);
        String stripped = words.strip();
        if (stripped.isEmpty()) {
            line.append(words);
            return;
        }
        String mark = (isSet(attributes, "bold") ? "**" : "") + (isSet(attributes, "italic") ? "*" : "");
        String strike = isSet(attributes, "strike") ? "~~" : "";
        String marked = strike + mark + stripped + new StringBuilder(mark).reverse() + strike;
        String address = attributes.path("link").asString("");
        if (address.matches("(?i)(https?://|mailto:|/|#)[^\\s<>]*")) {
            marked = "[" + marked + "](<" + address + ">)";
        }
        int at = words.indexOf(stripped);
        line.append(words, 0, at).append(marked).append(words.substring(at + stripped.length()));
    }

    private static boolean isSet(JsonNode attributes, String name) {
        JsonNode value = attributes.path(name);
        return !value.isMissingNode() && !value.isNull() && !(value.isBoolean() && !value.booleanValue());
    }

    /** Ends a line: its attributes say what it is. */
    private void line(JsonNode attributes) {
        String words = line.toString().strip();
        String raw = plain.toString();
        line = new StringBuilder();
        plain = new StringBuilder();
        if (isSet(attributes, "code-block")) {
            JsonNode named = attributes.path("code-block");
            code(raw, named.isString() ? named.stringValue() : "");
            isFirst = false;
            return;
        }
        endCode();
        boolean isTitle = isFirst && raw.strip().equals(title);
        isFirst = false;
        if (isTitle) {
            return;
        }
        JsonNode list = attributes.path("list");
        if (list.isString()) {
            String mark = switch (list.stringValue()) {
                case "ordered" -> "1. ";
                case "checked" -> "- [x] ";
                case "unchecked" -> "- [ ] ";
                default -> "- ";
            };
            int depth = Math.max(0, Math.min(DEEPEST, attributes.path("indent").asInt(0)));
            all.append("   ".repeat(depth)).append(mark).append(words).append('\n');
            isInList = true;
            return;
        }
        endList();
        int level = attributes.path("header").asInt(0);
        if (words.isEmpty()) {
            return;
        } else if (level > 0) {
            all.append("#".repeat(Math.min(LOWEST, level + 1))).append(' ');
        } else if (isSet(attributes, "blockquote")) {
            all.append("> ");
        }
        all.append(level > 0 ? words : PageText.paragraph(words)).append("\n\n");
    }

    private void code(String raw, String named) {
        endList();
        if (code != null && !language.equals(named)) {
            endCode();
        }
        if (code == null) {
            code = new StringBuilder();
            language = named;
        }
        code.append(raw).append('\n');
    }

    private void endCode() {
        if (code != null) {
            all.append(PageText.block(code.toString(), language.equals("plain") ? "" : language))
                    .append('\n');
            code = null;
        }
    }

    private void endList() {
        if (isInList) {
            all.append('\n');
            isInList = false;
        }
    }

    private String end() {
        if (plain.length() > 0) {
            line(NOTHING);
        }
        endCode();
        endList();
        return "# " + PageText.words(title) + "\n\n" + all;
    }
}
