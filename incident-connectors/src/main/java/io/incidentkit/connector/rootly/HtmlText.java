package io.incidentkit.connector.rootly;

import java.util.regex.Pattern;

/** Simple HTML, as an editor for documents writes it, as Markdown: headings, lists, paragraphs and links stay, all else is its text. */
final class HtmlText {
    private static final Pattern TAG = Pattern.compile("<[^<>]{0,2000}>");
    private static final Pattern LINK =
            Pattern.compile("<a [^<>]{0,1000}?href=\"(https?://[^\"<>\\s]{1,800})\"[^<>]{0,1000}>([^<>]{1,500})</a>");
    private static final Pattern HIDDEN = Pattern.compile("(?is)<(script|style)\\b.{0,100000}?</\\1>");

    private HtmlText() {}

    static String markdown(String html) {
        if (html.indexOf('<') < 0) {
            return unescaped(html);
        }
        String text = HIDDEN.matcher(html).replaceAll("");
        text = LINK.matcher(text).replaceAll("[$2]($1)");
        for (int level = 1; level <= 6; level++) {
            text = text.replaceAll("(?i)<h" + level + "\\b[^<>]{0,500}>", "\n\n" + "#".repeat(level) + " ");
        }
        text = text.replaceAll("(?i)<li\\b[^<>]{0,500}>", "\n- ")
                .replaceAll("(?i)<br ?/?>", "\n")
                .replaceAll("(?i)</(p|div|h[1-6]|ul|ol|table|tr)>", "\n\n")
                .replaceAll("(?i)</t[dh]>", " ");
        text = unescaped(TAG.matcher(text).replaceAll(""));
        return text.replaceAll("[ \\t]+\\n", "\n").replaceAll("\\n{3,}", "\n\n").strip();
    }

    private static String unescaped(String text) {
        return text.replace("&nbsp;", " ")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&amp;", "&");
    }
}
