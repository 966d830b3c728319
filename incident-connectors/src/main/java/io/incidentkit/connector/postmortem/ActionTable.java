package io.incidentkit.connector.postmortem;

import io.incidentkit.connector.written.WrittenDate;
import io.incidentkit.markdown.MarkdownText;
import io.incidentkit.postmortem.ActionLine;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A table of action items in another team's document. */
final class ActionTable {
    private static final Pattern BOX = Pattern.compile("\\A\\\\?\\[([^\\[\\]]+)\\]\\z");

    private final List<List<String>> rows;
    private final Map<Column, Integer> columns;
    private final String group;
    private final ActionWords words;

    private ActionTable(List<List<String>> rows, Map<Column, Integer> columns, String group, ActionWords words) {
        this.rows = rows;
        this.columns = columns;
        this.group = group;
        this.words = words;
    }

    /** The columns, each with the words for it: the surest ones, and those that count only without them. */
    private enum Column {
        DESCRIPTION(
                "action item|action|title",
                "description|what|item|task|to-?do|measure|summary|follow-?up|remediation|recommendation|issue|ticket"),
        TYPE("type|category|kind", "class"),
        OWNER("owner|assignee|who|responsible|dri", "assigned"),
        DUE("due|deadline|by when|eta", "date|target|when|until"),
        STATE("status|state", "done|progress");

        private final Pattern sure;
        private final Pattern likely;

        Column(String sure, String likely) {
            this.sure = Pattern.compile("\\b(?:" + sure + ")s?\\b");
            this.likely = Pattern.compile("\\b(?:" + likely + ")s?\\b");
        }
    }

    /** Returns the table, if it has a column that says what is to be done. */
    static Optional<ActionTable> of(List<List<String>> rows, String group, ActionWords words) {
        List<String> heads = rows.get(0).stream()
                .map(head -> MarkdownText.plain(head).toLowerCase(Locale.ROOT))
                .toList();
        Map<Column, Integer> columns = new EnumMap<>(Column.class);
        for (Column column : Column.values()) {
            find(column, column.sure, heads, columns);
            find(column, column.likely, heads, columns);
        }
        return columns.containsKey(Column.DESCRIPTION)
                ? Optional.of(new ActionTable(rows, columns, group, words))
                : Optional.empty();
    }

    private static void find(Column column, Pattern words, List<String> heads, Map<Column, Integer> columns) {
        for (int i = 0; i < heads.size(); i++) {
            if (!columns.containsValue(i) && words.matcher(heads.get(i)).find()) {
                columns.putIfAbsent(column, i);
            }
        }
    }

    List<ActionLine> lines() {
        return rows.stream().skip(1).map(this::line).toList();
    }

    private ActionLine line(List<String> cells) {
        String due = cell(cells, Column.DUE);
        Optional<LocalDate> day = WrittenDate.firstIn(due, words.dayFirst());
        boolean isDay = day.filter(date -> due.equals(date.toString())).isPresent();
        StringBuilder description = new StringBuilder(cell(cells, Column.DESCRIPTION));
        for (int i = 0; i < cells.size(); i++) {
            boolean told = columns.containsValue(i) && (isDay || columns.getOrDefault(Column.DUE, -1) != i);
            if (!told && !cells.get(i).isEmpty()) {
                description.append("; ").append(rows.get(0).get(i)).append(": ").append(cells.get(i));
            }
        }
        String boxed = BOX.matcher(cell(cells, Column.TYPE)).replaceFirst("$1");
        String type = ActionLabels.isType(boxed) ? boxed : cell(cells, Column.TYPE);
        String written = cell(cells, Column.OWNER);
        String owner = words.owner(written, description.toString());
        return new ActionLine(
                ActionWords.joined(group, type),
                description + (owner.isEmpty() && !written.isEmpty() ? " (owner: " + written + ")" : ""),
                owner,
                day,
                cell(cells, Column.STATE));
    }

    private String cell(List<String> cells, Column column) {
        Integer at = columns.get(column);
        return at == null ? "" : cells.get(at);
    }
}
