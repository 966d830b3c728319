package io.incidentkit.connector.runbook;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Notion's Markdown without its own tags, such as callouts and toggles. What stands in code, in a fence or between backticks, is not touched: a
 * command is copied from it.
 */
final class NotionMarkdown {
    private static final Pattern TAG = Pattern.compile(
            "</?(callout|details|summary|columns|column|table_of_contents|empty-block|page|database|data-source|unknown|span|mention-[a-z]+|synced_block[a-z_]*|meeting-notes|toggle)(\\s[^<>]*)?/?>");
    private static final Pattern FENCE = Pattern.compile("\\s*(`{3,}|~{3,}).*");
    private static final Pattern CODE = Pattern.compile("(`+)(?!`).*?(?<!`)\\1(?!`)");
    private static final Pattern ATTRIBUTES = Pattern.compile("\\s*\\{(toggle|color)=\"[^\"]*\"[^}]*}\\s*$");

    private NotionMarkdown() {}

    static String plain(String markdown) {
        StringBuilder plain = new StringBuilder();
        String fence = "";
        for (String line : markdown.split("\n", -1)) {
            Matcher opening = FENCE.matcher(line);
            boolean isFence = opening.matches();
            if (!fence.isEmpty()) {
                // Its end has the same characters, at least as many.
                fence = isFence
                                && opening.group(1).startsWith(fence)
                                && line.strip().equals(opening.group(1))
                        ? ""
                        : fence;
                plain.append(line).append('\n');
            } else if (isFence) {
                fence = opening.group(1);
                plain.append(line).append('\n');
            } else {
                plain.append(outsideOfCode(line)).append('\n');
            }
        }
        return plain.substring(0, Math.max(0, plain.length() - 1));
    }

    private static String outsideOfCode(String line) {
        StringBuilder plain = new StringBuilder();
        Matcher code = CODE.matcher(line);
        int at = 0;
        while (code.find()) {
            plain.append(withoutTags(line.substring(at, code.start()))).append(code.group());
            at = code.end();
        }
        return plain.append(ATTRIBUTES.matcher(withoutTags(line.substring(at))).replaceFirst(""))
                .toString();
    }

    private static String withoutTags(String text) {
        return TAG.matcher(text).replaceAll("");
    }
}
