package io.incidentkit.console.insight;

import io.incidentkit.actionitem.ActionTally;
import io.incidentkit.comms.Tally;
import io.incidentkit.console.page.Times;
import io.incidentkit.insight.DetectionFigures;
import io.incidentkit.insight.Distribution;
import io.incidentkit.insight.Figures;
import io.incidentkit.insight.ImpactFigures;
import io.incidentkit.insight.ImpactFigures.Sum;
import io.incidentkit.insight.Measure;
import io.incidentkit.insight.PostmortemFigures;
import io.incidentkit.insight.Rotation;
import io.incidentkit.severity.ImpactNumbers;
import io.incidentkit.severity.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Figures in rows and columns. What is not known is said to be unknown, and is never 0.
 *
 * @param title what they are about
 * @param hint how to read them
 * @param head the names of the columns
 * @param rows one line each
 */
public record FigureTable(String title, String hint, List<String> head, List<List<String>> rows) {
    private static final String UNKNOWN = "not known";
    private static final String POSTMORTEMS = "Postmortems";
    private static final int MOST = 10;

    /** Returns whether the first column names the row. */
    public boolean named() {
        return !title.equals(POSTMORTEMS);
    }

    /** Returns what the figures say, without the tables that would be empty. */
    public static List<FigureTable> of(Figures figures) {
        List<FigureTable> tables = new ArrayList<>(List.of(times(figures), postmortems(figures.postmortems())));
        tables.add(1, detection(figures.detection()));
        tables.add(2, impact(figures.impact()));
        tables.add(3, mitigations(figures));
        tables.add(4, duties(figures.duties()));
        tables.add(4, communication(figures));
        tables.add(actions(figures));
        tables.add(rotation("Who commands", figures.rotation()));
        figures.rotationByTeam()
                .forEach((team, rotation) -> tables.add(rotation("Who commands of the rota of " + team, rotation)));
        tables.add(repeats(figures));
        return tables.stream().filter(table -> !table.rows().isEmpty()).toList();
    }

    private static FigureTable times(Figures figures) {
        return new FigureTable(
                "How long it took",
                "From the detection; the time to detect is from the beginning of the impact.",
                List.of("To", "Half within", "9 of 10 within", "Longest", "Known of"),
                Arrays.stream(Measure.values())
                        .map(measure -> row(measure, figures.overall(measure)))
                        .toList());
    }

    private static List<String> row(Measure measure, Distribution times) {
        return List.of(
                measure.code().replace("time-to-", ""),
                words(times.median()),
                words(times.percentile(90)),
                words(times.longest()),
                times.known() + " of " + (times.known() + times.unknown()));
    }

    private static FigureTable detection(DetectionFigures figures) {
        return new FigureTable(
                "How we learned of it",
                "Shares are of the " + figures.known() + " incidents of which it is known; of " + figures.unknown()
                        + " it is not. A customer is one who told us before we knew.",
                List.of("From", "Share", "Incidents"),
                figures.bySource().entrySet().stream()
                        .map(entry -> List.of(
                                entry.getKey().code(),
                                share(figures.share(entry.getKey())),
                                entry.getValue().toString()))
                        .toList());
    }

    private static FigureTable impact(ImpactFigures figures) {
        List<List<String>> rows = new ArrayList<>();
        counted("Customers hit", figures.customersHit()).ifPresent(rows::add);
        counted("Requests hit", figures.requestsHit()).ifPresent(rows::add);
        figures.moneyLost()
                .forEach((currency, sum) -> rows.add(
                        List.of("Money lost", Money.words(sum.total(), currency), Integer.toString(sum.incidents()))));
        return new FigureTable(
                "What it cost",
                "Added up over the incidents of which it is known; a customer who was hit twice counts twice.",
                List.of("What", "In all", "Known of"),
                rows);
    }

    private static Optional<List<String>> counted(String name, Sum sum) {
        return sum.known()
                .map(total -> List.of(name, ImpactNumbers.count(total.longValue()), Integer.toString(sum.incidents())));
    }

    private static FigureTable mitigations(Figures figures) {
        return new FigureTable(
                "What restored service fastest",
                "Time to mitigate, by the kind of the mitigation that held.",
                List.of("Kind", "Half within", "Longest", "Incidents"),
                figures.mitigationsByKind().entrySet().stream()
                        .map(entry -> List.of(
                                entry.getKey().label(),
                                words(entry.getValue().median()),
                                words(entry.getValue().longest()),
                                Integer.toString(entry.getValue().known())))
                        .toList());
    }

