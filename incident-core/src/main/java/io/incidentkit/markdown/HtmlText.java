package io.incidentkit.markdown;

/** Leaves the tags and comments out of a block of HTML. */
final class HtmlText {
    private HtmlText() {}

    static MarkdownProse without(MarkdownProse html) {
        MarkdownProse out = new MarkdownProse();
        int i = 0;
        while (i < html.length()) {
            if (html.at(i) == '<') {
                int after = afterTag(html, i);
                if (!isInline(html, i + 1)) {
                    out.addMark(MarkdownProse.END);
                }
                i = after;
            } else {
                out.add(html.at(i), html.offset(i));
                i++;
            }
        }
        return out;
    }

    /** Tags of one letter but p, and their like, stand within a sentence. */
    private static boolean isInline(MarkdownProse html, int start) {
        int i = start < html.length() && html.at(start) == '/' ? start + 1 : start;
        int end = i;
        while (end < html.length() && Character.isLetterOrDigit(html.at(end))) {
            end++;
        }
        return switch (html.slice(i, end)) {
            case "a", "b", "i", "u", "s", "em", "strong", "span", "code", "sub", "sup", "small", "mark" -> true;
            default -> false;
        };
    }

    private static int afterTag(MarkdownProse html, int start) {
        boolean comment = html.length() - start > 3 && "<!--".equals(html.slice(start, start + 4));
        for (int i = start + 1; i < html.length(); i++) {
            boolean closes = html.at(i) == '>' && (!comment || "--".equals(html.slice(i - 2, i)));
            if (closes) {
                return i + 1;
            }
        }
        return html.length();
    }
}
