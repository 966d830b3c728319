package io.incidentkit.connector.postmortem;

import io.incidentkit.connector.written.DurationParser;
import io.incidentkit.markdown.MarkdownSource;
import io.incidentkit.markdown.MarkdownText;
import io.incidentkit.markdown.SourceBlock;
import io.incidentkit.markdown.SourceBlock.Kind;
import io.incidentkit.postmortem.Phase;
import io.incidentkit.postmortem.PhaseReport;
import io.incidentkit.text.Lines;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads why an incident took as long as it did: lines, items or rows that begin with the name of a phase. */
final class PhaseReader {
    private static final Map<Phase, Pattern> NAMES = new EnumMap<>(Map.of(
            Phase.DETECTION, Pattern.compile("(?:time to )?detect(?:ion|ed|ing)?"),
            Phase.TRIAGE, Pattern.compile("(?:time to )?triag(?:e|ed|ing)"),
            Phase.DIAGNOSIS, Pattern.compile("(?:time to )?(?:diagnos(?:is|e|ed|ing)|investigation)"),
            Phase.MITIGATION, Pattern.compile("(?:time to )?mitigat(?:ion|e|ed|ing)"),
            Phase.VERIFICATION, Pattern.compile("(?:time to )?verif(?:ication|y|ied|ying)")));
    private static final Pattern LINE = Pattern.compile(
            "[*_\\s>-]*(?<name>\\p{L}[\\p{L} ]{3,24}?)[*_]*\\s*(?:\\((?<took>[^()\\n]{1,40})\\))?\\s*[*_]*\\s*"
                    // A name in bold, ahead of a figure in brackets, or that "took" some time, needs no sign behind it.
                    + "(?::|\\s[-\u2013\u2014]|(?=\\btook\\b)|(?<=(?:\\*\\*|__|\\))\\s)(?=[\\p{L}\\p{N}]))[*_]*\\s*(?<why>.*)",
            Pattern.DOTALL);
    private static final Pattern MINUTES = Pattern.compile("(?i).*\\bmin(?:ute)?s?\\b.*");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,4}(?:\\.\\d{1,2})?");
    private static final Pattern FIGURE = Pattern.compile("(?:about|around|roughly|took|~)?\\s*\\d.*", Pattern.DOTALL);
    private static final Pattern FIGURE_ALONE =
            Pattern.compile("\\d[\\d.,]*\\s*(?:h|hrs?|hours?|m|mins?|minutes?|s|secs?|seconds?)"
                    + "(?:[ ,]*(?:and )?\\d[\\d.]*\\s*(?:m|mins?|minutes?|s|secs?|seconds?))?\\.?");

    private final Map<Phase, Optional<Duration>> figures = new EnumMap<>(Phase.class);
    private final Map<Phase, StringBuilder> sentences = new EnumMap<>(Phase.class);
    private final List<String> loose = new ArrayList<>();
    private Optional<Phase> last = Optional.empty();
    private boolean isHeaded;

    private PhaseReader() {}

    /**
     * The phases that were read.
     *
     * @param reports the phases, in the order of the loop
     * @param loose the Markdown that belongs to none
     */
    record Phases(List<PhaseReport> reports, String loose) {}

    static Phases read(String body) {
        PhaseReader reader = new PhaseReader();
        MarkdownSource.parse(body).blocks().forEach(reader::block);
        List<PhaseReport> reports = reader.sentences.entrySet().stream()
                .map(said -> new PhaseReport(
                        1,
                        said.getKey(),
                        reader.figures.getOrDefault(said.getKey(), Optional.empty()),
                        said.getValue().toString()))
                .toList();
        return new Phases(reports, String.join("\n\n", reader.loose).strip());
    }

    private void block(SourceBlock block) {
        if (block.is(Kind.HEADING)) {
            isHeaded = isRead(Lines.heading(block.source()) + ": ");
            if (!isHeaded) {
                loose.add(block.source());
            }
        } else if (isHeaded) {
            block.source().lines().forEach(this::line);
        } else if (block.is(Kind.PARAGRAPH)) {
            last = Optional.empty();
            for (String line : block.source().split("\n", -1)) {
                line(line);
            }
        } else if (block.is(Kind.LIST)) {
            for (SourceBlock item : block.children()) {
                last = Optional.empty();
                String[] lines = item.content().split("\n", -1);
                if (isRead(lines[0])) {
                    Arrays.stream(lines).skip(1).forEach(this::line);
                } else {
                    loose.add(item.source());
                }
            }
        } else if (!(block.is(Kind.TABLE) && table(block.cells()))) {
            loose.add(block.source());
        }
    }

    /** A line that names no phase goes on with the sentence ahead of it. */
    private void line(String line) {
        if (isRead(line)) {
            return;
        }
        if (last.isEmpty()) {
            loose.add(line);
        }
        last.map(sentences::get)
                .ifPresent(sentence ->
                        sentence.append(sentence.isEmpty() ? "" : "\n").append(line));
    }

    private boolean isRead(String text) {
        Matcher matcher = LINE.matcher(text);
        Optional<Phase> phase = matcher.matches() ? phase(matcher.group("name")) : Optional.empty();
        if (phase.isEmpty() || sentences.containsKey(phase.get())) {
            return false;
        }
        String why = matcher.group("why").strip();
        Optional<Duration> inBrackets =
                Optional.ofNullable(matcher.group("took")).flatMap(DurationParser::first);
        boolean lost = matcher.group("took") != null && inBrackets.isEmpty();
        add(phase.get(), inBrackets, lost ? "(" + matcher.group("took") + ") " + why : why);
        last = phase;
        return true;
    }

    private void add(Phase phase, Optional<Duration> known, String why) {
        Optional<Duration> took = known.or(() -> Optional.of(why.split("[.;,\u2013\u2014(]", 2)[0])
                .filter(start -> FIGURE.matcher(start).matches())
                .flatMap(DurationParser::first));
        boolean figureAlone = took.isPresent() && FIGURE_ALONE.matcher(why).matches();
        figures.put(phase, took);
        sentences.put(phase, new StringBuilder(figureAlone ? "" : why));
    }

    /** A table of which each row names a phase ahead of its figure and the reason. */
    private boolean table(List<List<String>> rows) {
        List<List<String>> named = rows.stream()
                .skip(1)
                .filter(row -> phase(MarkdownText.plain(row.get(0)))
                        .filter(phase -> !sentences.containsKey(phase))
                        .isPresent())
                .toList();
        if (named.isEmpty() || named.size() < rows.size() - 1) {
            return false;
        }
        List<String> heads = rows.get(0).stream().map(MarkdownText::plain).toList();
        named.forEach(row -> row(heads, row));
        return true;
    }

    private void row(List<String> heads, List<String> row) {
        List<String> words = new ArrayList<>();
        List<Duration> figures = new ArrayList<>();
        for (int column = 1; column < row.size(); column++) {
            String cell = row.get(column);
            // The moments between which a phase lies are the same in every document of ours.
            boolean known = cell.isEmpty()
                    || cell.equals("unknown")
                    || heads.get(column).equals("From, to");
            boolean isMinutes = MINUTES.matcher(heads.get(column)).matches()
                    && NUMBER.matcher(cell).matches();
            if (figures.isEmpty() && (isMinutes || FIGURE_ALONE.matcher(cell).matches())) {
                DurationParser.first(isMinutes ? cell + " min" : cell).ifPresent(figures::add);
            } else if (!known) {
                words.add(cell);
            }
        }
        phase(MarkdownText.plain(row.get(0)))
                .ifPresent(phase -> add(phase, figures.stream().findFirst(), String.join("; ", words)));
    }

    private static Optional<Phase> phase(String name) {
        String words = name.strip().toLowerCase(Locale.ROOT);
        return NAMES.entrySet().stream()
                .filter(known -> known.getValue().matcher(words).matches())
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
