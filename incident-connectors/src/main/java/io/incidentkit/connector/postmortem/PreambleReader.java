package io.incidentkit.connector.postmortem;

import io.incidentkit.markdown.MarkdownSource;
import io.incidentkit.markdown.MarkdownText;
import io.incidentkit.markdown.SourceBlock;
import io.incidentkit.markdown.SourceBlock.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads what stands above the first section: lines and tables of facts, some of them the text of a section. */
final class PreambleReader {
    private static final Pattern BETWEEN = Pattern.compile("\\s+[\u00B7\u2022|]\\s+");

    /** The name of a value that has none. */
    private static final String UNNAMED = "Note";

    private final FactReader facts;
    private final List<String> left = new ArrayList<>();

    private PreambleReader(FactReader facts) {
        this.facts = facts;
    }

    /** Hands the facts on, and returns the text that is left. */
    static String read(String preamble, FactReader facts) {
        PreambleReader reader = new PreambleReader(facts);
        List<SourceBlock> blocks = MarkdownSource.parse(preamble).blocks();
        for (int i = 0; i < blocks.size(); i++) {
            SourceBlock block = blocks.get(i);
            Optional<SourceBlock> next = i + 1 < blocks.size() ? Optional.of(blocks.get(i + 1)) : Optional.empty();
            Optional<FactTable> table = block.is(Kind.TABLE) ? FactTable.of(block.cells()) : Optional.empty();
            if (table.isPresent()) {
                facts.table(table.get().rows());
            } else if (block.is(Kind.PARAGRAPH)
                    && next.filter(list -> list.is(Kind.LIST)).isPresent()) {
                i += reader.ahead(joined(block.source()), next.get().source()) ? 1 : 0;
            } else {
                reader.text(block.is(Kind.PARAGRAPH) ? joined(block.source()) : block.source(), block);
            }
        }
        return String.join("\n\n", reader.left);
    }

    /** A paragraph ahead of a list; if its last line is the name of a section, the list is the section's text. */
    private boolean ahead(String paragraph, String list) {
        int last = paragraph.lastIndexOf('\n') + 1;
        Matcher name = FactReader.matched(paragraph.substring(last), false);
        String section = name == null || !FactReader.value(name).isEmpty() ? "" : MarkdownText.plain(name.group(1));
        boolean leads = !section.isEmpty() && FactReader.isSection(section);
        String before = leads ? paragraph.substring(0, last).stripTrailing() : paragraph;
        if (!before.isEmpty()) {
            lines(before, true);
        }
        if (leads) {
            facts.section(section, list);
        }
        return leads;
    }

    private void text(String text, SourceBlock block) {
        if (block.is(Kind.PARAGRAPH) || block.is(Kind.LIST)) {
            lines(text, block.is(Kind.PARAGRAPH));
        } else {
            leave(text);
        }
    }

    private void lines(String text, boolean isParagraph) {
        String[] lines = Arrays.stream(text.split("\n", -1))
                .flatMap(PreambleReader::facts)
                .toArray(String[]::new);
        boolean several = lines.length > 1;
        boolean all =
                Arrays.stream(lines).allMatch(line -> line.isBlank() || FactReader.matched(line, several) != null);
        if (all) {
            Arrays.stream(lines).filter(line -> !line.isBlank()).forEach(line -> facts.fact(line, several));
        } else if (isParagraph && several && FactReader.matched(lines[0], false) != null) {
            left.add(Arrays.stream(lines).filter(line -> !facts.isFact(line)).collect(Collectors.joining("\n")));
        } else {
            leave(text);
        }
    }

    /** Several facts can stand on one line: {@code Date: … · Severity: …}. */
    private static Stream<String> facts(String line) {
        String[] facts = BETWEEN.split(line, -1);
        boolean all =
                facts.length > 1 && Arrays.stream(facts).allMatch(fact -> FactReader.matched(fact, false) != null);
        return all ? Arrays.stream(facts) : Stream.of(line);
    }

    private void leave(String text) {
        left.add(text);
        facts.lift(text);
    }

    /** A text that goes on on the next line is one value, if it is the text of a section. */
    private static String joined(String paragraph) {
        StringBuilder text = new StringBuilder();
        boolean goesOn = false;
        for (String line : paragraph.split("\n", -1)) {
            Matcher known = FactReader.matched(line, false);
            boolean isFact = FactReader.matched(line, true) != null;
            boolean more = goesOn && !isFact;
            text.append(text.isEmpty() ? "" : more ? " " : "\n").append(more ? line.strip() : line);
            goesOn = more
                    || (known != null
                            && !FactReader.value(known).isEmpty()
                            && FactReader.isSection(MarkdownText.plain(known.group(1))));
        }
        return text.toString();
    }

    /**
     * A table of names and values.
     *
     * @param rows a name and its value each, whichever way the table is laid
     * @param isAcross whether it was laid across: the names as its heads, and below them one row of values
     */
    record FactTable(List<List<String>> rows, boolean isAcross) {
        /** The heads of a list that has one row: of action items, or of what happened. */
        private static final Pattern OF_LISTS =
                Pattern.compile("(?i)(?:action|task|to-?do|follow-?up|due|deadline|event|what|when|time)\\b.*");

        /** Returns the table if it is one of names and values. */
        static Optional<FactTable> of(List<List<String>> rows) {
            if (isAcross(rows)) {
                return Optional.of(new FactTable(turned(rows.get(0), rows.get(1)), true));
            }
            boolean isDown = !rows.isEmpty()
                    && rows.get(0).size() == 2
                    && rows.stream()
                            .anyMatch(row -> HeadingVocabulary.fact(MarkdownText.plain(row.get(0)))
                                    .isPresent());
            return isDown ? Optional.of(new FactTable(rows, false)) : Optional.empty();
        }

        /** Two known names side by side are heads, unless another one stands below the first of them. */
        private static boolean isAcross(List<List<String>> rows) {
            if (rows.size() != 2) {
                return false;
            }
            List<String> heads = rows.get(0).stream()
                    .map(MarkdownText::plain)
                    .filter(head -> !head.isBlank())
                    .toList();
            long known = heads.stream().filter(FactTable::isName).count();
            return known > 1
                    && known * 3 >= heads.size()
                    && heads.stream().noneMatch(head -> OF_LISTS.matcher(head).matches())
                    && !isName(MarkdownText.plain(rows.get(1).get(0)));
        }

        private static boolean isName(String words) {
            return HeadingVocabulary.fact(words).isPresent() || FactReader.isSection(words);
        }

        private static List<List<String>> turned(List<String> heads, List<String> values) {
            return IntStream.range(0, heads.size())
                    .filter(column -> !(heads.get(column) + values.get(column)).isBlank())
                    .mapToObj(column ->
                            List.of(heads.get(column).isBlank() ? UNNAMED : heads.get(column), values.get(column)))
                    .toList();
        }
    }
}
