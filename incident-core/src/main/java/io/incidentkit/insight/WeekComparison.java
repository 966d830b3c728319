package io.incidentkit.insight;

import static io.incidentkit.insight.FigureFormat.percent;
import static io.incidentkit.insight.FigureFormat.time;

import io.incidentkit.comms.Tally;
import io.incidentkit.insight.ImpactFigures.Sum;
import io.incidentkit.loop.DetectionSource;
import io.incidentkit.severity.ImpactNumbers;
import io.incidentkit.severity.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sets the figures of a week beside those of the week before, in words. */
final class WeekComparison {
    static final List<String> HEADER = List.of("", "This week", "The week before");

    private final Figures week;
    private final Figures before;
    private final List<List<String>> rows = new ArrayList<>();

    WeekComparison(Figures week, Figures before) {
        this.week = week;
        this.before = before;
    }

    List<List<String>> rows() {
        add("Median time to detect", figures -> median(figures.overall(Measure.TIME_TO_DETECT)));
        add("Customers told us first", figures -> toldByCustomers(figures.detection()));
        add("Median time to triage", figures -> median(figures.overall(Measure.TIME_TO_TRIAGE)));
        add("Median time to mitigate", figures -> median(figures.overall(Measure.TIME_TO_MITIGATE)));
        add("Median time to resolve", figures -> median(figures.overall(Measure.TIME_TO_RESOLVE)));
        add("Customers hit", figures -> sum(figures.impact().customersHit(), figures));
        add("Requests hit", figures -> sum(figures.impact().requestsHit(), figures));
        add("Money lost", WeekComparison::money);
        add("Messages in time", WeekComparison::messages);
        add("Duties in time", WeekComparison::duties);
        add("Commanders", figures -> commanders(figures.rotation()));
        return rows;
    }

    /** A line of which neither week knows anything is left out. */
    private void add(String name, Function<Figures, String> figure) {
        String now = figure.apply(week);
        String then = figure.apply(before);
        if (!now.equals(FigureFormat.UNKNOWN) || !then.equals(FigureFormat.UNKNOWN)) {
            rows.add(List.of(name, now, then));
        }
    }

    private static String median(Distribution times) {
        List<String> more = new ArrayList<>();
        if (!times.median().equals(times.longest())) {
            more.add("up to " + time(times.longest()));
        }
        if (times.known() > 0 && times.unknown() > 0) {
            more.add("known of " + times.known() + " in " + (times.known() + times.unknown()));
        }
        return time(times.median()) + (more.isEmpty() ? "" : " (" + String.join("; ", more) + ")");
    }

    private static String toldByCustomers(DetectionFigures figures) {
        int told = figures.bySource().getOrDefault(DetectionSource.CUSTOMER, 0);
        return figures.known() == 0
                ? FigureFormat.UNKNOWN
                : percent(figures.toldByCustomers()) + " (" + told + " of " + figures.known()
                        + (figures.unknown() == 0 ? "" : "; not known of " + figures.unknown()) + ")";
    }

    private static String sum(Sum sum, Figures figures) {
        return sum.known()
                .map(total -> ImpactNumbers.count(total.longValue()) + ofHowMany(sum, figures))
                .orElse(FigureFormat.UNKNOWN);
    }

    private static String money(Figures figures) {
        Map<String, Sum> lost = figures.impact().moneyLost();
        return lost.isEmpty()
                ? FigureFormat.UNKNOWN
                : lost.entrySet().stream()
                        .map(sum ->
                                Money.words(sum.getValue().total(), sum.getKey()) + ofHowMany(sum.getValue(), figures))
                        .collect(Collectors.joining(", "));
    }

    private static String ofHowMany(Sum sum, Figures figures) {
        int timed = figures.incidents() - figures.falseAlarms();
        return sum.incidents() == timed ? "" : " (known of " + sum.incidents() + " in " + timed + ")";
    }

    private static String messages(Figures figures) {
        Tally all = figures.communication().values().stream().reduce(Tally.NONE, Tally::plus);
        return all.onTime().isEmpty()
                ? FigureFormat.UNKNOWN
                : percent(all.onTime()) + " (" + all.met() + " of " + (all.met() + all.late() + all.missed()) + ")";
    }

    /** The share of all, and how many of each by its name. */
    private static String duties(Figures figures) {
        List<String> each = new ArrayList<>();
        figures.duties().forEach((name, tally) -> {
            int asked = tally.met() + tally.late() + tally.missed();
            if (asked > 0) {
                each.add(name + " " + tally.met() + " of " + asked);
            }
        });
        return each.isEmpty()
                ? FigureFormat.UNKNOWN
                : percent(figures.dutiesOnTime()) + " (" + String.join(", ", each) + ")";
    }

    /** Of how many is said where the rota is known. */
    private static String commanders(Rotation rotation) {
        int could = rotation.incidents().size();
        return rotation.commanders() == 0
                ? FigureFormat.UNKNOWN
                : rotation.commanders() + (could > rotation.commanders() ? " of " + could : "") + " (largest share "
                        + percent(rotation.largestShare()) + ")";
    }
}
