package io.incidentkit.runbook;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line that names a section as a heading would, with or without text behind it: {@code Symptoms: lag},
 * {@code **Diagnosis** – look first}, {@code Don't:}.
 *
 * @param text the words that name the section
 * @param end how many characters of the line are the label: what follows is text of the section
 * @param hasText whether text follows on the line
 * @param isMarked whether it is in bold or italics
 * @param kinds what it names
 */
record LabelLine(String text, int end, boolean hasText, boolean isMarked, Set<SectionKind> kinds) {
    private static final int MOST_CHARACTERS = 60;
    private static final int DEEPEST_INDENT = 3;
    private static final List<String> MARKS = List.of("***", "___", "**", "__", "*", "_");
    /** The box of a list of tasks. */
    private static final Pattern BOX = Pattern.compile("\\[[ xX]\\]\\s+");

    private static final String DASHES = "-\u2013\u2014";
    private static final String SEPARATORS = ":\uFF1A" + DASHES;
    /** The first words of a sentence, which may go on behind a dash. */
    private static final Set<String> ARTICLES = Set.of("The", "A", "An", "This", "These", "That", "Our", "It");

    /** Words with these in them are prose, a link or code. */
    private static final String NO_LABEL = "`[](){}<>|=.;/\\\"";

    /** Reads a line; empty if it names no section. */
    static Optional<LabelLine> of(String line) {
        int start = 0;
        while (start < line.length() && start <= DEEPEST_INDENT && line.charAt(start) == ' ') {
            start++;
        }
        for (String mark : MARKS) {
            if (line.startsWith(mark, start)) {
                return marked(line, start + mark.length(), mark);
            }
        }
        int colon = colon(line, start);
        boolean isLabel = colon > start && (colon + 1 == line.length() || isBlank(line.charAt(colon + 1)));
        return isLabel ? named(line, line.substring(start, colon), colon + 1, false) : dashed(line, start);
    }

    /** Reads the first line of an item of a list of sections, where a warning in bold needs no sign: {@code **Don't** do it}. */
    static Optional<LabelLine> ofItem(String written) {
        Matcher box = BOX.matcher(written);
        if (box.lookingAt()) {
            return ofItem(written.substring(box.end()))
                    .map(label -> new LabelLine(
                            label.text, label.end + box.end(), label.hasText, label.isMarked, label.kinds));
        }
        return ofBareItem(written);
    }

    private static Optional<LabelLine> ofBareItem(String line) {
        Optional<LabelLine> label = of(line).or(() -> alone(line));
        for (String mark : MARKS.subList(0, 4)) {
            int close = label.isEmpty() && line.startsWith(mark) ? line.indexOf(mark, mark.length()) : -1;
            if (close > 0) {
                return named(line, line.substring(mark.length(), close), close + mark.length(), true)
                        .filter(found -> found.kinds().equals(Set.of(SectionKind.DONTS)));
            }
        }
        return label;
    }

    /** Reads a line that is nothing but the name of a section, as in a page that was taken out of a wiki. */
    static Optional<LabelLine> alone(String line) {
        String label = line.strip();
        boolean isName = !label.isEmpty()
                && Character.isUpperCase(label.codePointAt(0))
                && !HeadingWords.of(label).plain().isEmpty();
        return isName ? named(line, label, line.length(), false) : Optional.empty();
    }

    /** Whether it begins with a capital, as a line of a label does that stands inside of a paragraph. */
    boolean isCapitalised() {
        return text.codePoints()
                .filter(Character::isLetter)
                .limit(1)
                .anyMatch(c -> Character.isUpperCase(c) || !Character.isLowerCase(c));
    }

    private static Optional<LabelLine> marked(String line, int start, String mark) {
        int close = line.indexOf(mark, start);
        if (close < 0) {
            return Optional.empty();
        }
        String inside = line.substring(start, close).strip();
        boolean colonInside = inside.endsWith(":") || inside.endsWith("\uFF1A");
        int end = close + mark.length();
        while (end < line.length() && isBlank(line.charAt(end))) {
            end++;
        }
        boolean separated = end < line.length() && SEPARATORS.indexOf(line.charAt(end)) >= 0;
        if (!colonInside && !separated && end < line.length()) {
            return Optional.empty();
        }
        String label = colonInside ? inside.substring(0, inside.length() - 1) : inside;
        return named(line, label, separated && !colonInside ? end + 1 : end, true);
    }

    private static Optional<LabelLine> named(String line, String label, int end, boolean isMarked) {
        if (label.length() > MOST_CHARACTERS
                || label.replace("(s)", "").chars().anyMatch(c -> NO_LABEL.indexOf(c) >= 0)) {
            return Optional.empty();
        }
        Set<SectionKind> kinds = HeadingWords.of(label).named();
        if (kinds.isEmpty()) {
            return Optional.empty();
        }
        int text = end;
        while (text < line.length() && isBlank(line.charAt(text))) {
            text++;
        }
        boolean hasText = text < line.length();
        return Optional.of(new LabelLine(label.strip(), hasText ? text : end, hasText, isMarked, kinds));
    }

    /** A dash is weaker than a colon: the words ahead of it have to name a section plainly, with a capital. */
    private static Optional<LabelLine> dashed(String line, int start) {
        int most = Math.min(line.length(), start + MOST_CHARACTERS + 1);
        for (int i = start + 1; i < most; i++) {
            boolean stands = isBlank(line.charAt(i - 1)) && (i + 1 == line.length() || isBlank(line.charAt(i + 1)));
            if (stands && DASHES.indexOf(line.charAt(i)) >= 0) {
                String label = line.substring(start, i).strip();
                boolean isPlain = !HeadingWords.of(label).plain().isEmpty();
                return named(line, label, i + 1, false)
                        .filter(found -> isPlain
                                && Character.isUpperCase(label.codePointAt(0))
                                && !ARTICLES.contains(label.split(" ", 2)[0]));
            }
        }
        return Optional.empty();
    }

    private static int colon(String line, int from) {
        int most = Math.min(line.length(), from + MOST_CHARACTERS + 1);
        for (int i = from; i < most; i++) {
            if (line.charAt(i) == ':' || line.charAt(i) == '\uFF1A') {
                return i;
            }
        }
        return -1;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\u00A0' || c == '\u3000';
    }
}
