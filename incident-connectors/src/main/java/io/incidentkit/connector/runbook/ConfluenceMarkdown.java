package io.incidentkit.connector.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/**
 * The storage format of Confluence as Markdown. Code comes out as it went in; headings are one level lower, as the title of the page is the
 * first. What is neither text nor code, such as pictures and tables of contents, is left out.
 */
final class ConfluenceMarkdown {
    private static final Set<String> CODE = Set.of("code", "noformat");
    private static final Set<String> BLOCKS = Set.of(
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "pre",
            "table",
            "blockquote",
            "hr",
            "div",
            "ac:structured-macro",
            "ac:task-list",
            "ac:layout",
            "ac:layout-section",
            "ac:layout-cell",
            "ac:rich-text-body",
            "ac:adf-extension");
    private static final Set<String> LEFT_OUT =
            Set.of("ac:parameter", "ac:image", "ri:user", "ri:attachment", "ac:placeholder", "ac:adf-fallback");
    private static final int LOWEST = 6;

    private ConfluenceMarkdown() {}

    /** The Markdown of a page. */
    static String of(String title, String storage) {
        Element root = Jsoup.parse(storage, "", Parser.xmlParser());
        return "# " + PageText.words(title.strip().replace('\n', ' ')) + "\n\n" + blocks(root);
    }

    /** All that stands in an element, each block with an empty line after it. */
    private static String blocks(Element parent) {
        StringBuilder all = new StringBuilder();
        List<Node> line = new ArrayList<>();
        for (Node child : parent.childNodes()) {
            if (child instanceof Element element && BLOCKS.contains(element.normalName())) {
                paragraph(line, all);
                block(element, all);
            } else {
                line.add(child);
            }
        }
        paragraph(line, all);
        return all.toString();
    }

    private static void paragraph(List<Node> line, StringBuilder all) {
        StringBuilder text = new StringBuilder();
        line.forEach(node -> inline(node, text));
        line.clear();
        String words = text.toString().strip();
        if (!words.isEmpty()) {
            all.append(PageText.paragraph(words)).append("\n\n");
        }
    }

