package io.incidentkit.markdown;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rewrites the HTML that people write for want of Markdown: headings, lists, code, bold words, and what folds a text away. What it
 * does not know stays as it is.
 */
public final class HtmlMarkdown {
    private static final String TAG_END = "\\b[^<>]{0,300}>";
    private static final Pattern HEADING = Pattern.compile("(?is)<h([1-6])" + TAG_END + "(.{1,300}?)</h\\1\\s{0,9}>");
    private static final Pattern SUMMARY = Pattern.compile("(?is)<summary" + TAG_END + "(.{1,300}?)</summary\\s{0,9}>");
    private static final Pattern STRONG = Pattern.compile("(?is)<(b|strong)>\\s{0,9}(.{1,300}?)\\s{0,9}</\\1\\s{0,9}>");
    private static final Pattern BLOCK_CODE = Pattern.compile(
            "(?is)<pre" + TAG_END + "(?:\\s{0,9}<code" + TAG_END + ")?(.{1,9999}?)(?:</code>\\s{0,9})?</pre>");
    private static final Pattern CODE = Pattern.compile("(?is)<(code|kbd)>([^`<]{1,500}?)</\\1>");
    private static final Pattern ITEM = Pattern.compile("(?i)<(/?(?:ol|ul|li))" + TAG_END);
    private static final Pattern BREAK = Pattern.compile("(?i)<br\\s{0,9}/?>[ \\t]*\\n?");
    private static final Pattern FRAME = Pattern.compile("(?i)</?(?:details|p|div|section|center)" + TAG_END);
    private static final Pattern TAG = Pattern.compile("</?[A-Za-z][^<>]{0,300}>");

    private HtmlMarkdown() {}

    /** Returns whether a text has a heading, or a title over what is folded away. */
    public static boolean hasTitle(String html) {
        return HEADING.matcher(html).find() || SUMMARY.matcher(html).find();
    }

    /**
     * Returns the Markdown of a block of HTML.
     *
     * @param html the block
     */
    public static String of(String html) {
        String text = BLOCK_CODE
                .matcher(html)
                .replaceAll(code -> Matcher.quoteReplacement(
                        "\n\n```\n" + literal(code.group(1).strip()) + "\n```\n\n"));
        text = HEADING.matcher(text)
                .replaceAll(title -> Matcher.quoteReplacement(
                        "\n\n" + "#".repeat(Integer.parseInt(title.group(1))) + " " + line(title.group(2)) + "\n\n"));
        text = SUMMARY.matcher(text)
                .replaceAll(title -> Matcher.quoteReplacement("\n\n**" + line(title.group(1)) + "**\n\n"));
        return inline(FRAME.matcher(items(text)).replaceAll("\n\n"));
    }

    /**
     * Returns a text with its bold words, code and line breaks as Markdown has them.
     *
     * @param text Markdown with tags
     */
    public static String inline(String text) {
        String strong = STRONG.matcher(text).replaceAll("**$2**");
        return BREAK.matcher(CODE.matcher(strong).replaceAll("`$2`")).replaceAll("\n");
    }

    private static String items(String text) {
        StringBuilder out = new StringBuilder();
        boolean isNumbered = false;
        int number = 0;
        Matcher tags = ITEM.matcher(text);
        while (tags.find()) {
            String tag = tags.group(1).toLowerCase(Locale.ROOT);
            String mark = "\n";
            if (tag.equals("ol") || tag.equals("ul")) {
                isNumbered = tag.equals("ol");
                number = 0;
                mark = "\n\n";
            } else if (tag.equals("li")) {
                number++;
                mark = isNumbered ? "\n" + number + ". " : "\n- ";
            }
            tags.appendReplacement(out, Matcher.quoteReplacement(mark));
        }
        return tags.appendTail(out).toString();
    }

    private static String line(String title) {
        return TAG.matcher(title).replaceAll("").replaceAll("\\s+", " ").strip();
    }

    private static String literal(String code) {
        return code.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
