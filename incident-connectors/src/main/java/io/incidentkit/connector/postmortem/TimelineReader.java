package io.incidentkit.connector.postmortem;

import io.incidentkit.connector.written.ClockStyle;
import io.incidentkit.connector.written.ElapsedTime;
import io.incidentkit.connector.written.TimeBehind;
import io.incidentkit.connector.written.TimeOrder;
import io.incidentkit.connector.written.WrittenDate;
import io.incidentkit.connector.written.WrittenMoment;
import io.incidentkit.connector.written.WrittenTime;
import io.incidentkit.markdown.MarkdownSource;
import io.incidentkit.markdown.MarkdownText;
import io.incidentkit.markdown.SourceBlock;
import io.incidentkit.markdown.SourceBlock.Kind;
import io.incidentkit.postmortem.TimelineLine;
import io.incidentkit.text.Lines;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the timeline of another team's document: lists, tables, headings and paragraphs that begin with times. */
final class TimelineReader {
    private static final Pattern EXACT =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[ T]\\d{2}:\\d{2}(?::\\d{2})?(?:Z|\\+00:00| ?UTC)?");
    private static final Pattern NOTE = Pattern.compile("(?i)\\W*(?:all )?times\\b[^.]{0,60}");
    private static final Pattern FENCE = Pattern.compile("\\s*(?:```|~~~).*");
    private static final int LONGEST_LABEL = 100;

    /** A line break of Markdown or of HTML. */
    private static final Pattern LINE_BREAK = Pattern.compile("\n|\\s*<br\\s*/?>\n?");

    /** The sign of a definition, below the time that it belongs to. */
    private static final Pattern DEFINITION = Pattern.compile("\\A:\\s+(?=\\S)");

    /** So many times make a log. */
    private static final int FEWEST = 2;

    private final MarkdownSource source;
    private final TimelineClock clock;
    private final List<Draft> drafts = new ArrayList<>();
    private final StringBuilder loose = new StringBuilder();
    private final Map<String, Optional<WrittenMoment>> times = new HashMap<>();

    private final ClockStyle style;

    /** Whether times stand at the ends of lines, as no line begins with one. */
    private final boolean isBehind;

    /** A day that stands alone, over the times that belong to it. */
    private String over = "";

    private TimelineReader(MarkdownSource source, TimelineClock clock) {
        this.source = source;
        this.clock = clock;
        this.style = clock.style().in(source.lines(), true);
        List<String> lines = source.lines().stream().map(String::strip).toList();
        this.isBehind = lines.stream().noneMatch(line -> WrittenTime.begins(line, style))
                && lines.stream()
                                .filter(line -> TimeBehind.atEndOf(line, style).isPresent())
                                .limit(FEWEST)
                                .count()
                        == FEWEST;
    }

    /**
     * The timeline that was read.
     *
     * @param lines the timeline's lines
     * @param loose the Markdown ahead of the first of them
     */
    record Timeline(List<TimelineLine> lines, String loose) {}

    private record Draft(Optional<Instant> at, String written, StringBuilder text) {}

    static Timeline read(String body, TimelineClock clock) {
        TimelineReader reader = new TimelineReader(MarkdownSource.parse(body), clock);
        List<WrittenMoment> times = reader.source.lines().stream()
                .flatMap(line -> reader.time(line.strip()).stream())
                .toList();
        // Whoever writes a zone only with the last times means it for the first ones too.
        times.stream().flatMap(found -> found.zone().stream()).findFirst().ifPresent(clock::carry);
        clock.cities(times);
        TimeOrder order = TimeOrder.of(times);
        clock.begin(order.isLatestFirst(), order.nights());
        reader.beginning();
        reader.source.blocks().forEach(reader::block);
        reader.endDay();
        List<TimelineLine> lines = reader.drafts.stream()
                .map(draft -> new TimelineLine(
                        draft.at(), draft.written(), draft.text().toString()))
                .toList();
        return new Timeline(lines, reader.loose.toString().strip());
    }

    /** Finds the first whole date at the beginning of a line in the timelines of a document. */
    static Optional<LocalDate> firstDay(DocumentOutline outline, Optional<Boolean> dayFirst) {
        return outline.parts().stream()
                .filter(part -> part.kind()
                        .filter(HeadingVocabulary.Section.TIMELINE::equals)
                        .isPresent())
                .flatMap(part -> part.body().lines())
                .flatMap(line -> WrittenTime.atStartOf(line.replaceFirst("^\\s*#*", "")).stream())
                .flatMap(found -> found.date().flatMap(date -> date.resolve(0, dayFirst)).stream())
                .findFirst();
    }

