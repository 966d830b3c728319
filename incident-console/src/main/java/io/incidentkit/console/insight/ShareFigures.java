package io.incidentkit.console.insight;

import io.incidentkit.actionitem.ActionFinding;
import io.incidentkit.actionitem.ActionTally;
import io.incidentkit.comms.Tally;
import io.incidentkit.console.insight.Figure.Cell;
import io.incidentkit.console.insight.Figure.Legend;
import io.incidentkit.console.insight.chart.Bars;
import io.incidentkit.console.insight.chart.Bars.Part;
import io.incidentkit.console.insight.chart.Bars.Row;
import io.incidentkit.insight.ActionBoard;
import io.incidentkit.insight.BudgetSpent;
import io.incidentkit.insight.Figures;
import io.incidentkit.insight.Lessons;
import io.incidentkit.insight.Repeats;
import io.incidentkit.insight.Rotation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The figures that are drawn as bars: what was done of what was owed, who commanded, what came back, what is spent. */
final class ShareFigures {
    private static final String GOOD = "good";
    private static final String WARN = "warn";
    private static final String BAD = "bad";
    private static final String PLAIN = "plain";
    private static final String REST = "rest";
    private static final int MOST = 10;
    private static final int MOST_FOUND = 6;
    private static final int MOST_COMMANDERS = 15;

    private final FigureWords words;
    private final Figures figures;

    ShareFigures(FigureWords words, Figures figures) {
        this.words = words;
        this.figures = figures;
    }

    Figure communication() {
        Map<String, Tally> byName = new LinkedHashMap<>();
        figures.communication().forEach((audience, tally) -> byName.put(audience.name(), tally));
        return tallies("communication", "audience", byName);
    }

    Figure duties() {
        Map<String, Tally> byName = new LinkedHashMap<>();
        figures.duties().forEach((duty, tally) -> byName.put(words.named("duty", duty), tally));
        return tallies("duties", "duty", byName);
    }

    private Figure tallies(String id, String first, Map<String, Tally> all) {
        Figure figure = Figure.table(
                id,
                words.of("figures." + id + ".title"),
                words.of("figures." + id + ".hint"),
                words.heads(first, "inTime", "met", "late", "missed", "waived"),
                all.entrySet().stream()
                        .map(entry -> row(entry.getKey(), entry.getValue()))
                        .toList());
        List<Row> bars = all.entrySet().stream()
                .filter(entry -> settled(entry.getValue()) > 0)
                .map(entry -> new Row(
                        entry.getKey(),
                        words.share(entry.getValue().onTime(), settled(entry.getValue())),
                        parts(
                                part(GOOD, "met", entry.getValue().met()),
                                part(WARN, "late", entry.getValue().late()),
                                part(BAD, "missed", entry.getValue().missed()))))
                .toList();
        return figure.drawn(drawn(id, figure.title(), bars, 0), keys(Map.of(GOOD, "met", WARN, "late", BAD, "missed")));
    }

    private static int settled(Tally tally) {
        return tally.met() + tally.late() + tally.missed();
    }

    private List<Cell> row(String name, Tally tally) {
        return Cell.row(name, words.share(tally.onTime()), tally.met(), tally.late(), tally.missed(), tally.waived());
    }

    Figure actions() {
        List<List<Cell>> rows = new ArrayList<>();
        List<Row> bars = new ArrayList<>();
        figures.actionsByTeam().forEach((team, tally) -> {
            rows.add(Cell.row(
                    team,
                    words.share(tally.completionRate()),
                    tally.done(),
                    tally.unfinished(),
                    tally.onTime(),
                    tally.stale(),
                    tally.incomplete(),
                    tally.dropped()));
            if (tally.counted() > 0) {
                bars.add(new Row(team, words.share(tally.completionRate(), tally.counted()), of(tally)));
            }
        });
        Figure figure = Figure.table(
                "completion",
                words.of("figures.completion.title"),
                words.of("figures.completion.hint"),
                words.heads("team", "finished", "done", "open", "onTime", "stale", "incomplete", "dropped"),
                rows);
        return figure.drawn(
                drawn("completion", figure.title(), bars, 0),
                keys(Map.of(GOOD, "done", PLAIN, "unfinished", BAD, "stale")));
    }

    private List<Part> of(ActionTally tally) {
        return parts(
                part(GOOD, "done", tally.done()),
                part(PLAIN, "unfinished", tally.unfinished() - tally.stale()),
                part(BAD, "stale", tally.stale()));
    }

    /** Action items that are only for show: of all items, of whatever time. */
    Figure theatre(ActionBoard board) {
        List<ActionFinding> findings = board.theatre();
        int more = findings.size() - MOST_FOUND;
        return Figure.table(
                "theatre",
                words.of("figures.theatre.title"),
                findings.isEmpty()
                        ? words.of("figures.theatre.none")
                        : words.of("figures.theatre.hint")
                                + (more > 0 ? " " + words.of("figures.theatre.more", MOST_FOUND, findings.size()) : ""),
                words.heads("whose", "found"),
                findings.stream()
                        .sorted(Comparator.comparing(ActionFinding::about))
                        .limit(MOST_FOUND)
                        .map(finding ->
                                Cell.row(whose(finding), finding.violation().message()))
                        .toList());
    }

    private static Cell whose(ActionFinding finding) {
        return new Cell(finding.name(), finding.about() == ActionFinding.About.POSTMORTEM ? finding.name() : null);
    }

