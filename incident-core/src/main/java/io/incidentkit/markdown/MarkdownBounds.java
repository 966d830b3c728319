package io.incidentkit.markdown;

import java.util.ArrayList;
import java.util.List;

/**
 * Bounds of a Markdown document that comes from outside. They are counted in one pass before anything is parsed, and lie at
 * several times the largest document that people write, so that only a document made to cost much is refused by them.
 */
public final class MarkdownBounds {
    /** The longest document that is read, in characters. */
    public static final int MAX_LENGTH = 256 * 1024;

    /** How many lines a document has at most. */
    public static final int MAX_LINES = 6_000;

    /** How many headings a document has at most. */
    public static final int MAX_HEADINGS = 2_000;

    /** How many rows its tables have at most, all of them together: each line with a bar in it counts. */
    public static final int MAX_ROWS = 5_000;

    /** How many cells its tables have at most, all of them together: each bar counts. */
    public static final int MAX_CELLS = 40_000;

    /** How deep lists and quotations lie within each other at most. */
    public static final int MAX_DEPTH = 50;

    /** A list within a list is indented by two columns at least. */
    private static final int COLUMNS_A_LEVEL = 2;

    private static final int TAB = 4;

    private final String text;
    private int lines;
    private int headings;
    private int rows;
    private int cells;
    private int deepest;

    private MarkdownBounds(String text) {
        this.text = text;
    }

    /**
     * Returns each bound that a document exceeds, with its count, such as {@code has 60000 headings; at most 2000 are read}.
     *
     * @param markdown the document, with any line breaks
     * @return a sentence a bound, without its subject; empty for a document that is read
     */
    public static List<String> exceeded(String markdown) {
        MarkdownBounds bounds = new MarkdownBounds(markdown);
        bounds.count();
        List<String> exceeded = new ArrayList<>();
        add(exceeded, markdown.length(), MAX_LENGTH, "characters");
        add(exceeded, bounds.lines, MAX_LINES, "lines");
        add(exceeded, bounds.headings, MAX_HEADINGS, "headings");
        add(exceeded, bounds.rows, MAX_ROWS, "rows of tables");
        add(exceeded, bounds.cells, MAX_CELLS, "cells of tables");
        add(exceeded, bounds.deepest, MAX_DEPTH, "levels of lists and quotations");
        return exceeded;
    }

    private static void add(List<String> exceeded, int count, int most, String name) {
        if (count > most) {
            exceeded.add("has " + count + " " + name + "; at most " + most + " are read");
        }
    }

    private void count() {
        boolean afterText = false;
        for (int from = 0; from <= text.length(); ) {
            int to = lineEnd(from);
            if (from < text.length()) {
                lines++;
            }
            boolean heading = isHeading(from, to) || (afterText && isUnderline(from, to));
            headings += heading ? 1 : 0;
            int bars = bars(from, to);
            rows += bars > 0 ? 1 : 0;
            cells += bars;
            deepest = Math.max(deepest, depth(from, to));
            afterText = !heading && skip(from, to, " \t") < to;
            from = text.startsWith("\r\n", to) ? to + 2 : to + 1;
        }
    }

    private int lineEnd(int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }

    /** In a list or a quotation a heading stands behind their marks. */
    private boolean isHeading(int from, int to) {
        int at = skip(from, to, " \t>*+-");
        return at < to && text.charAt(at) == '#';
    }

    private boolean isUnderline(int from, int to) {
        int at = skip(from, to, " \t");
        return at < to
                && (text.charAt(at) == '=' || text.charAt(at) == '-')
                && skip(skip(at, to, text.charAt(at) + ""), to, " \t") == to;
    }

    private int bars(int from, int to) {
        int bars = 0;
        for (int at = from; at < to; at++) {
            bars += text.charAt(at) == '|' ? 1 : 0;
        }
        return bars;
    }

    /** The marks of lists and quotations at the beginning of a line; ahead of one, indentation counts as well. */
    private int depth(int from, int to) {
        if (skip(from, to, " \t-") == to || skip(from, to, " \t*") == to) {
            // A line across the page.
            return 0;
        }
        int depth = 0;
        int columns = 0;
        int at = from;
        while (at < to) {
            char c = text.charAt(at);
            int behind = c == '>' ? at + 1 : afterMarker(at, to);
            if (c == ' ' || c == '\t') {
                columns += c == '\t' ? TAB : 1;
                at++;
            } else if (behind > at) {
                depth += 1 + Math.max(0, columns - 1) / COLUMNS_A_LEVEL;
                columns = 0;
                at = behind;
            } else {
                break;
            }
        }
        return depth;
    }

    /** Where the text behind the marker of a list begins; the same place if there is none. */
    private int afterMarker(int at, int to) {
        int end = skip(at, Math.min(to, at + 10), "0123456789");
        boolean numbered = end > at && end < to && ".)".indexOf(text.charAt(end)) >= 0;
        boolean bullet = end == at && "*+-".indexOf(text.charAt(at)) >= 0;
        boolean parted = end + 1 >= to || " \t".indexOf(text.charAt(Math.min(end + 1, to - 1))) >= 0;
        return (numbered || bullet) && parted ? end + 1 : at;
    }

    private int skip(int from, int to, String any) {
        int at = from;
        while (at < to && any.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }
}