    /** Each line is asked for several times. */
    private Optional<WrittenMoment> time(String text) {
        return times.computeIfAbsent(
                text,
                line -> WrittenTime.atStartOf(line, style)
                        .or(() -> isBehind ? TimeBehind.atEndOf(line, style) : Optional.empty()));
    }

    private void block(SourceBlock block) {
        if (block.is(Kind.HEADING)) {
            heading(block);
        } else if (block.is(Kind.LIST) && ((drafts.isEmpty() && over.isEmpty()) || isAboutTimes(block))) {
            block.children().forEach(this::item);
        } else if (block.is(Kind.TABLE)) {
            Optional<TimelineTable> times = TimelineTable.of(block.cells(), clock, style);
            times.ifPresentOrElse(found -> found.forEach(this::row), () -> more(block.source(), "\n\n"));
        } else if (block.is(Kind.PARAGRAPH)) {
            paragraph(block.source());
        } else if (block.isQuotation() && drafts.isEmpty()) {
            // Behind a time it is what was said then.
            block.children().forEach(this::block);
        } else if (drafts.isEmpty() && over.isEmpty() && isLog(block)) {
            listed(block).forEach(this::logged);
        } else if (!block.is(Kind.RULE)) {
            more(block.source(), "\n\n");
        }
    }

    /** A fenced block of which most lines begin with a time; behind a time it is what was seen then. */
    private boolean isLog(SourceBlock block) {
        List<String> lines =
                listed(block).stream().filter(line -> !line.isBlank()).toList();
        long timed =
                lines.stream().filter(line -> WrittenTime.begins(line, style)).count();
        return timed >= FEWEST && timed * 2 >= lines.size();
    }

    /** The lines of a fenced block, as text; none of another block. */
    private static List<String> listed(SourceBlock block) {
        String[] lines = block.source().split("\n", -1);
        boolean isFenced = lines.length > 2
                && FENCE.matcher(lines[0]).matches()
                && FENCE.matcher(lines[lines.length - 1]).matches();
        return isFenced
                ? Arrays.stream(lines, 1, lines.length - 1)
                        .map(MarkdownText::escape)
                        .toList()
                : List.of();
    }

    private void logged(String line) {
        time(line).ifPresentOrElse(this::line, () -> more(line, "\n"));
    }

    private void heading(SourceBlock heading) {
        String text = Lines.heading(heading.source());
        Optional<WrittenMoment> found = time(text);
        if (found.isPresent()) {
            line(found.get());
        } else if (drafts.isEmpty() && over.isEmpty()) {
            more(heading.source(), "\n\n");
        } else {
            untimed(heading.source());
        }
    }

    private void row(WrittenMoment found) {
        if (found.written().isEmpty()) {
            untimed(found.rest());
        } else {
            line(found);
        }
    }

