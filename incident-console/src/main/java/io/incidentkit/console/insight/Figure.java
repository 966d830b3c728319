package io.incidentkit.console.insight;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one question: a drawing where one says more than numbers, and the numbers themselves in rows and columns. What is not
 * known is said to be unknown, and is never 0.
 *
 * @param id what tells it from the page's others
 * @param title what it is about
 * @param hint how to read it
 * @param drawing the drawing, as SVG; null if the numbers alone say it
 * @param keys what the parts of the drawing mean
 * @param head the names of the columns
 * @param rows one line each
 * @param named whether the first column names the row
 */
public record Figure(
        String id,
        String title,
        String hint,
        @Nullable String drawing,
        List<Legend> keys,
        List<String> head,
        List<List<Cell>> rows,
        boolean named) {

    /**
     * A part of a drawing alone, and what it means.
     *
     * @param mark the part, as SVG
     * @param text what it means
     */
    public record Legend(String mark, String text) {}

    /**
     * A cell.
     *
     * @param text what stands there
     * @param incident the incident that it leads to, or null
     */
    public record Cell(String text, @Nullable String incident) {
        static Cell of(String text) {
            return new Cell(text, null);
        }

        static List<Cell> row(Object... texts) {
            return Arrays.stream(texts)
                    .map(text -> text instanceof Cell cell ? cell : of(text.toString()))
                    .toList();
        }
    }

    static Figure table(String id, String title, String hint, List<String> head, List<List<Cell>> rows) {
        return new Figure(id, title, hint, null, List.of(), head, rows, true);
    }

    /** Returns the figure with a drawing; without one if there is nothing to draw. */
    Figure drawn(@Nullable String svg, List<Legend> legend) {
        return new Figure(id, title, hint, svg, legend, head, rows, named);
    }

    Figure unnamed() {
        return new Figure(id, title, hint, drawing, keys, head, rows, false);
    }
}
