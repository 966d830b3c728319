package io.incidentkit.insight;

import io.incidentkit.incident.Incident;
import io.incidentkit.loop.Episode;
import io.incidentkit.loop.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects the time in which incidents hit one objective. Not thread-safe. */
final class BudgetAccount {
    private final ServiceObjective objective;
    private final Instant from;
    private final Instant until;
    private final List<Outage> outages = new ArrayList<>();
    private int incidents;
    private int lowerBounds;

    private record Outage(Instant from, Instant until) {}

    BudgetAccount(ServiceObjective objective, Instant now) {
        this.objective = objective;
        this.from = now.minus(objective.window());
        this.until = now;
    }

    void add(Incident incident) {
        boolean hit = false;
        boolean lowerBound = false;
        for (Episode episode : Scope.timed(incident)) {
            boolean beginKnown = episode.number() == 1 && incident.began().isPresent();
            Moment mitigated = episode.mitigated();
            Instant begin =
                    beginKnown ? incident.began().get() : episode.detected().at();
            if (add(begin, mitigated == null ? until : mitigated.at())) {
                hit = true;
                // What began before the window is known as far as it matters.
                lowerBound |= mitigated == null || (!beginKnown && begin.isAfter(from));
            }
        }
        incidents += hit ? 1 : 0;
        lowerBounds += lowerBound ? 1 : 0;
    }

    private boolean add(Instant begin, Instant end) {
        Instant first = begin.isBefore(from) ? from : begin;
        Instant last = end.isAfter(until) ? until : end;
        boolean inWindow = first.isBefore(last);
        if (inWindow) {
            outages.add(new Outage(first, last));
        }
        return inWindow;
    }

    BudgetSpent spent() {
        outages.sort(Comparator.comparing(Outage::from));
        Duration down = Duration.ZERO;
        Instant counted = from;
        for (Outage outage : outages) {
            Instant first = outage.from().isBefore(counted) ? counted : outage.from();
            if (first.isBefore(outage.until())) {
                down = down.plus(Duration.between(first, outage.until()));
                counted = outage.until();
            }
        }
        return new BudgetSpent(objective, down, incidents, lowerBounds);
    }
}
