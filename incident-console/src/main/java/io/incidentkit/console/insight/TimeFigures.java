package io.incidentkit.console.insight;

import io.incidentkit.console.insight.Figure.Cell;
import io.incidentkit.insight.DetectionFigures;
import io.incidentkit.insight.Distribution;
import io.incidentkit.insight.Figures;
import io.incidentkit.insight.ImpactFigures;
import io.incidentkit.insight.ImpactFigures.Sum;
import io.incidentkit.insight.Measure;
import io.incidentkit.insight.PostmortemFigures;
import io.incidentkit.severity.ImpactNumbers;
import io.incidentkit.severity.Money;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The figures that are numbers and nothing else: how long it took, how it was noticed, what it cost, what restored service. */
final class TimeFigures {
    private final FigureWords words;
    private final Figures figures;

    TimeFigures(FigureWords words, Figures figures) {
        this.words = words;
        this.figures = figures;
    }

    Figure times() {
        return Figure.table(
                "times",
                words.of("figures.times.title"),
                words.of("figures.times.hint"),
                words.heads("to", "half", "nine", "longest", "known"),
                Arrays.stream(Measure.values())
                        .map(measure -> row(measure, figures.overall(measure)))
                        .toList());
    }

    private List<Cell> row(Measure measure, Distribution times) {
        return Cell.row(
                words.named("measure", measure.code().replace("time-to-", "")),
                words.time(times.median()),
                words.time(times.percentile(90)),
                words.time(times.longest()),
                words.of("figures.known.of", times.known(), times.known() + times.unknown()));
    }

    Figure detection() {
        DetectionFigures detection = figures.detection();
        return Figure.table(
                "detection",
                words.of("figures.detection.title"),
                words.of("figures.detection.hint", detection.known(), detection.unknown()),
                words.heads("from", "share", "incidents"),
                detection.bySource().entrySet().stream()
                        .map(entry -> Cell.row(
                                words.named("source", entry.getKey().code()),
                                words.share(detection.share(entry.getKey())),
                                entry.getValue()))
                        .toList());
    }

    Figure impact() {
        ImpactFigures impact = figures.impact();
        List<List<Cell>> rows = new ArrayList<>();
        counted("customers", impact.customersHit()).ifPresent(rows::add);
        counted("requests", impact.requestsHit()).ifPresent(rows::add);
        impact.moneyLost()
                .forEach((currency, sum) -> rows.add(Cell.row(
                        words.of("figures.impact.money"), Money.words(sum.total(), currency), sum.incidents())));
        return Figure.table(
                "impact",
                words.of("figures.impact.title"),
                words.of("figures.impact.hint"),
                words.heads("what", "all", "knownOf"),
                rows);
    }

    private Optional<List<Cell>> counted(String name, Sum sum) {
        return sum.known()
                .map(total -> Cell.row(
                        words.of("figures.impact." + name), ImpactNumbers.count(total.longValue()), sum.incidents()));
    }

    Figure mitigations() {
        return Figure.table(
                "mitigations",
                words.of("figures.mitigations.title"),
                words.of("figures.mitigations.hint"),
                words.heads("kind", "half", "longest", "incidents"),
                figures.mitigationsByKind().entrySet().stream()
                        .map(entry -> Cell.row(
                                words.named("kind", entry.getKey().label()),
                                words.time(entry.getValue().median()),
                                words.time(entry.getValue().longest()),
                                entry.getValue().known()))
                        .toList());
    }

    Figure postmortems() {
        PostmortemFigures postmortems = figures.postmortems();
        boolean none = postmortems.owed() + postmortems.published() == 0;
        return Figure.table(
                        "postmortems",
                        words.of("figures.postmortems.title"),
                        words.of("figures.postmortems.hint"),
                        words.heads("inTime", "reviewed", "published", "overdue", "pending"),
                        none
                                ? List.of()
                                : List.of(Cell.row(
                                        words.share(postmortems.onTime()),
                                        words.share(postmortems.reviewedFromOutside()),
                                        postmortems.published(),
                                        postmortems.overdue(),
                                        postmortems.pending())))
                .unnamed();
    }
}
