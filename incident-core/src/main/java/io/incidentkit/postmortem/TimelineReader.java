package io.incidentkit.postmortem;

import io.incidentkit.markdown.MarkdownSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.ThematicBreak;

/** Reads the timeline of a foreign document: lists, tables, headings and paragraphs that begin with times. */
final class TimelineReader {
    private static final Pattern EXACT =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[ T]\\d{2}:\\d{2}(?::\\d{2})?(?:Z|\\+00:00| ?UTC)?");
    private static final int LONGEST_LABEL = 100;

    private final MarkdownSource source;
    private final Clockwork clock;
    private final List<Draft> drafts = new ArrayList<>();
    private final StringBuilder loose = new StringBuilder();

    private TimelineReader(MarkdownSource source, Clockwork clock) {
        this.source = source;
        this.clock = clock;
    }

    /**
     * What was read.
     *
     * @param lines the timeline's lines
     * @param loose the Markdown ahead of the first of them
     */
    record Timeline(List<TimelineLine> lines, String loose) {}

    private record Draft(Optional<Instant> at, String written, StringBuilder text) {}

    static Timeline read(String body, Clockwork clock) {
        TimelineReader reader = new TimelineReader(MarkdownSource.parse(body), clock);
        reader.source.blocks().forEach(reader::block);
        List<TimelineLine> lines = reader.drafts.stream()
                .map(draft -> new TimelineLine(
                        draft.at(), draft.written(), draft.text().toString()))
                .toList();
        return new Timeline(lines, reader.loose.toString().strip());
    }

    private void block(Node block) {
        if (block instanceof Heading) {
            heading(block);
        } else if (block instanceof ListBlock && (drafts.isEmpty() || isAboutTimes(block))) {
            MarkdownSource.children(block).forEach(this::item);
        } else if (block instanceof TableBlock table) {
            Optional<TimelineTable> times = TimelineTable.of(source.cells(table), clock);
            times.ifPresentOrElse(found -> found.forEach(this::row), () -> more(source.source(block), "\n\n"));
        } else if (block instanceof Paragraph) {
            paragraph(source.source(block));
        } else if (!(block instanceof ThematicBreak)) {
            more(source.source(block), "\n\n");
        }
    }

    private void heading(Node heading) {
        String text = Lines.heading(source.source(heading));
        WrittenTime.atStartOf(text).ifPresentOrElse(this::line, () -> {
            if (drafts.isEmpty()) {
                more(source.source(heading), "\n\n");
            } else {
                untimed(source.source(heading));
            }
        });
    }

    private void row(WrittenTime.Found found) {
        if (found.written().isEmpty()) {
            untimed(found.rest());
        } else {
            line(found);
        }
    }

    private void paragraph(String text) {
        boolean first = true;
        for (String line : text.split("\n", -1)) {
            Optional<WrittenTime.Found> found = WrittenTime.atStartOf(line);
            if (found.isPresent() && (first || found.get().time().isPresent())) {
                line(found.get());
            } else {
                more(line, first ? "\n\n" : "\n");
            }
            first = false;
        }
    }

    private void item(Node item) {
        List<Node> children = MarkdownSource.children(item);
        List<Node> own = new ArrayList<>(children);
        List<Node> nested = children.stream().filter(this::hasTimes).toList();
        own.removeAll(nested);
        String text = own.stream()
                .map(source::source)
                .reduce((one, next) -> one + "\n\n" + next)
                .orElse("");
        if (own.size() > 1 && nested.isEmpty()) {
            text = source.source(own);
        }
        int end = text.indexOf('\n') < 0 ? text.length() : text.indexOf('\n');
        String rest = text.substring(end);
        Optional<WrittenTime.Found> found = WrittenTime.atStartOf(text.substring(0, end));
        if (found.isEmpty()) {
            found = labelled(text.substring(0, end));
        }
        if (found.isPresent()) {
            line(found.get());
            drafts.get(drafts.size() - 1).text().append(rest);
        } else if (!text.isBlank()) {
            untimed(text);
        }
        nested.forEach(this::block);
    }

    /** A list without any time only tells more of the line above it. */
    private boolean isAboutTimes(Node list) {
        return hasTimes(list)
                || MarkdownSource.children(list).stream()
                        .map(item ->
                                source.source(MarkdownSource.children(item)).split("\n", 2)[0])
                        .anyMatch(text -> WrittenTime.atStartOf(text).isPresent()
                                || labelled(text).isPresent())
                || MarkdownSource.children(list).stream()
                        .flatMap(item -> MarkdownSource.children(item).stream())
                        .anyMatch(this::hasTimes);
    }

    private boolean hasTimes(Node block) {
        return block instanceof ListBlock
                && MarkdownSource.children(block).stream()
                        .anyMatch(item -> item.getFirstChild() instanceof Paragraph text
                                && WrittenTime.atStartOf(source.source(text))
                                        .filter(found -> found.time().isPresent())
                                        .isPresent());
    }

    /** Reads {@code Incident declared: 2021-11-05 9:29}: what happened, and behind it date and time. */
    private static Optional<WrittenTime.Found> labelled(String text) {
        return WrittenDate.PATTERN
                .matcher(text)
                .results()
                .filter(date -> date.start() > 0 && date.start() < LONGEST_LABEL)
                .flatMap(date -> WrittenTime.atStartOf(text.substring(date.start())).stream()
                        .filter(found ->
                                found.time().isPresent() && found.rest().isEmpty())
                        .map(found -> new WrittenTime.Found(
                                found.date(),
                                found.time(),
                                found.zone(),
                                found.written(),
                                text.substring(0, date.start()).strip())))
                .findFirst();
    }

    private void line(WrittenTime.Found found) {
        Optional<Instant> at = clock.place(found);
        boolean exact = at.isPresent()
                && clock.isPlain(found)
                && EXACT.matcher(found.written()).matches();
        drafts.add(new Draft(at, exact ? "" : found.written(), new StringBuilder(found.rest())));
    }

    private void untimed(String text) {
        drafts.add(new Draft(Optional.empty(), "", new StringBuilder(text)));
    }

    private void more(String text, String between) {
        StringBuilder into =
                drafts.isEmpty() ? loose : drafts.get(drafts.size() - 1).text();
        into.append(into.isEmpty() ? "" : between).append(text);
    }
}
