package io.incidentkit.console.insight.chart;

/** The shapes of points, so that colour alone tells nothing. */
public enum Shape {
    /** For the worst level. */
    DIAMOND("sev-1", "M0-7 7 0 0 7-7 0z"),
    /** For the one below. */
    CIRCLE("sev-2", "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z"),
    /** For the one below that. */
    TRIANGLE("sev-3", "M0-6 6 5H-6z"),
    /** For all others. */
    SQUARE("sev-4", "M-4-4H4V4H-4z"),
    /** For those without a level. */
    RING("sev-none", "M-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z");

    private final String style;
    private final String path;

    Shape(String style, String path) {
        this.style = style;
        this.path = path;
    }

    /** Returns the shape of a level, by the CSS class of its badge. */
    public static Shape of(String style) {
        for (Shape shape : values()) {
            if (shape.style.equals(style)) {
                return shape;
            }
        }
        return RING;
    }

    /** Returns it alone, for a legend. */
    public String key() {
        Svg svg = new Svg()
                .open(
                        "svg",
                        "class",
                        "key",
                        "width",
                        16,
                        "height",
                        16,
                        "viewBox",
                        "-8 -8 16 16",
                        "aria-hidden",
                        "true");
        return draw(svg).close("svg").toString();
    }

    Svg draw(Svg svg) {
        return svg.mark("path", "class", "point " + style, "d", path);
    }
}
