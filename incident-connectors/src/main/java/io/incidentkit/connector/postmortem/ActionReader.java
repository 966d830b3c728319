package io.incidentkit.connector.postmortem;

import io.incidentkit.markdown.MarkdownSource;
import io.incidentkit.markdown.MarkdownText;
import io.incidentkit.markdown.SourceBlock;
import io.incidentkit.markdown.SourceBlock.Kind;
import io.incidentkit.postmortem.ActionLine;
import io.incidentkit.text.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads the action items of another team's document: lists, lists of tasks, tables, and paragraphs where there is no list. */
final class ActionReader {
    /** A line that is an item though no list is there, as in a wiki's export: with a sign ahead. */
    private static final Pattern SIGNED = Pattern.compile(
            "(?:\\[[ xX]]|[\u2022\u2013\u2014\u2713\u2714\u2705\u2610\u2611\u2B1C]|[A-Z][A-Z0-9]{1,9}-\\d{1,6}\\b).*");

    /** A line that is an item by being a sentence. */
    private static final Pattern SENTENCE = Pattern.compile("\\p{Lu}.*[.!?]\\s*");

    private static final Pattern PLACEHOLDER =
            Pattern.compile("\\s*(?:_[^\\n]*_|\\*[^*\\n][^\\n]*\\*|[>(<!\\[|]).*", Pattern.DOTALL);
    private static final int SHORT = 120;

    /** A word, and behind a sign what it means. */
    private static final Pattern TERM =
            Pattern.compile("\\s*([\\p{L}\\p{N}][\\p{L}\\p{N} /-]{0,29}?)\\s*(?::|=|\\s[-\u2013\u2014])\\s");

    private final MarkdownSource source;
    private final ActionWords words;
    private final boolean hasItems;
    private final boolean paragraphsCount;
    private final List<ActionLine> actions = new ArrayList<>();
    private final StringBuilder loose = new StringBuilder();
    private String group = "";
    private boolean groupIsKept;
    private boolean groupHasList;
    private boolean numbersGoOn;

    private ActionReader(MarkdownSource source, ActionWords words, boolean paragraphsCount) {
        this.source = source;
        this.words = words;
        this.paragraphsCount = paragraphsCount;
        this.hasItems = source.blocks().stream().anyMatch(block -> block.is(Kind.LIST) || block.is(Kind.TABLE));
    }

    /**
     * The action items that were read.
     *
     * @param lines the action items
     * @param loose the Markdown that is none
     */
    record Actions(List<ActionLine> lines, String loose) {}

    /**
     * Reads a section.
     *
     * @param body its Markdown
     * @param words reads the words of one item
     * @param paragraphsCount whether paragraphs are items where there is neither list nor table
     */
    static Actions read(String body, ActionWords words, boolean paragraphsCount) {
        ActionReader reader = new ActionReader(MarkdownSource.parse(body), words, paragraphsCount);
        List<SourceBlock> blocks = reader.source.blocks();
        for (int i = 0; i < blocks.size(); i++) {
            reader.block(blocks.get(i), blocks.subList(i + 1, blocks.size()));
        }
        reader.keepGroup();
        return new Actions(reader.actions, reader.loose.toString().strip());
    }

    private void block(SourceBlock block, List<SourceBlock> rest) {
        boolean belongs = numbersGoOn && !block.isNumberedList() && !block.is(Kind.HEADING);
        if (block.is(Kind.HEADING)) {
            keepGroup();
            group = Lines.heading(block.source());
            groupIsKept = group.isEmpty();
            numbersGoOn = false;
            groupHasList = rest.stream()
                    .takeWhile(next -> !next.is(Kind.HEADING))
                    .anyMatch(next -> next.is(Kind.LIST) || next.is(Kind.TABLE));
        } else if (belongs && !actions.isEmpty()) {
            more(block);
        } else if (block.is(Kind.LIST) && isLegend(block, rest)) {
            loose.append(block.source()).append("\n\n");
        } else if (block.is(Kind.LIST)) {
            groupIsKept = true;
            block.children().forEach(this::item);
            numbersGoOn = block.isNumberedList() && goesOn(block, rest);
        } else if (block.is(Kind.PARAGRAPH) && isItem(block, rest)) {
            groupIsKept = true;
            paragraph(block.source());
        } else if (!(block.is(Kind.TABLE) && table(block.cells()))) {
            keepGroup();
            loose.append(block.source()).append("\n\n");
        }
    }

    /** Whether the numbers of a list go on below what stands after it, which then belongs to its last item. */
    private static boolean goesOn(SourceBlock list, List<SourceBlock> rest) {
        int next = list.firstNumber() + list.children().size();
        return rest.stream()
                .takeWhile(block -> !block.is(Kind.HEADING))
                .filter(SourceBlock::isNumberedList)
                .findFirst()
                .filter(block -> block.firstNumber() == next && next > 1)
                .isPresent();
    }

