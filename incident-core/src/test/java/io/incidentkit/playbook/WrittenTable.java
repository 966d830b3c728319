package io.incidentkit.playbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** A table that somebody has written by hand: a heading, then a command a row; words apart by spaces. */
final class WrittenTable {
    /** One cell.
     *
     * @param command the row
     * @param column the column
     * @param rules the ids of the rules that refuse it; none if it is allowed
     */
    record Cell(String command, String column, Set<String> rules) {
        @Override
        public String toString() {
            return column + ": " + command + " " + (rules.isEmpty() ? "is allowed" : rules);
        }
    }

    private final List<Cell> cells = new ArrayList<>();
    private final List<String> commands = new ArrayList<>();

    private WrittenTable() {}

    /**
     * Reads a table.
     *
     * @param legend words, each with the rules that it stands for; {@code yes} stands for none
     * @param text the table
     */
    static WrittenTable read(String legend, String text) {
        WrittenTable table = new WrittenTable();
        List<List<String>> rows = text.lines().map(WrittenTable::words).toList();
        List<String> columns = rows.get(0);
        for (List<String> row : rows.subList(1, rows.size())) {
            if (row.size() != columns.size() + 1) {
                throw new IllegalArgumentException("A cell is missing, or one too many: " + row);
            }
            table.commands.add(row.get(0));
            for (int i = 0; i < columns.size(); i++) {
                table.cells.add(new Cell(row.get(0), columns.get(i), rules(legend, row.get(i + 1))));
            }
        }
        return table;
    }

    Stream<Cell> cells() {
        return cells.stream();
    }

    /** The rows, as often as they are written. */
    List<String> commands() {
        return List.copyOf(commands);
    }

    private static Set<String> rules(String legend, String cell) {
        Set<String> rules = new TreeSet<>();
        for (String word : cell.split("\\+")) {
            if (!word.equals("yes")) {
                rules.addAll(meaning(legend, word));
            }
        }
        return rules;
    }

    private static List<String> meaning(String legend, String word) {
        return legend.lines()
                .map(WrittenTable::words)
                .filter(line -> line.get(0).equals(word))
                .map(line -> line.subList(1, line.size()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The legend does not say what this means: " + word));
    }

    private static List<String> words(String line) {
        return List.of(line.strip().split(" +"));
    }
}
