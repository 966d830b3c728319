package io.incidentkit.postmortem;

import io.incidentkit.markdown.MarkdownText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The lines of names and values that some tools want above a document. Only flat ones are understood; others are kept as
 * they are.
 *
 * @param title the title, if it names one
 * @param facts the other names and values
 * @param other what was not understood
 * @param rest the document without it
 */
record FrontMatter(String title, List<FactLine> facts, String other, String rest) {
    private static final Pattern BLOCK = Pattern.compile(
            "\\A---[ \\t]*\\n((?:(?!---[ \\t]*$|\\.\\.\\.[ \\t]*$).*\\n){0,200})(?:---|\\.\\.\\.)[ \\t]*(?:\\n|\\z)",
            Pattern.MULTILINE);
    private static final Pattern ENTRY = Pattern.compile("([A-Za-z][\\w -]{0,60}):(?:[ \\t]+(.*))?");

    static FrontMatter of(String document) {
        Matcher block = BLOCK.matcher(document);
        if (!block.lookingAt()
                || !ENTRY.matcher(block.group(1).split("\n", 2)[0]).matches()) {
            return new FrontMatter("", List.of(), "", document);
        }
        String title = "";
        List<FactLine> facts = new ArrayList<>();
        StringBuilder other = new StringBuilder();
        for (String line : block.group(1).lines().toList()) {
            Matcher entry = ENTRY.matcher(line);
            if (!entry.matches()) {
                other.append(line).append('\n');
                continue;
            }
            String value = unquoted(entry.group(2) == null ? "" : entry.group(2).strip());
            if (entry.group(1).equalsIgnoreCase("title") && title.isEmpty()) {
                title = value;
            } else {
                facts.add(new FactLine(entry.group(1), MarkdownText.escape(Lines.one(value))));
            }
        }
        return new FrontMatter(title, facts, other.toString(), document.substring(block.end()));
    }

    private static String unquoted(String value) {
        boolean quoted = value.length() > 1
                && (value.startsWith("\"") || value.startsWith("'"))
                && value.charAt(0) == value.charAt(value.length() - 1);
        return quoted ? value.substring(1, value.length() - 1) : value;
    }
}
