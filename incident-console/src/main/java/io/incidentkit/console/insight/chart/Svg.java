package io.incidentkit.console.insight.chart;

import java.util.Locale;
import org.springframework.web.util.HtmlUtils;

/** Writes one drawing; whatever is put into it is text. Not thread-safe. */
final class Svg {
    private final StringBuilder out = new StringBuilder();

    /** Begins an element, with the names of its attributes and their values in turn. */
    Svg open(String element, Object... attributes) {
        begin(element, attributes);
        out.append('>');
        return this;
    }

    Svg close(String element) {
        out.append("</").append(element).append('>');
        return this;
    }

    /** Writes an element without content. */
    Svg mark(String element, Object... attributes) {
        begin(element, attributes);
        out.append("/>");
        return this;
    }

    /** Writes an element with a text. */
    Svg words(String element, String text, Object... attributes) {
        open(element, attributes);
        out.append(HtmlUtils.htmlEscape(text));
        return close(element);
    }

    @Override
    public String toString() {
        return out.toString();
    }

    /** A place in per cent of the width, so that the drawing fits wherever it stands. */
    static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", share * 100);
    }

    private void begin(String element, Object... attributes) {
        out.append('<').append(element);
        for (int i = 0; i + 1 < attributes.length; i += 2) {
            out.append(' ')
                    .append(attributes[i])
                    .append("=\"")
                    .append(HtmlUtils.htmlEscape(attributes[i + 1].toString()))
                    .append('"');
        }
    }
}
