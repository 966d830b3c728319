package io.incidentkit.connector.postmortem;

import io.incidentkit.connector.written.ClockStyle;
import io.incidentkit.connector.written.WrittenTime;
import io.incidentkit.markdown.MarkdownSource;
import io.incidentkit.markdown.MarkdownText;
import io.incidentkit.markdown.SourceBlock;
import io.incidentkit.markdown.SourceBlock.Kind;
import io.incidentkit.text.Lines;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sections of another team's document, with those lifted out of others that say something of their own. */
final class DocumentOutline {
    private static final Set<HeadingVocabulary.Section> OF_THEIR_OWN =
            Set.of(HeadingVocabulary.Section.TIMELINE, HeadingVocabulary.Section.ACTIONS);
    private static final Set<HeadingVocabulary.Section> WITH_OTHERS_IN_THEM =
            Set.of(HeadingVocabulary.Section.SUMMARY, HeadingVocabulary.Section.LESSONS);

    /** These end a list of what is done, wherever their heading stands. */
    private static final Set<HeadingVocabulary.Section> NO_ACTIONS = Set.of(
            HeadingVocabulary.Section.TIMELINE,
            HeadingVocabulary.Section.LESSONS,
            HeadingVocabulary.Section.WENT_WELL,
            HeadingVocabulary.Section.WENT_BADLY);

    private static final Pattern LABEL = Pattern.compile(
            "(?:\\p{So}[\\p{M}\\uFE0F\\u200D]{0,3}\\s{0,3})?[*_]{0,2}(?i:incident)[*_]{0,2}(?:(?:\\s?:[*_]{0,2}|\\s[-\u2013\u2014])\\s+(?=\\S)"
                    // Its number stands in place of the sign.
                    + "|\\s+(?=(?:[A-Z]{2,12}-|#)\\d[\\d-]{0,12}\\s*(?::|[-\u2013\u2014])\\s))");
    private static final Pattern BULLET = Pattern.compile("^\\s*(?:[-*+]|\\d{1,3}[.)])\\s+");
    private static final Pattern TITLE = Pattern.compile(
            "(?i)(?:incident(?=\\s?:\\s*\\S+\\s)|post-?mortem|(?:post-?)?incident (?:report|review|post-?mortem)|pir|coe|rca)\\b[^:\\n]{0,40}[:\u2013\u2014-]\\s*\\S.*");

    private final MarkdownSource source;
    private final ClockStyle style;
    private final boolean titled;
    private final List<Part> parts = new ArrayList<>();
    private final Deque<Part> open = new ArrayDeque<>();
    private String title = "";
    private String preamble = "";

    private DocumentOutline(MarkdownSource source, boolean titled, ClockStyle style) {
        this.source = source;
        this.style = style;
        this.titled = titled;
    }

    /** One section; its body grows while the document is read. */
    static final class Part {
        private final int level;
        private final Optional<HeadingVocabulary.Section> kind;
        private final String heading;
        private final StringBuilder body = new StringBuilder();

        private Part(int level, Optional<HeadingVocabulary.Section> kind, String heading) {
            this.level = level;
            this.kind = kind;
            this.heading = heading;
        }

        /** Returns what kind of section it is; empty if the playbook has no name for it. */
        Optional<HeadingVocabulary.Section> kind() {
            return kind;
        }

        /** Returns the source of the heading; empty if times stand as headings of their own. */
        String heading() {
            return heading;
        }

        String body() {
            return body.toString().strip().isEmpty() ? "" : body.toString();
        }
    }

    /**
     * Reads a document's outline.
     *
     * @param source the document
     * @param titled whether its title stands elsewhere
     * @param style how times are written in its language
     */
    static DocumentOutline of(MarkdownSource source, boolean titled, ClockStyle style) {
        DocumentOutline outline = new DocumentOutline(source, titled, style);
        outline.read();
        return outline;
    }

    /** Returns the source of the title, without the word that only says what it is; empty if the document has none. */
    String title() {
        return LABEL.matcher(title).lookingAt() ? LABEL.matcher(title).replaceFirst("") : title;
    }

    /** Returns what stands above the first section. */
    String preamble() {
        return preamble;
    }

    List<Part> parts() {
        return parts;
    }

    private void read() {
        List<SourceBlock> headings = source.headings();
        int first = headings.isEmpty() ? source.lines().size() : headings.get(0).firstLine();
        preamble = source.lines(0, first);
        for (int i = 0; i < headings.size(); i++) {
            SourceBlock heading = headings.get(i);
            int from = heading.lastLine() + 1;
            int to = i + 1 < headings.size()
                    ? headings.get(i + 1).firstLine()
                    : source.lines().size();
            add(heading, text(heading), source.lines(from, to), i == 0);
        }
        if (title.isEmpty() && !titled) {
            titleAhead();
        }
    }

    /** Without a heading for it, the first line is the title if it says so, or is in bold. */
    private void titleAhead() {
        SourceBlock first =
                MarkdownSource.parse(preamble).blocks().stream().findFirst().orElse(null);
        if (first == null || !first.is(Kind.PARAGRAPH)) {
            return;
        }
        String[] lines = first.source().split("\n", 2);
        Matcher named = TITLE.matcher(lines[0].strip());
        boolean bold =
                first.isBoldParagraph() && lines.length == 1 && kind(lines[0]).isEmpty();
        if (bold || named.matches()) {
            title = bold ? lines[0].strip().replaceAll("^[*_]{2}|[*_]{2}$", "").strip() : lines[0].strip();
            preamble = preamble.substring(preamble.indexOf(lines[0]) + lines[0].length());
        }
    }