    Stream<Figure> rotations() {
        return Stream.concat(
                Stream.of(rotation("rotation", words.of("figures.rotation.title"), figures.rotation())),
                figures.rotationByTeam().entrySet().stream()
                        .map(team -> rotation(
                                "rotation-" + team.getKey().replaceAll("[^A-Za-z0-9]+", "-"),
                                words.of("figures.rotation.team", team.getKey()),
                                team.getValue())));
    }

    private Figure rotation(String id, String title, Rotation rotation) {
        List<List<Cell>> rows = new ArrayList<>();
        List<Row> bars = new ArrayList<>();
        rotation.incidents().entrySet().stream()
                .sorted((one, other) -> other.getValue() - one.getValue())
                .limit(MOST_COMMANDERS)
                .forEach(entry -> {
                    rows.add(Cell.row(entry.getKey().name(), entry.getValue()));
                    bars.add(new Row(
                            entry.getKey().name(),
                            entry.getValue().toString(),
                            parts(part(PLAIN, "commanded", entry.getValue()))));
                });
        Figure figure = Figure.table(id, title, hint(rotation), words.heads("commander", "incidents"), rows);
        return figure.drawn(drawn(id, title, bars, 0), List.of());
    }

    private String hint(Rotation rotation) {
        String share = words.of("figures.rotation.share", words.share(rotation.largestShare()));
        if (rotation.inequality().isEmpty()) {
            return share + " " + words.of("figures.rotation.one");
        }
        return share + " "
                + words.of(
                        rotation.rotaKnown() ? "figures.rotation.gini.rota" : "figures.rotation.gini",
                        String.format(Locale.ROOT, "%.2f", rotation.inequality().getAsDouble()));
    }

    Figure repeats() {
        Repeats repeats = figures.repeats();
        Lessons lessons = repeats.lessons();
        int many = repeats.all().size();
        Figure figure = Figure.table(
                "repeats",
                words.of("figures.repeats.title"),
                many == 0
                        ? words.of("figures.repeats.none")
                        : words.of("figures.repeats.hint", words.share(repeats.share()), lessons.words()),
                words.heads("shared", "by", "incidents", "last"),
                repeats.most(MOST).stream()
                        .map(shared -> Cell.row(
                                shared.sign() == Repeats.Sign.ALERT ? words.named("sign", "alerts") : shared.name(),
                                words.named("sign", shared.sign().code()),
                                shared.incidents(),
                                new Cell(
                                        shared.last().reference(), shared.last().reference())))
                        .toList());
        List<Row> bars = lessons.total() == 0
                ? List.of()
                : List.of(new Row(
                        words.of("figures.repeats.lessons"),
                        words.of("figures.repeats.stuck", lessons.done(), lessons.total()),
                        parts(
                                part(GOOD, "done", lessons.done()),
                                part(BAD, "open", lessons.open()),
                                part(REST, "dropped", lessons.dropped()))));
        return figure.drawn(
                drawn("repeats", words.of("figures.repeats.lessons"), bars, 0),
                keys(Map.of(GOOD, "done", BAD, "open", REST, "dropped")));
    }

    /** The part that is spent of each error budget, in its own window; null if the host has no objectives. */
    Figure budgets(@Nullable List<BudgetSpent> spent) {
        if (spent == null || spent.isEmpty()) {
            return Figure.table(
                    "budgets",
                    words.of("figures.budgets.title"),
                    words.of(spent == null ? "figures.budgets.unset" : "figures.budgets.none"),
                    List.of(),
                    List.of());
        }
        List<List<Cell>> rows = new ArrayList<>();
        List<Row> bars = new ArrayList<>();
        for (BudgetSpent each : spent) {
            String share = words.of(
                    each.exact() ? "figures.budgets.share" : "figures.budgets.least", words.percent(each.share()));
            rows.add(Cell.row(
                    each.objective().name(),
                    share,
                    words.named("basis", each.basis().code()),
                    words.duration(each.down()),
                    words.duration(each.objective().budget()),
                    each.incidents()));
            bars.add(new Row(
                    each.objective().name(),
                    share,
                    List.of(new Part(
                            Math.min(1, each.share()),
                            each.usedUp() ? BAD : PLAIN,
                            words.percent(each.share()),
                            share))));
        }
        Figure figure = Figure.table(
                "budgets",
                words.of("figures.budgets.title"),
                words.of("figures.budgets.hint"),
                words.heads("objective", "spent", "basis", "down", "budget", "incidents"),
                rows);
        return figure.drawn(drawn("budgets", figure.title(), bars, 1), List.of());
    }

    private @Nullable String drawn(String id, String title, List<Row> bars, double full) {
        return bars.isEmpty()
                ? null
                : new Bars(id + "-chart", title, words.of("figures.bars.description", bars.size()), bars, full).svg();
    }

    private Part part(String style, String what, int count) {
        return new Part(
                count,
                style,
                Integer.toString(count),
                words.of("figures.part.says", words.of("figures.part." + what), count));
    }

    private static List<Part> parts(Part... parts) {
        return Stream.of(parts).filter(part -> part.length() > 0).toList();
    }

    private List<Legend> keys(Map<String, String> meanings) {
        return Stream.of(GOOD, WARN, PLAIN, BAD, REST)
                .filter(meanings::containsKey)
                .map(style -> new Legend(Bars.key(style), words.of("figures.part." + meanings.get(style))))
                .toList();
    }
}
