package io.incidentkit.text;

import io.incidentkit.text.TracedText.Range;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * A short part of a text with the words in it that were looked for.
 *
 * @param text the part, one line of at most {@value #LONGEST} characters, with an ellipsis where it was cut; never cut through a
 *     character and its marks, and between words where there is a blank nearby
 * @param marks where those words stand in it, in their order, free of each other
 */
public record TextExcerpt(String text, List<Mark> marks) {
    /** The longest text, in {@code char}s. */
    public static final int LONGEST = 240;

    private static final String ELLIPSIS = "…";

    /** The most characters ahead of the first word, so that it is read in its sentence. */
    private static final int LEAD = 60;

    /** How far a cut is moved to a blank. */
    private static final int NEAR = 30;

    /** The marks of one text that are looked at for the part with the most words. */
    private static final int MOST_LOOKED = 200;

    /** Copies the list. */
    public TextExcerpt {
        marks = List.copyOf(marks);
    }

    /**
     * A word in a text.
     *
     * @param from where it begins, in {@code char}s
     * @param to behind its last
     */
    public record Mark(int from, int to) {}

    /** A word of the query where it stands. */
    private record Hit(SearchTerm term, Range at) {}

    /** A text with what stands in it, in its order. */
    private record Marked(String text, List<Hit> hits) {
        static Marked of(String text, Collection<SearchTerm> terms) {
            List<TracedText> readings = TracedText.of(text);
            List<Hit> hits = new ArrayList<>();
            for (SearchTerm term : terms) {
                int before = hits.size();
                Consumer<Range> found = at -> hits.add(new Hit(term, at));
                readings.forEach(reading -> term.ranges(reading, found));
                if (hits.size() == before) {
                    readings.forEach(reading -> term.rangesOfParts(reading, found));
                }
            }
            hits.sort(Comparator.comparingInt(hit -> hit.at().from()));
            return new Marked(text, hits);
        }

        long has(Set<SearchTerm> wanted) {
            return hits.stream()
                    .map(Hit::term)
                    .distinct()
                    .filter(wanted::contains)
                    .count();
        }
    }

    /**
     * Shows where words stand in texts: in as few parts as show each of them once, those with the most words first.
     *
     * @param texts the texts as they were written, the better ones first
     * @param terms the words
     * @param most at most so many parts
     * @return the parts; empty if no word stands anywhere
     */
    public static List<TextExcerpt> of(List<String> texts, Collection<SearchTerm> terms, int most) {
        List<Marked> all =
                texts.stream().distinct().map(text -> Marked.of(text, terms)).toList();
        Set<SearchTerm> wanted = new LinkedHashSet<>(terms);
        List<TextExcerpt> excerpts = new ArrayList<>();
        while (excerpts.size() < most && !wanted.isEmpty()) {
            // The first of the best: max gives the last of equal ones.
            Marked best = null;
            for (Marked each : all) {
                if (each.has(wanted) > (best == null ? 0 : best.has(wanted))) {
                    best = each;
                }
            }
            if (best == null) {
                break;
            }
            excerpts.add(part(best, wanted));
        }
        return excerpts;
    }

    /** The part with the most of the words that are wanted, which are wanted no more. */
    private static TextExcerpt part(Marked marked, Set<SearchTerm> wanted) {
        List<Hit> hits = marked.hits().stream()
                .filter(hit -> wanted.contains(hit.term()))
                .limit(MOST_LOOKED)
                .toList();
        Range best = hits.get(0).at();
        Set<SearchTerm> shown = Set.of();
        for (Hit first : hits) {
            Range window = window(marked.text(), first.at());
            Set<SearchTerm> here = new LinkedHashSet<>(List.of(first.term()));
            hits.stream().filter(hit -> holds(window, hit.at())).map(Hit::term).forEach(here::add);
            if (here.size() > shown.size()) {
                best = window;
                shown = here;
            }
        }
        wanted.removeAll(shown);
        return cut(marked, best);
    }

    private static boolean holds(Range window, Range hit) {
        return hit.from() >= window.from() && hit.to() <= window.to();
    }

    private static Range window(String text, Range first) {
        if (text.length() <= LONGEST) {
            return new Range(0, text.length());
        }
        int begin = begin(text, Math.max(0, Math.min(first.from() - LEAD, text.length() - LONGEST + 1)), first.from());
        int most = begin + LONGEST - 2 * ELLIPSIS.length();
        int end = end(text, most, first.to());
        // A character with hundreds of marks is cut all the same.
        return new Range(begin, end > begin ? end : Truncation.end(text, most));
    }

    private static int begin(String text, int at, int hit) {
        if (at == 0) {
            return 0;
        }
        for (int i = at; i <= Math.min(hit, at + NEAR); i++) {
            if (Character.isWhitespace(text.charAt(i - 1))) {
                return i;
            }
        }
        int begin = at;
        while (begin < hit && !TracedText.begins(text, begin)) {
            begin++;
        }
        return begin;
    }

    private static int end(String text, int at, int hit) {
        if (at >= text.length()) {
            return text.length();
        }
        for (int i = at; i >= Math.max(hit, at - NEAR); i--) {
            if (Character.isWhitespace(text.charAt(i))) {
                return i;
            }
        }
        int end = at;
        while (end > 0 && !TracedText.begins(text, end)) {
            end--;
        }
        return end;
    }

    private static TextExcerpt cut(Marked marked, Range window) {
        int from = window.from();
        int to = window.to();
        String text = marked.text();
        while (from < to && isBlank(text.charAt(from))) {
            from++;
        }
        while (to > from && isBlank(text.charAt(to - 1))) {
            to--;
        }
        String ahead = window.from() > 0 ? ELLIPSIS : "";
        String behind = window.to() < text.length() ? ELLIPSIS : "";
        int begin = from;
        int end = to;
        int shift = ahead.length() - begin;
        Stream<Range> inside = marked.hits().stream()
                .map(hit -> new Range(
                        Math.max(begin, hit.at().from()), Math.min(end, hit.at().to())))
                .filter(range -> range.from() < range.to());
        List<Mark> marks = TracedText.merged(inside).stream()
                .map(range -> new Mark(range.from() + shift, range.to() + shift))
                .toList();
        return new TextExcerpt(ahead + oneLine(text.substring(begin, end)) + behind, marks);
    }

    /** Each break of lines and each other control character is a blank, so that marks stay where they are. */
    private static String oneLine(String part) {
        StringBuilder line = new StringBuilder(part);
        for (int i = 0; i < line.length(); i++) {
            if (isBlank(line.charAt(i))) {
                line.setCharAt(i, ' ');
            }
        }
        return line.toString();
    }

    private static boolean isBlank(char c) {
        return Character.isWhitespace(c) || Character.isISOControl(c);
    }
}