    private static FigureTable communication(Figures figures) {
        return tallies(
                "Who was told in time",
                "Waived messages are counted apart.",
                "Who",
                figures.communication().entrySet().stream()
                        .map(entry -> row(entry.getKey().name(), entry.getValue()))
                        .toList());
    }

    private static FigureTable duties(Map<String, Tally> duties) {
        return tallies(
                "What was done in time",
                "Of what the policy asks for; waived duties are counted apart, those that are not due yet not at all.",
                "Duty",
                duties.entrySet().stream()
                        .map(entry -> row(entry.getKey(), entry.getValue()))
                        .toList());
    }

    private static FigureTable tallies(String title, String hint, String first, List<List<String>> rows) {
        return new FigureTable(title, hint, List.of(first, "In time", "Met", "Late", "Missed", "Waived"), rows);
    }

    private static List<String> row(String name, Tally tally) {
        return List.of(
                name,
                share(tally.onTime()),
                Integer.toString(tally.met()),
                Integer.toString(tally.late()),
                Integer.toString(tally.missed()),
                Integer.toString(tally.waived()));
    }

    private static FigureTable postmortems(PostmortemFigures figures) {
        return new FigureTable(
                POSTMORTEMS,
                "Of those that are owed.",
                List.of("In time", "Reviewed from outside", "Published", "Overdue", "Not due yet"),
                figures.owed() + figures.published() == 0
                        ? List.of()
                        : List.of(List.of(
                                share(figures.onTime()),
                                share(figures.reviewedFromOutside()),
                                Integer.toString(figures.published()),
                                Integer.toString(figures.overdue()),
                                Integer.toString(figures.pending()))));
    }

    private static FigureTable actions(Figures figures) {
        return new FigureTable(
                "Action items",
                "Dropped ones are in no share. Stale: past the due date, or not looked at for over a week. Without an owner"
                        + " and a due date nothing is on time.",
                List.of("Team", "Finished", "Done", "Open", "On time", "Stale", "No owner or date", "Dropped"),
                figures.actionsByTeam().entrySet().stream()
                        .map(FigureTable::row)
                        .toList());
    }

    private static List<String> row(Map.Entry<String, ActionTally> team) {
        ActionTally tally = team.getValue();
        return List.of(
                team.getKey(),
                share(tally.completionRate()),
                Integer.toString(tally.done()),
                Integer.toString(tally.unfinished()),
                Integer.toString(tally.onTime()),
                Integer.toString(tally.stale()),
                Integer.toString(tally.incomplete()),
                Integer.toString(tally.dropped()));
    }

    private static FigureTable rotation(String title, Rotation rotation) {
        return new FigureTable(
                title,
                rotationHint(rotation),
                List.of("Incident commander", "Incidents"),
                rotation.incidents().entrySet().stream()
                        .sorted((one, other) -> other.getValue() - one.getValue())
                        .map(entry ->
                                List.of(entry.getKey().name(), entry.getValue().toString()))
                        .toList());
    }

    private static String rotationHint(Rotation rotation) {
        String share = "Largest share " + share(rotation.largestShare());
        if (rotation.inequality().isEmpty()) {
            return share + ". Of one person there is no inequality, and no rotation either.";
        }
        String all = rotation.rotaKnown()
                ? "all on the rota"
                : "all of these, without those who never commanded: nobody said who is on the rota";
        return share
                + String.format(
                        Locale.ENGLISH,
                        ", inequality %.2f (0: %s as often, towards 1: one of many did it all).",
                        rotation.inequality().getAsDouble(),
                        all);
    }

    private static FigureTable repeats(Figures figures) {
        return new FigureTable(
                "What came back",
                share(figures.repeats().share())
                        + " of the incidents repeat an earlier one. Do lessons stick? They came back with "
                        + figures.repeats().lessons().words() + ".",
                List.of("Shared", "By", "Incidents", "Last"),
                figures.repeats().most(MOST).stream()
                        .map(repeat -> List.of(
                                repeat.name(),
                                repeat.sign().name().toLowerCase(Locale.ROOT),
                                Integer.toString(repeat.incidents()),
                                repeat.last().reference()))
                        .toList());
    }

    private static String words(Optional<Duration> duration) {
        return duration.map(Times::words).orElse(UNKNOWN);
    }

    private static String share(OptionalDouble share) {
        return share.isEmpty() ? UNKNOWN : Math.round(share.getAsDouble() * 100) + "%";
    }
}
