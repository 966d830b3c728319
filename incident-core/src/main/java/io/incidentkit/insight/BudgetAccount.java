package io.incidentkit.insight;

import io.incidentkit.incident.Incident;
import io.incidentkit.loop.Episode;
import io.incidentkit.loop.Moment;
import io.incidentkit.severity.BudgetMeasure;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects what incidents spent of one error budget: as it was measured where it was, by the time that they hit the objective elsewhere. Not thread-safe. */
final class BudgetAccount {
    private final ServiceObjective objective;
    private final Instant from;
    private final Instant until;
    private final List<Outage> outages = new ArrayList<>();
    private int incidents;
    private int lowerBounds;
    private int measured;
    private int unknown;
    private double measuredShare;

    private record Outage(Instant from, Instant until, boolean isMeasured) {}

    BudgetAccount(ServiceObjective objective, Instant now) {
        this.objective = objective;
        this.from = now.minus(objective.window());
        this.until = now;
    }

    void add(Incident incident) {
        boolean hit = false;
        boolean lowerBound = false;
        boolean isMeasured = true;
        boolean isUnknown = false;
        for (Episode episode : Scope.timed(incident)) {
            Moment mitigated = episode.mitigated();
            Instant begin = BudgetQuestion.begin(incident, episode);
            Instant end = mitigated == null ? until : mitigated.at();
            BudgetMeasure measure = mitigated == null
                    ? null
                    : new BudgetQuestion(objective, begin, end)
                            .answeredBy(incident)
                            .orElse(null);
            if (add(begin, end, measure)) {
                hit = true;
                boolean isKnown = measure != null && measure.isKnown();
                isMeasured &= isKnown;
                isUnknown |= measure != null && !isKnown;
                // What began before the window is known as far as it matters; a measure is of what was asked.
                lowerBound |= mitigated == null
                        || (!isKnown && !BudgetQuestion.isBeginKnown(incident, episode) && begin.isAfter(from));
            }
        }
        incidents += hit ? 1 : 0;
        lowerBounds += lowerBound ? 1 : 0;
        measured += hit && isMeasured ? 1 : 0;
        unknown += isUnknown ? 1 : 0;
    }

    private boolean add(Instant begin, Instant end, @Nullable BudgetMeasure measure) {
        Instant first = begin.isBefore(from) ? from : begin;
        Instant last = end.isAfter(until) ? until : end;
        boolean inWindow = first.isBefore(last);
        if (inWindow) {
            Double share = measure == null ? null : measure.share();
            outages.add(new Outage(first, last, share != null));
            if (share != null) {
                // Across the beginning of the window it counts by its time in it, as if it failed evenly.
                measuredShare += share * part(Duration.between(first, last), Duration.between(begin, end));
            }
        }
        return inWindow;
    }

    private static double part(Duration some, Duration all) {
        return (double) some.toNanos() / all.toNanos();
    }

    BudgetSpent spent() {
        outages.sort(Comparator.comparing(Outage::from));
        Duration reckoned =
                length(outages.stream().filter(outage -> !outage.isMeasured()).toList());
        return new BudgetSpent(
                objective, length(outages), incidents, lowerBounds, measuredShare, reckoned, measured, unknown);
    }

    /** How long some outages were, in the order of their beginnings; the time that several share counts once. */
    private Duration length(List<Outage> some) {
        Duration down = Duration.ZERO;
        Instant counted = from;
        for (Outage outage : some) {
            Instant first = outage.from().isBefore(counted) ? counted : outage.from();
            if (first.isBefore(outage.until())) {
                down = down.plus(Duration.between(first, outage.until()));
                counted = outage.until();
            }
        }
        return down;
    }
}
