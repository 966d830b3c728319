package io.incidentkit.connector.postmortem;

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

    /** When something was, and not by when it is due. */
    private static final Pattern PAST = Pattern.compile(
            "\\b(?:opened|created|closed|completed|done|finished|started|added|reported|raised|updated|resolved)\\b");

    private static final Pattern LINE_BREAK = Pattern.compile("\\s*(?:\\n|<br\\s*/?>)\\s*");
    private static final Pattern TICKABLE = Pattern.compile("(?i)\\b(?:done|completed?|closed|finished)\\b");
    private static final Pattern YES = Pattern.compile("(?i)y|yes|x|true");
    private static final Pattern NO = Pattern.compile("(?i)n|no|false");

    /** The columns, each with the words for it: the surest ones, and those that count only without them, or without any other. */
    private enum Column {
        DESCRIPTION(
                "action item|action|title",
                "description|what|item|task|to-?do|measure|summary|follow-?up|remediation|recommendation"
                        + "|ma(?:\u00DF|ss)nahme|aufgabe|a[\u00E7c][\u00E3a]o|acci[\u00F3o]n|tarefa|tarea|t[\u00E2a]che|mesure|azione",
                "issue|ticket"),
        TYPE("type|category|kind", "class|typ|kategorie|tipo|categor[\u00EDi]a|cat[\u00E9e]gorie", "(?!)"),
        OWNER(
                "owner|assignee|who|responsible|dri",
                "assigned|verantwortlich\\p{L}*|zust[\u00E4a]ndig\\p{L}*|wer|respons[\u00E1a]vel|responsable|responsabile|quem|qui[\u00E9e]n",
                "(?!)"),
        DUE(
                "due|deadline|by when|eta",
                "target|when|until|f[\u00E4a]llig\\p{L}*|frist|termin|bis|prazo|vencimiento|[\u00E9e]ch[\u00E9e]ance|scadenza",
                "date"),
        STATE("status|state", "done|progress|estado|[\u00E9e]tat|statut|stato", "(?!)");

        private final Pattern sure;
        private final Pattern likely;
        private final Pattern last;

        Column(String sure, String likely, String last) {
            this.sure = words(sure);
            this.likely = words(likely);
            this.last = words(last);
        }

        private static Pattern words(String words) {
            return Pattern.compile("(?<!\\p{L})(?:" + words + ")s?(?!\\p{L})");
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
        for (Column column : Column.values()) {
            find(column, column.last, heads, columns);
        }
        return columns.containsKey(Column.DESCRIPTION)
                ? Optional.of(new ActionTable(rows, columns, group, words))
                : Optional.empty();
    }

    private static void find(Column column, Pattern words, List<String> heads, Map<Column, Integer> columns) {
        for (int i = 0; i < heads.size(); i++) {
            boolean isPast = column == Column.DUE && PAST.matcher(heads.get(i)).find();
            if (!columns.containsValue(i)
                    && !isPast
                    && words.matcher(heads.get(i)).find()) {
                columns.putIfAbsent(column, i);
            }
        }
    }

    List<ActionLine> lines() {
        return rows.stream().skip(1).map(this::line).toList();
    }

    private ActionLine line(List<String> cells) {
        String due = cell(cells, Column.DUE);
        Optional<LocalDate> day = words.dueIn(due);
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
        String written = LINE_BREAK.matcher(cell(cells, Column.OWNER)).replaceAll(", ");
        String owner = words.owner(written, description.toString());
        return new ActionLine(
                ActionWords.joined(group, type),
                description + (owner.isEmpty() && !written.isEmpty() ? " (owner: " + written + ")" : ""),
                owner,
                day,
                state(cell(cells, Column.STATE)));
    }

    /** A tick, or yes where the column asks whether it is done, is a state. */
    private String state(String cell) {
        Integer at = columns.get(Column.STATE);
        boolean isTickable = at != null && TICKABLE.matcher(rows.get(0).get(at)).find();
        if (isTickable && YES.matcher(cell).matches()) {
            return "done";
        }
        return isTickable && NO.matcher(cell).matches() ? "open" : ActionLabels.state(cell);
    }

    private String cell(List<String> cells, Column column) {
        Integer at = columns.get(column);
        return at == null ? "" : cells.get(at);
    }
}
