package io.incidentkit.connector.postmortem;

import io.incidentkit.connector.written.ClockStyle;
import io.incidentkit.connector.written.WrittenTime;
import io.incidentkit.markdown.MarkdownSource;
import io.incidentkit.markdown.SourceBlock;
import io.incidentkit.markdown.SourceBlock.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds timelines that stand in text of another kind: three items, rows, lines or paragraphs in a row that begin with a time are
 * one, whatever the heading over them.
 */
final class TimelineRuns {
    private static final int IN_A_ROW = 3;

    private final MarkdownSource source;
    private final ClockStyle style;
    private final List<String> runs = new ArrayList<>();
    private final boolean[] taken;
    private int times;

    private TimelineRuns(String body, ClockStyle ofDocument) {
        this.source = MarkdownSource.parse(body);
        this.style = ofDocument.in(source.lines(), false);
        this.taken = new boolean[source.lines().size()];
    }

    /**
     * A text without its timelines.
     *
     * @param rest the Markdown that is left
     * @param runs the Markdown of each timeline, in their order
     * @param times how many times the timelines have
     */
    record Split(String rest, List<String> runs, int times) {}

    static Split of(String body, ClockStyle ofDocument) {
        TimelineRuns runs = new TimelineRuns(body, ofDocument);
        runs.blocks(runs.source.blocks());
        if (runs.runs.isEmpty()) {
            return new Split(body, List.of(), 0);
        }
        List<String> lines = runs.source.lines();
        String rest = IntStream.range(0, lines.size())
                .filter(line -> !runs.taken[line])
                .mapToObj(lines::get)
                .collect(Collectors.joining("\n"));
        return new Split(rest.isBlank() ? "" : rest, runs.runs, runs.times);
    }

    private void blocks(List<SourceBlock> blocks) {
        paragraphs(blocks);
        for (SourceBlock block : blocks) {
            if (block.is(Kind.LIST)) {
                list(block.children());
            } else if (block.is(Kind.TABLE)) {
                table(block);
            } else if (block.isQuotation()) {
                blocks(block.children());
            }
        }
    }

    /** Of a list, the items from the first to the last that begin with a time. */
    private void list(List<SourceBlock> items) {
        boolean[] timed = timed(items.stream().map(SourceBlock::content).toList());
        if (hasRun(timed)) {
            take(items.subList(first(timed), last(timed) + 1), count(timed), "\n");
        } else {
            items.forEach(item -> blocks(item.children()));
        }
    }

    private void table(SourceBlock table) {
        List<List<String>> rows = table.cells();
        // Started, detected and resolved beside severity and owner are facts of the incident.
        boolean isOfFacts = PreambleReader.FactTable.of(rows).isPresent();
        for (int column = 0; column < rows.get(0).size(); column++) {
            int at = column;
            boolean[] timed =
                    timed(rows.stream().skip(1).map(row -> row.get(at)).toList());
            if (hasRun(timed) && (column == 0 || !isOfFacts)) {
                take(List.of(table), count(timed), "\n");
                return;
            }
        }
    }

    /** Paragraphs that follow each other, and lines of one; from the first time on, all of a paragraph belongs to it. */
    private void paragraphs(List<SourceBlock> blocks) {
        for (int from = 0; from < blocks.size(); from++) {
            if (!blocks.get(from).is(Kind.PARAGRAPH)) {
                continue;
            }
            int to = from;
            while (to < blocks.size()
                    && blocks.get(to).is(Kind.PARAGRAPH)
                    && WrittenTime.begins(blocks.get(to).source(), style)) {
                to++;
            }
            boolean[] lines = timed(Arrays.asList(blocks.get(from).source().split("\n", -1)));
            if (to - from >= IN_A_ROW) {
                take(blocks.subList(from, to), to - from, "\n\n");
                from = to - 1;
            } else if (hasRun(lines)) {
                lines(blocks.get(from), lines);
            }
        }
    }

    private void lines(SourceBlock paragraph, boolean[] timed) {
        String[] lines = paragraph.source().split("\n", -1);
        int first = first(timed);
        runs.add(String.join("\n", Arrays.asList(lines).subList(first, lines.length)));
        Arrays.fill(taken, paragraph.firstLine() + first, paragraph.lastLine() + 1, true);
        times += count(timed);
    }

    private void take(List<SourceBlock> blocks, int count, String between) {
        runs.add(blocks.stream().map(SourceBlock::source).collect(Collectors.joining(between)));
        Arrays.fill(
                taken, blocks.get(0).firstLine(), blocks.get(blocks.size() - 1).lastLine() + 1, true);
        times += count;
    }

    private boolean[] timed(List<String> texts) {
        boolean[] timed = new boolean[texts.size()];
        for (int i = 0; i < timed.length; i++) {
            timed[i] = WrittenTime.begins(texts.get(i), style);
        }
        return timed;
    }

    private static boolean hasRun(boolean[] timed) {
        int run = 0;
        for (boolean one : timed) {
            run = one ? run + 1 : 0;
            if (run == IN_A_ROW) {
                return true;
            }
        }
        return false;
    }

    private static int first(boolean[] timed) {
        return IntStream.range(0, timed.length)
                .filter(i -> timed[i])
                .findFirst()
                .orElse(0);
    }

    private static int last(boolean[] timed) {
        return IntStream.range(0, timed.length).filter(i -> timed[i]).reduce(0, (one, next) -> next);
    }

    private static int count(boolean[] timed) {
        return (int) IntStream.range(0, timed.length).filter(i -> timed[i]).count();
    }
}
