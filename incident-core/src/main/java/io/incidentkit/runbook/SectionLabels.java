package io.incidentkit.runbook;

import io.incidentkit.markdown.SourceBlock;
import io.incidentkit.markdown.SourceBlock.Kind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Decides which lines of a page begin a section though they are no headings. Where no heading says what a part of the page
 * is, each label does. Inside of a section that a heading begins, a label holds for what it leads into alone, and only if no
 * heading of the page says the same: "Check:" inside of a mitigation is no diagnosis.
 */
final class SectionLabels {
    private static final Set<SectionKind> ASKED_FOR =
            EnumSet.of(SectionKind.SYMPTOMS, SectionKind.DIAGNOSIS, SectionKind.MITIGATION, SectionKind.DONTS);
    private static final Set<SectionKind> SHORT = EnumSet.of(SectionKind.MEANING, SectionKind.IMPACT);
    private static final String SENTENCE_ENDS = ".:;!?\u2026)";

    private final PageLines lines;
    private final Map<Integer, LabelLine> candidates = new TreeMap<>();
    private final Set<SectionKind> headed = EnumSet.noneOf(SectionKind.class);
    private final List<Label> labels = new ArrayList<>();
    /** The sections that labels named since the last heading, and their words. */
    private final Map<SectionKind, String> named = new HashMap<>();

    private SectionLabels(PageLines lines) {
        this.lines = lines;
    }

    /**
     * A label that begins a section.
     *
     * @param from where its line begins in the page
     * @param to where its text begins
     * @param text its words
     * @param isLimited whether it holds only for what it leads into
     */
    record Label(int from, int to, String text, boolean isLimited) {}

    /** The labels of a page, in their order, given what it consists of without them. */
    static List<Label> of(PageLines lines, List<PageElement> elements) {
        SectionLabels found = new SectionLabels(lines);
        boolean inList = false;
        for (PageElement element : elements) {
            if (element.isTitle()) {
                // The items of a list that are sections were read already, as text of their own.
                inList = element.form() == PageElement.Form.LABEL;
            } else if (!inList && found.hasCandidate(element.content())) {
                found.collect(element.content(), true);
            }
        }
        if (!found.candidates.isEmpty()) {
            found.choose(elements);
        }
        return found.labels;
    }

    private boolean hasCandidate(SourceBlock block) {
        for (int line = block.firstLine(); line <= block.lastLine(); line++) {
            String text = lines.text(line);
            if (LabelLine.of(text).or(() -> LabelLine.alone(text)).isPresent()) {
                return true;
            }
        }
        return false;
    }

    /** Below the top only the lines that Markdown reads as lazy count: those that stand where a new paragraph would. */
    private void collect(SourceBlock block, boolean isTop) {
        if (!block.is(Kind.PARAGRAPH)) {
            if (!block.is(Kind.TABLE)) {
                block.children().forEach(child -> collect(child, false));
            }
            return;
        }
        for (int line = block.firstLine() + (isTop ? 0 : 1); line <= block.lastLine(); line++) {
            String text = lines.text(line);
            boolean stands = isTop || !text.startsWith(" ");
            int at = line;
            boolean isAlone =
                    !isTop || block.firstLine() == block.lastLine() || (line == block.firstLine() && isShouted(text));
            LabelLine.of(text)
                    .or(() -> isAlone ? LabelLine.alone(text) : Optional.empty())
                    .filter(label -> stands && (label.isMarked() || begins(block, at, label)))
                    .ifPresent(label -> candidates.put(at, label));
        }
    }

    /** A name in capitals over a text is a heading, though Markdown joins both. */
    private static boolean isShouted(String text) {
        return text.equals(text.toUpperCase(Locale.ROOT));
    }

    private boolean begins(SourceBlock block, int line, LabelLine label) {
        if (line == block.firstLine() || label.isCapitalised()) {
            return true;
        }
        String before = lines.text(line - 1).stripTrailing();
        if (LabelLine.of(before).isPresent()) {
            return true;
        }
        return !before.isEmpty() && SENTENCE_ENDS.indexOf(before.charAt(before.length() - 1)) >= 0;
    }

    private void choose(List<PageElement> elements) {
        List<PageElement> titles =
                elements.stream().filter(PageElement::isTitle).toList();
        titles.forEach(title -> headed.addAll(title.words().plain()));
        Deque<Set<SectionKind>> kinds = new ArrayDeque<>();
        Deque<Integer> levels = new ArrayDeque<>();
        int next = 0;
        for (Map.Entry<Integer, LabelLine> candidate : candidates.entrySet()) {
            int from = lines.start(candidate.getKey());
            for (; next < titles.size() && titles.get(next).from() < from; next++) {
                PageElement title = titles.get(next);
                while (!levels.isEmpty() && levels.peek() >= title.level()) {
                    levels.pop();
                    kinds.pop();
                }
                kinds.push(title.kindsIn(kinds.isEmpty() ? Set.of() : kinds.peek()));
                levels.push(title.level());
                named.clear();
            }
            offer(from, candidate.getValue(), kinds.isEmpty() ? Set.of() : kinds.peek());
        }
    }

    private void offer(int from, LabelLine line, Set<SectionKind> section) {
        Set<SectionKind> kinds = line.kinds();
        boolean isShort = SHORT.containsAll(kinds) && line.hasText();
        if (section.isEmpty()) {
            boolean isNew = kinds.stream()
                    .allMatch(kind -> named.getOrDefault(kind, line.text()).equalsIgnoreCase(line.text()));
            if (isNew) {
                kinds.forEach(kind -> named.put(kind, line.text()));
                labels.add(new Label(from, from + line.end(), line.text(), isShort));
            }
        } else if (!section.containsAll(kinds)
                && ASKED_FOR.containsAll(kinds)
                && (kinds.equals(Set.of(SectionKind.DONTS)) || kinds.stream().noneMatch(headed::contains))) {
            labels.add(new Label(from, from + line.end(), line.text(), true));
        }
    }
}