    private void more(SourceBlock block) {
        ActionLine last = actions.remove(actions.size() - 1);
        actions.add(new ActionLine(
                last.type(), last.description() + "\n\n" + block.source(), last.owner(), last.due(), last.state()));
    }

    /** A paragraph is an item where no list is, or below a heading that has none; one that leads somewhere is not. */
    private boolean isItem(SourceBlock block, List<SourceBlock> rest) {
        String text = block.source().strip();
        if (PLACEHOLDER.matcher(text).matches() || text.endsWith(":")) {
            return paragraphsCount && isItems(text);
        }
        boolean leads = rest.stream().takeWhile(next -> !next.is(Kind.HEADING)).anyMatch(next -> next.is(Kind.LIST));
        boolean alone = !group.isEmpty() && !groupHasList && !leads;
        return HeadingVocabulary.isHorizon(group) ? alone : paragraphsCount && (!hasItems || alone);
    }

    /** A list ahead of the items that says what words of theirs mean holds no items. */
    private static boolean isLegend(SourceBlock list, List<SourceBlock> rest) {
        Optional<SourceBlock> items = rest.stream()
                .takeWhile(next -> !next.is(Kind.HEADING))
                .filter(next -> next.is(Kind.TABLE) || next.is(Kind.LIST))
                .findFirst();
        return items.filter(next -> next.is(Kind.TABLE) ? explains(list, next) : explainsLabels(list, next))
                .isPresent();
    }

    /** Whether each item of a list says what a word of the table means. */
    private static boolean explains(SourceBlock list, SourceBlock table) {
        Set<String> cells = table.cells().stream()
                .flatMap(List::stream)
                .map(cell -> MarkdownText.plain(cell).toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return list.children().stream()
                .allMatch(item -> term(item)
                        .filter(word -> ActionLabels.isType(word)
                                || ActionLabels.isPriority(word)
                                || cells.contains(word.toLowerCase(Locale.ROOT)))
                        .isPresent());
    }

    /** Whether each item of a list says what another label means, and every item of the next one bears one of these. */
    private static boolean explainsLabels(SourceBlock list, SourceBlock next) {
        List<String> words = list.children().stream()
                .flatMap(item -> term(item).stream())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
        return words.size() > 1
                && words.size() == list.children().size()
                && words.stream().allMatch(word -> ActionLabels.isType(word) || ActionLabels.isPriority(word))
                && next.children().stream()
                        .map(item -> MarkdownText.plain(item.content()).toLowerCase(Locale.ROOT))
                        .allMatch(item -> words.stream()
                                .anyMatch(word -> item.startsWith("[" + word + "]")
                                        || item.startsWith("(" + word + ")")
                                        || item.startsWith(word + ":")));
    }

    /** The word that an item explains. */
    private static Optional<String> term(SourceBlock item) {
        Matcher term = TERM.matcher(MarkdownText.plain(item.content().split("\n", 2)[0]));
        return term.lookingAt() ? Optional.of(term.group(1)) : Optional.empty();
    }

    /** Whether every line of a paragraph is an item. */
    private static boolean isItems(String text) {
        return text.indexOf('\n') > 0
                && (text.lines().allMatch(line -> SIGNED.matcher(line).matches())
                        || text.lines().allMatch(line -> SENTENCE.matcher(line).matches()));
    }

    private void paragraph(String text) {
        if (isItems(text.strip())) {
            text.strip().lines().forEach(line -> add(group, line));
        } else {
            add(group, text);
        }
    }

    /** A heading below which there is no action item stays with the text. */
    private void keepGroup() {
        if (!groupIsKept && !group.isEmpty()) {
            loose.append("### ").append(group).append("\n\n");
            groupIsKept = true;
        }
    }

    /** An item that only names the items of a list in it is a group of them. */
    private void item(SourceBlock item) {
        List<SourceBlock> children = item.children();
        boolean names = children.size() == 2
                && children.get(1).is(Kind.LIST)
                && children.get(0).source().length() <= SHORT
                && (children.get(0).isBoldParagraph()
                        || children.get(0).source().strip().endsWith(":"));
        if (!names) {
            add(group, item.content());
            return;
        }
        String name = children.get(0).source().strip().replaceFirst(":$", "");
        children.get(1).children().forEach(child -> add(group.isEmpty() ? name : group + ", " + name, child.content()));
    }

    /** Where somebody writes that there is none, there is none. */
    private void add(String type, String text) {
        if (ActionLabels.isNone(MarkdownText.plain(text))) {
            loose.append(text).append("\n\n");
        } else {
            actions.add(words.read(type, text));
        }
    }

    private boolean table(List<List<String>> rows) {
        Optional<ActionTable> table = ActionTable.of(rows, group, words);
        table.ifPresent(found -> {
            groupIsKept = true;
            actions.addAll(found.lines());
        });
        return table.isPresent();
    }
}
