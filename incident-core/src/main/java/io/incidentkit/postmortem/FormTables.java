package io.incidentkit.postmortem;

import io.incidentkit.markdown.MarkdownSource;
import io.incidentkit.markdown.SourceBlock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the tables of a document in the playbook's form. What is no row of them goes into a section of its own. */
final class FormTables {
    private static final Pattern PHASE = Pattern.compile("(\\w+)(?: \\(episode (\\d{1,6})\\))?");

    private final List<OtherSection> others;

    FormTables(List<OtherSection> others) {
        this.others = others;
    }

    List<TimelineLine> timeline(String body) {
        return rows(Form.TIMELINE, body, 2).stream()
                .map(cells -> FormTime.read(cells.get(0), cells.get(1)))
                .toList();
    }

    List<PhaseReport> phases(String heading, String body) {
        List<PhaseReport> reports = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (List<String> cells : rows(heading, body, Form.PHASE_COLUMNS.size())) {
            phase(cells).ifPresentOrElse(reports::add, () -> unknown.add("- " + String.join("; ", cells)));
        }
        keep(heading, String.join("\n", unknown));
        return reports;
    }

    private static Optional<PhaseReport> phase(List<String> cells) {
        Matcher name = PHASE.matcher(cells.get(0));
        Optional<Duration> took = Durations.read(cells.get(2));
        if (!name.matches() || (took.isEmpty() && !cells.get(2).equals(Form.UNKNOWN))) {
            return Optional.empty();
        }
        int episode = name.group(2) == null ? 1 : Integer.parseInt(name.group(2));
        return Arrays.stream(Phase.values())
                .filter(phase -> phase.code().equals(name.group(1).toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(phase -> new PhaseReport(episode, phase, took, cells.get(3)));
    }

    List<ActionLine> actions(String body) {
        return rows(Form.ACTIONS, body, Form.ACTION_COLUMNS.size()).stream()
                .map(FormTables::action)
                .toList();
    }

    private static ActionLine action(List<String> cells) {
        Optional<LocalDate> due = day(cells.get(3));
        String unclear = due.isPresent() || cells.get(3).isEmpty() ? "" : " (due: " + cells.get(3) + ")";
        return new ActionLine(cells.get(0), cells.get(1) + unclear, cells.get(2), due, cells.get(4));
    }

    static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The last table is the form's; what people wrote around it is kept. */
    private List<List<String>> rows(String heading, String body, int columns) {
        MarkdownSource section = MarkdownSource.parse(body);
        List<SourceBlock> loose = new ArrayList<>(section.blocks());
        List<List<String>> rows = new ArrayList<>();
        for (int i = loose.size() - 1; i >= 0 && rows.isEmpty(); i--) {
            List<List<String>> cells = loose.get(i).cells();
            if (!cells.isEmpty() && cells.get(0).size() == columns) {
                rows.addAll(cells);
                loose.remove(i);
            }
        }
        keep(heading, loose.stream().map(SourceBlock::source).reduce("", (one, next) -> one + "\n\n" + next));
        return rows.isEmpty() ? rows : rows.subList(1, rows.size());
    }

    private void keep(String heading, String loose) {
        if (!loose.isBlank()) {
            others.add(new OtherSection(heading, loose));
        }
    }
}
