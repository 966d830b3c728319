package io.incidentkit.postmortem;

import io.incidentkit.markdown.MarkdownSource;
import io.incidentkit.markdown.SourceBlock;
import io.incidentkit.markdown.SourceBlock.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

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

    private void block(SourceBlock block) {
        if (block.is(Kind.HEADING)) {
            heading(block);
        } else if (block.is(Kind.LIST) && (drafts.isEmpty() || isAboutTimes(block))) {
            block.children().forEach(this::item);
        } else if (block.is(Kind.TABLE)) {
            Optional<TimelineTable> times = TimelineTable.of(block.cells(), clock);
            times.ifPresentOrElse(found -> found.forEach(this::row), () -> more(block.source(), "\n\n"));
        } else if (block.is(Kind.PARAGRAPH)) {
            paragraph(block.source());
        } else if (!block.is(Kind.RULE)) {
            more(block.source(), "\n\n");
        }
    }

    private void heading(SourceBlock heading) {
        String text = Lines.heading(heading.source());
        WrittenTime.atStartOf(text).ifPresentOrElse(this::line, () -> {
            if (drafts.isEmpty()) {
                more(heading.source(), "\n\n");
            } else {
                untimed(heading.source());
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

    private void item(SourceBlock item) {
        List<SourceBlock> children = item.children();
        List<SourceBlock> own = new ArrayList<>(children);
        List<SourceBlock> nested = children.stream().filter(this::hasTimes).toList();
        own.removeAll(nested);
        String text = own.stream()
                .map(SourceBlock::source)
                .reduce((one, next) -> one + "\n\n" + next)
                .orElse("");
        if (own.size() > 1 && nested.isEmpty()) {
            text = SourceBlock.source(own);
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
    private boolean isAboutTimes(SourceBlock list) {
        return hasTimes(list)
                || list.children().stream()
                        .map(item -> item.content().split("\n", 2)[0])
                        .anyMatch(text -> WrittenTime.atStartOf(text).isPresent()
                                || labelled(text).isPresent())
                || list.children().stream()
                        .flatMap(item -> item.children().stream())
                        .anyMatch(this::hasTimes);
    }

    private boolean hasTimes(SourceBlock block) {
        return block.is(Kind.LIST)
                && block.children().stream()
                        .flatMap(item -> item.children().stream().limit(1))
                        .anyMatch(first -> first.is(Kind.PARAGRAPH) && isTimed(first.source()));
    }

    private static boolean isTimed(String text) {
        return WrittenTime.atStartOf(text)
                .filter(found -> found.time().isPresent())
                .isPresent();
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