    private void paragraph(String text) {
        boolean first = true;
        for (String line : LINE_BREAK.split(text, -1)) {
            Optional<WrittenMoment> found = time(line);
            Optional<ElapsedTime> elapsed = found.isPresent() ? Optional.empty() : ElapsedTime.atStartOf(line);
            if (found.isPresent() && (first || begins(found.get()))) {
                line(found.get());
            } else if (elapsed.isPresent()) {
                elapsed(elapsed.get());
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
        if (!text.isBlank()) {
            itself(text);
        }
        nested.forEach(this::block);
    }

    /** An item's own text; lines of it that begin with a date and a time are times of their own, whatever their bullet. */
    private void itself(String text) {
        String[] lines = text.split("\n", -1);
        Optional<WrittenMoment> found = time(lines[0]).or(() -> labelled(lines[0]));
        found.ifPresentOrElse(
                this::line,
                () -> ElapsedTime.atStartOf(lines[0]).ifPresentOrElse(this::elapsed, () -> untimed(lines[0])));
        boolean code = false;
        for (int i = 1; i < lines.length; i++) {
            code ^= lines[i].strip().startsWith("```");
            Optional<WrittenMoment> next = code || found.isEmpty() ? Optional.empty() : time(lines[i]);
            boolean dated = next.filter(
                            time -> time.time().isPresent() && time.date().isPresent())
                    .isPresent();
            if (dated) {
                line(next.get());
            } else {
                more(lines[i], "\n");
            }
        }
    }

    /** A clock beside one of the times that count from the beginning says when that was. */
    private void beginning() {
        source.lines().stream()
                .flatMap(line -> ElapsedTime.atStartOf(line).stream())
                .filter(elapsed -> clocked(elapsed).isPresent())
                .findFirst()
                .ifPresent(elapsed -> clock.countFrom(clocked(elapsed).orElseThrow(), elapsed.after()));
    }

    private Optional<WrittenMoment> clocked(ElapsedTime elapsed) {
        return time(elapsed.rest()).filter(found -> found.time().isPresent());
    }

    private void elapsed(ElapsedTime found) {
        Optional<WrittenMoment> clocked = clocked(found);
        String beside = clocked.map(time -> ", " + time.written()).orElse("");
        add(
                clock.after(found.after()),
                found.written() + beside,
                clocked.map(WrittenMoment::rest).orElse(found.rest()));
    }

    /** A line within a paragraph is one of its own if it has a time, or a whole date that is parted from what follows. */
    private static boolean begins(WrittenMoment found) {
        return found.time().isPresent()
                || (found.parted()
                        && found.date().filter(date -> date.year() != 0).isPresent());
    }

    /** A list without any time only tells more of the line above it. */
    private boolean isAboutTimes(SourceBlock list) {
        return hasTimes(list)
                || list.children().stream()
                        .map(item -> item.content().split("\n", 2)[0])
                        .anyMatch(
                                text -> time(text).isPresent() || labelled(text).isPresent())
                || list.children().stream()
                        .flatMap(item -> item.children().stream())
                        .anyMatch(this::hasTimes);
    }

    private boolean hasTimes(SourceBlock block) {
        return block.is(Kind.LIST)
                && block.children().stream()
                        .flatMap(item -> item.children().stream().limit(1))
                        .anyMatch(first -> first.is(Kind.PARAGRAPH)
                                && time(first.source())
                                        .flatMap(WrittenMoment::time)
                                        .isPresent());
    }

    /** Reads {@code Incident declared: 2021-11-05 9:29}: what happened, and behind it date and time. */
    private static Optional<WrittenMoment> labelled(String text) {
        return WrittenDate.PATTERN
                .matcher(text)
                .results()
                .filter(date -> date.start() > 0 && date.start() < LONGEST_LABEL)
                .flatMap(date -> WrittenTime.atStartOf(text.substring(date.start())).stream()
                        .filter(found ->
                                found.time().isPresent() && found.rest().isEmpty())
                        .map(found -> found.in(
                                found.written(), text.substring(0, date.start()).strip())))
                .findFirst();
    }

    private void line(WrittenMoment written) {
        WrittenMoment found = clock.settled(written);
        if (found.isDayAlone() || isNote(found)) {
            endDay();
            clock.dayOver(found);
            over = (found.written() + " " + found.rest()).strip();
            return;
        }
        Optional<Instant> at = clock.place(found);
        boolean exact = at.isPresent()
                && over.isEmpty()
                && clock.isPlain(found)
                && EXACT.matcher(found.written()).matches();
        add(at, exact ? "" : found.written(), found.rest());
    }

    /** A day that only has a note on its times, such as {@code 2026-03-10 (all times UTC)}. */
    private static boolean isNote(WrittenMoment found) {
        return found.time().isEmpty() && NOTE.matcher(found.rest()).matches();
    }

    private void untimed(String text) {
        add(Optional.empty(), "", text);
    }

    private void add(Optional<Instant> at, String written, String text) {
        String both = over.isEmpty() || written.isEmpty() ? over + written : over + ", " + written;
        over = "";
        drafts.add(new Draft(at, both, new StringBuilder(text)));
    }

    /** A day over which no time stands is a line without one. */
    private void endDay() {
        if (!over.isEmpty()) {
            untimed("");
        }
    }

    private void more(String text, String between) {
        if (!over.isEmpty() && !text.isBlank()) {
            untimed(text);
            return;
        }
        StringBuilder into =
                drafts.isEmpty() ? loose : drafts.get(drafts.size() - 1).text();
        boolean defines = !drafts.isEmpty() && into.isEmpty();
        into.append(into.isEmpty() ? "" : between)
                .append(defines ? DEFINITION.matcher(text).replaceFirst("") : text);
    }
}
