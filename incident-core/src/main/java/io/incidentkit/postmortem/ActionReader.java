package io.incidentkit.postmortem;

import io.incidentkit.markdown.MarkdownSource;
import io.incidentkit.markdown.MarkdownText;
import io.incidentkit.markdown.SourceBlock;
import io.incidentkit.markdown.SourceBlock.Kind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the action items of a foreign document: lists, lists of tasks and tables. */
final class ActionReader {
    private static final Pattern TASK = Pattern.compile("\\A\\[([ xX])]\\s+");
    private static final Pattern OWNER = Pattern.compile(
            "(?i)\\b(?:owner|assignee|assigned to|responsible|dri)\\s*[*_]{0,2}:[*_]{0,2}\\s*(@?[\\p{L}][\\p{L}.'-]*(?: \\p{Lu}[\\p{L}.'-]*)?)");
    private static final Pattern DUE =
            Pattern.compile("(?i)\\b(?:due|due date|deadline|eta|by)\\s*[*_]{0,2}:?[*_]{0,2}\\s*(?=\\d|\\p{L}{3})");

    private static final int LONGEST_DATE = 60;

    private final MarkdownSource source;
    private final Optional<Boolean> dayFirst;
    private final List<ActionLine> actions = new ArrayList<>();
    private final StringBuilder loose = new StringBuilder();
    private String group = "";
    private boolean groupIsKept;

    private ActionReader(MarkdownSource source, Optional<Boolean> dayFirst) {
        this.source = source;
        this.dayFirst = dayFirst;
    }

    /**
     * What was read.
     *
     * @param lines the action items
     * @param loose the Markdown that is none
     */
    record Actions(List<ActionLine> lines, String loose) {}

    private enum Column {
        DESCRIPTION("action|description|what|item|task|to-?do|issue|ticket|summary|follow-?up|remediation"),
        TYPE("type|category|kind|priority"),
        OWNER("owner|assignee|who|responsible|dri|assigned"),
        DUE("due|deadline|date|eta|by when|target"),
        STATE("status|state|done|progress");

        private final Pattern pattern;

        Column(String words) {
            this.pattern = Pattern.compile("\\b(?:" + words + ")\\b");
        }
    }

    static Actions read(String body, Optional<Boolean> dayFirst) {
        ActionReader reader = new ActionReader(MarkdownSource.parse(body), dayFirst);
        reader.source.blocks().forEach(reader::block);
        reader.keepGroup();
        return new Actions(reader.actions, reader.loose.toString().strip());
    }

    private void block(SourceBlock block) {
        if (block.is(Kind.HEADING)) {
            keepGroup();
            group = Lines.heading(block.source());
            groupIsKept = group.isEmpty();
        } else if (block.is(Kind.LIST)) {
            groupIsKept = true;
            block.children().stream().map(this::item).forEach(actions::add);
        } else if (!(block.is(Kind.TABLE) && table(block.cells()))) {
            keepGroup();
            loose.append(block.source()).append("\n\n");
        }
    }

    /** A heading below which there is no action item stays with the text. */
    private void keepGroup() {
        if (!groupIsKept && !group.isEmpty()) {
            loose.append("### ").append(group).append("\n\n");
            groupIsKept = true;
        }
    }

    private ActionLine item(SourceBlock item) {
        String text = item.content();
        Matcher task = TASK.matcher(text);
        String state = task.find() ? (task.group(1).isBlank() ? "open" : "done") : "";
        String description = state.isEmpty() ? text : text.substring(task.end());
        Matcher owner = OWNER.matcher(description);
        return new ActionLine(group, description, owner.find() ? owner.group(1) : "", due(description), state);
    }

    private Optional<LocalDate> due(String text) {
        return DUE.matcher(text)
                .results()
                .flatMap(found -> WrittenTime.atStartOf(after(text, found.end())).stream())
                .flatMap(found -> found.date().flatMap(date -> date.resolve(0, dayFirst)).stream())
                .findFirst();
    }

    private static String after(String text, int at) {
        return text.substring(at, Math.min(text.length(), at + LONGEST_DATE));
    }

    private boolean table(List<List<String>> rows) {
        Map<Column, Integer> columns = new EnumMap<>(Column.class);
        for (int i = 0; i < rows.get(0).size(); i++) {
            String head = MarkdownText.plain(rows.get(0).get(i)).toLowerCase(Locale.ROOT);
            for (Column column : Column.values()) {
                if (column.pattern.matcher(head).find() && !columns.containsValue(i)) {
                    columns.putIfAbsent(column, i);
                }
            }
        }
        if (!columns.containsKey(Column.DESCRIPTION)) {
            return false;
        }
        groupIsKept = true;
        rows.stream().skip(1).map(row -> row(rows.get(0), row, columns)).forEach(actions::add);
        return true;
    }

    private ActionLine row(List<String> heads, List<String> cells, Map<Column, Integer> columns) {
        String due = cell(cells, columns, Column.DUE);
        Optional<LocalDate> day = WrittenDate.firstIn(due, dayFirst);
        StringBuilder description = new StringBuilder(cell(cells, columns, Column.DESCRIPTION));
        for (int i = 0; i < cells.size(); i++) {
            boolean told = columns.containsValue(i) && !(columns.getOrDefault(Column.DUE, -1) == i && !isDay(due, day));
            if (!told && !cells.get(i).isEmpty()) {
                description.append("; ").append(heads.get(i)).append(": ").append(cells.get(i));
            }
        }
        String type = cell(cells, columns, Column.TYPE);
        String kind = group.isEmpty() || type.isEmpty() ? group + type : group + ", " + type;
        return new ActionLine(
                kind,
                description.toString(),
                cell(cells, columns, Column.OWNER),
                day,
                cell(cells, columns, Column.STATE));
    }

    /** Whether a cell says no more than the day that was read from it. */
    private static boolean isDay(String cell, Optional<LocalDate> day) {
        return day.isPresent() && cell.equals(day.get().toString());
    }

    private static String cell(List<String> cells, Map<Column, Integer> columns, Column column) {
        Integer at = columns.get(column);
        return at == null ? "" : cells.get(at);
    }
}