    private static void block(Element element, StringBuilder all) {
        String name = element.normalName();
        switch (name) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                String words = line(element);
                if (!words.isEmpty()) {
                    int level = Math.min(LOWEST, name.charAt(1) - '0' + 1);
                    all.append("#".repeat(level)).append(' ').append(words).append("\n\n");
                }
            }
            case "ul" -> list(element, "- ", all);
            case "ol" -> list(element, "1. ", all);
            case "ac:task-list" -> tasks(element, all);
            case "pre" -> all.append(PageText.block(element.wholeText(), "")).append('\n');
            case "blockquote" ->
                all.append(prefixed(tight(blocks(element)), "> ", "> ")).append('\n');
            case "hr" -> all.append("---\n\n");
            case "table" -> table(element, all);
            case "ac:structured-macro" -> macro(element, all);
            default -> all.append(blocks(element));
        }
    }

    private static String line(Element element) {
        StringBuilder text = new StringBuilder();
        element.childNodes().forEach(node -> inline(node, text));
        return text.toString().replace('\n', ' ').strip();
    }

    private static void list(Element list, String mark, StringBuilder all) {
        for (Element item : list.children()) {
            // A list in a list stands beside the item or in it.
            String content = item.normalName().equals("li") ? blocks(item) : blocksOf(item);
            all.append(prefixed(tight(content), mark, " ".repeat(mark.length())));
        }
        all.append('\n');
    }

    private static String blocksOf(Element element) {
        StringBuilder all = new StringBuilder();
        block(element, all);
        return all.toString();
    }

    private static void tasks(Element list, StringBuilder all) {
        for (Element task : list.children()) {
            String done = part(task, "ac:task-status");
            Element body = child(task, "ac:task-body");
            if (body != null) {
                String mark = done.strip().toLowerCase(Locale.ROOT).equals("complete") ? "- [x] " : "- [ ] ";
                all.append(prefixed(tight(blocks(body)), mark, "  "));
            }
        }
        all.append('\n');
    }

    private static String tight(String blocks) {
        return blocks.isBlank() ? "" : blocks.stripTrailing() + "\n";
    }

    /** Each line with something ahead of it; an empty line stays empty, so that code keeps its own. */
    private static String prefixed(String text, String first, String others) {
        if (text.isEmpty()) {
            return first.stripTrailing() + "\n";
        }
        StringBuilder all = new StringBuilder();
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            boolean isLast = i == lines.length - 1;
            if (!isLast || !lines[i].isEmpty()) {
                String prefix = i == 0 ? first : others;
                all.append(lines[i].isEmpty() ? prefix.stripTrailing() : prefix + lines[i])
                        .append('\n');
            }
        }
        return all.toString();
    }

    /** Code of several lines can't stand in a cell: such a table comes as the blocks of its cells, row by row. */
    private static void table(Element table, StringBuilder all) {
        List<List<Element>> rows = new ArrayList<>();
        for (Element row : table.select("tr")) {
            List<Element> cells = row.children().stream()
                    .filter(cell ->
                            cell.normalName().equals("td") || cell.normalName().equals("th"))
                    .toList();
            if (!cells.isEmpty()) {
                rows.add(cells);
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        boolean hasBlocks =
                !table.select("ac|structured-macro, pre, ul, ol, table table").isEmpty();
        if (hasBlocks) {
            rows.forEach(row -> row.forEach(cell -> all.append(blocks(cell))));
            return;
        }
        int columns = rows.stream().mapToInt(List::size).max().orElse(0);
        for (int i = 0; i < rows.size(); i++) {
            all.append('|');
            for (int column = 0; column < columns; column++) {
                String words = column < rows.get(i).size() ? cell(rows.get(i).get(column)) : "";
                all.append(' ').append(words).append(" |");
            }
            all.append('\n');
            if (i == 0) {
                all.append("|").append(" --- |".repeat(columns)).append('\n');
            }
        }
        all.append('\n');
    }

    private static String cell(Element cell) {
        return blocks(cell).strip().replaceAll("\\s*\n\\s*", " ").replace("|", "\\|");
    }

    private static void macro(Element macro, StringBuilder all) {
        String name = macro.attr("ac:name").toLowerCase(Locale.ROOT);
        Element plain = child(macro, "ac:plain-text-body");
        if (plain != null) {
            String language = CODE.contains(name) ? parameter(macro, "language") : "";
            all.append(PageText.block(plain.wholeText(), language)).append('\n');
            return;
        }
        Element rich = child(macro, "ac:rich-text-body");
        if (rich != null) {
            String title = parameter(macro, "title").strip();
            if (!title.isEmpty()) {
                all.append("**")
                        .append(PageText.words(title.replace('\n', ' ')))
                        .append("**\n\n");
            }
            all.append(blocks(rich));
        }
    }

    private static String parameter(Element macro, String name) {
        return macro.children().stream()
                .filter(each -> each.normalName().equals("ac:parameter")
                        && each.attr("ac:name").equals(name))
                .map(Element::wholeText)
                .findFirst()
                .orElse("");
    }

    private static @Nullable Element child(Element parent, String name) {
        return parent.children().stream()
                .filter(each -> each.normalName().equals(name))
                .findFirst()
                .orElse(null);
    }

    private static String part(Element parent, String name) {
        Element found = child(parent, name);
        return found == null ? "" : found.wholeText();
    }

    private static void inline(Node node, StringBuilder text) {
        if (node instanceof TextNode words) {
            // Line breaks of the source are none of the text.
            text.append(PageText.words(words.getWholeText().replaceAll("[ \\t\\r\\n]+", " ")));
        } else if (node instanceof Element element) {
            inline(element, text);
        }
    }

    private static void inline(Element element, StringBuilder text) {
        String name = element.normalName();
        switch (name) {
            case "br" -> text.append("  \n");
            case "code", "tt", "kbd", "samp" -> text.append(PageText.inline(element.wholeText()));
            case "strong", "b" -> marked(element, "**", text);
            case "em", "i" -> marked(element, "*", text);
            case "del", "s" -> marked(element, "~~", text);
            case "a" -> link(element, element.attr("href"), text);
            case "time" -> text.append(PageText.words(element.attr("datetime")));
            case "ac:link" -> pageLink(element, text);
            case "ac:emoticon" -> text.append(PageText.words(element.attr("ac:emoji-fallback")));
            default -> {
                if (BLOCKS.contains(name)) {
                    text.append(' ').append(blocksOf(element).strip()).append(' ');
                } else if (!LEFT_OUT.contains(name)) {
                    element.childNodes().forEach(node -> inline(node, text));
                }
            }
        }
    }

    private static void marked(Element element, String mark, StringBuilder text) {
        StringBuilder inner = new StringBuilder();
        element.childNodes().forEach(node -> inline(node, inner));
        String words = inner.toString().strip();
        if (words.isEmpty()) {
            text.append(inner);
        } else {
            text.append(inner.charAt(0) == ' ' ? " " : "")
                    .append(mark)
                    .append(words)
                    .append(mark);
            text.append(inner.charAt(inner.length() - 1) == ' ' ? " " : "");
        }
    }

    private static void link(Element element, String address, StringBuilder text) {
        String words = line(element);
        boolean isSafe = address.matches("(?i)(https?://|mailto:|/|#)[^\\s<>]*");
        if (!isSafe || words.isEmpty()) {
            text.append(words);
        } else {
            text.append('[').append(words).append("](<").append(address).append(">)");
        }
    }

    /** A link to another page has its own words, or the other's title. */
    private static void pageLink(Element link, StringBuilder text) {
        Element words = child(link, "ac:link-body");
        Element plain = child(link, "ac:plain-text-link-body");
        if (words != null) {
            words.childNodes().forEach(node -> inline(node, text));
        } else if (plain != null) {
            text.append(PageText.words(plain.wholeText()));
        } else {
            Element page = child(link, "ri:page");
            text.append(PageText.words(page == null ? "" : page.attr("ri:content-title")));
        }
    }
}
