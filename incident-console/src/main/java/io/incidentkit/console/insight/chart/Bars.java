package io.incidentkit.console.insight.chart;

import java.util.List;

/**
 * Bars that are put together from parts, one below the other.
 *
 * @param id what tells it from the page's other drawings
 * @param title what is drawn
 * @param description what it says, in a sentence
 * @param rows the bars
 * @param full how long a bar is that reaches from side to side; the longest one if it is longer
 */
public record Bars(String id, String title, String description, List<Row> rows, double full) {
    private static final int ROW = 46;
    private static final int NAME = 16;
    private static final int BAR = 22;
    private static final int THICK = 16;
    private static final int LONGEST = 32;
    private static final double READABLE = 0.07;

    /**
     * A bar.
     *
     * @param name what it is about
     * @param end what it comes to, in a few words
     * @param parts what it is put together from
     */
    public record Row(String name, String end, List<Part> parts) {
        double length() {
            return parts.stream().mapToDouble(Part::length).sum();
        }
    }

    /**
     * A part of a bar.
     *
     * @param length how long it is, in the measure of the bars
     * @param style its CSS class: {@code good}, {@code warn}, {@code bad}, {@code plain} or {@code rest}
     * @param text what stands in it, if it fits
     * @param label the same in words
     */
    public record Part(double length, String style, String text, String label) {}

    /** Returns a part alone, for a legend. */
    public static String key(String style) {
        return new Svg()
                .open("svg", "class", "key", "width", 16, "height", 12, "aria-hidden", "true")
                .mark("rect", "class", "part " + style, "width", 16, "height", 12, "rx", 2)
                .close("svg")
                .toString();
    }

    /** Returns the drawing. */
    public String svg() {
        Svg svg = new Svg()
                .open(
                        "svg",
                        "class",
                        "chart bars",
                        "width",
                        "100%",
                        "height",
                        rows.size() * ROW,
                        "role",
                        "img",
                        "aria-labelledby",
                        id + "-title " + id + "-desc");
        svg.words("title", title, "id", id + "-title").words("desc", description, "id", id + "-desc");
        double whole =
                Math.max(full, rows.stream().mapToDouble(Row::length).max().orElse(0));
        int top = 0;
        for (Row row : rows) {
            svg.open("text", "x", "0", "y", top + NAME)
                    .words("tspan", cut(row.name()), "class", "name")
                    .words("tspan", row.end(), "class", "end", "dx", "10")
                    .close("text");
            svg.mark("rect", "class", "track", "x", "0", "y", top + BAR, "width", "100%", "height", THICK, "rx", 3);
            parts(svg, row, whole, top);
            top += ROW;
        }
        return svg.close("svg").toString();
    }

    /** A long name would leave no room for what it comes to; the table behind has all of it. */
    private static String cut(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }

    private static void parts(Svg svg, Row row, double whole, int top) {
        double at = 0;
        for (Part part : row.parts()) {
            double share = whole == 0 ? 0 : part.length() / whole;
            if (share > 0) {
                svg.open("g").words("title", part.label());
                svg.mark(
                        "rect",
                        "class",
                        "part " + part.style(),
                        "x",
                        Svg.percent(at),
                        "y",
                        top + BAR,
                        "width",
                        Svg.percent(share),
                        "height",
                        THICK);
                if (share >= READABLE) {
                    svg.words(
                            "text",
                            part.text(),
                            "class",
                            "in " + part.style(),
                            "x",
                            Svg.percent(at + share / 2),
                            "y",
                            top + BAR + 12);
                }
                svg.close("g");
            }
            at += share;
        }
    }
}