    private void add(SourceBlock heading, String text, String body, boolean first) {
        Optional<HeadingVocabulary.Section> kind = kind(text);
        if (first && isTitle(heading, kind, text)) {
            title = text;
            preamble = preamble + "\n\n" + body;
            return;
        }
        while (!open.isEmpty() && open.getFirst().level >= heading.level()) {
            open.removeFirst();
        }
        boolean timed = isTimed(text);
        Part parent = open.peekFirst();
        boolean ends = parent != null && !timed && isEndedBy(parent, kind, text, body);
        if (ends) {
            open.remove(parent);
            parent = null;
        }
        if (parent != null && ((timed && isTimeline(parent)) || !isApart(parent, kind, timed))) {
            parent.body.append("\n\n").append(heading.source()).append('\n').append(body);
        } else if (timed) {
            timeline(heading, body);
        } else {
            Part part = new Part(heading.level(), kind, text);
            part.body.append(body);
            parts.add(part);
            open.addFirst(part);
        }
    }

    /** Times that stand as headings without a timeline above them are one. */
    private void timeline(SourceBlock heading, String body) {
        Part last = parts.isEmpty() ? null : parts.get(parts.size() - 1);
        if (last == null || !last.heading.isEmpty()) {
            last = new Part(heading.level(), Optional.of(HeadingVocabulary.Section.TIMELINE), "");
            parts.add(last);
        }
        last.body.append("\n\n").append(heading.source()).append('\n').append(body);
    }

    /** A heading below level 1 is the title only if nothing stands above it. */
    private boolean isTitle(SourceBlock heading, Optional<HeadingVocabulary.Section> kind, String text) {
        if (LABEL.matcher(text).lookingAt() && preamble.isBlank() && !titled) {
            return true;
        }
        return heading.level() == 1
                ? kind.isEmpty() || !HeadingVocabulary.isPlain(text) || standsOverSections()
                : kind.isEmpty()
                        && HeadingVocabulary.fact(text).isEmpty()
                        && !isTimed(text)
                        && (heading.level() == 2 || isHighest(heading))
                        && preamble.isBlank()
                        && !titled;
    }

    /** The only heading of level 1 is the title, whatever its words, if there are sections below it. */
    private boolean standsOverSections() {
        List<SourceBlock> headings = source.headings();
        return headings.stream().filter(heading -> heading.level() == 1).count() == 1
                && headings.stream()
                                .skip(1)
                                .filter(heading -> kind(text(heading)).isPresent())
                                .count()
                        > 1;
    }

    private boolean isHighest(SourceBlock heading) {
        return source.headings().stream().allMatch(other -> other.level() >= heading.level());
    }

    /** A heading that names another section ends a timeline at whatever level it stands, unless times follow it. */
    private boolean isEndedBy(Part parent, Optional<HeadingVocabulary.Section> kind, String text, String body) {
        if (kind.isEmpty() || kind.equals(parent.kind) || !HeadingVocabulary.isPlain(text)) {
            return false;
        }
        if (parent.kind.filter(HeadingVocabulary.Section.ACTIONS::equals).isPresent()) {
            return NO_ACTIONS.contains(kind.get());
        }
        return isTimeline(parent)
                && body.lines()
                        .filter(line -> !line.isBlank())
                        .findFirst()
                        .filter(line -> WrittenTime.begins(BULLET.matcher(line).replaceFirst(""), style))
                        .isEmpty();
    }

    private static boolean isApart(Part parent, Optional<HeadingVocabulary.Section> kind, boolean timed) {
        if (parent.kind.isEmpty()
                || parent.kind.filter(WITH_OTHERS_IN_THEM::contains).isPresent()) {
            return timed || (kind.isPresent() && !kind.equals(parent.kind));
        }
        return kind.filter(OF_THEIR_OWN::contains).isPresent()
                && parent.kind.filter(OF_THEIR_OWN::contains).isEmpty();
    }

    private static boolean isTimeline(Part part) {
        return part.kind.filter(HeadingVocabulary.Section.TIMELINE::equals).isPresent();
    }

    private Optional<HeadingVocabulary.Section> kind(String text) {
        return isTimed(text) ? Optional.empty() : HeadingVocabulary.section(MarkdownText.plain(text));
    }

    /** A time, or a day over times. */
    private boolean isTimed(String text) {
        return WrittenTime.begins(text, style)
                || WrittenTime.atStartOf(text, style)
                        .filter(found -> found.isDayAlone() && found.date().isPresent())
                        .isPresent();
    }

    private String text(SourceBlock heading) {
        return withoutClosing(Lines.heading(heading.source()));
    }

    /** Hashes at the end of a heading are decoration, unless they stick to a word. */
    private static String withoutClosing(String text) {
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '#') {
            end--;
        }
        boolean closing = end == 0 || text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\t';
        return closing ? text.substring(0, end).strip() : text;
    }
}
