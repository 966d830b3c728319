package io.incidentkit.incident;

import io.incidentkit.loop.Moment;
import io.incidentkit.severity.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The severity, and since when it is what it is.
 *
 * @param severity the level
 * @param since since when it is there, at the latest since the triage
 * @param sets the moments that the entries of all levels gave, the oldest first; the last one is that of this level
 */
record SeverityHistory(Severity severity, Moment since, List<Moment> sets) {

    SeverityHistory {
        sets = List.copyOf(sets);
    }

    static SeverityHistory first(Severity severity, Moment set) {
        return new SeverityHistory(severity, set, List.of(set));
    }

    SeverityHistory changed(Severity next, Moment set) {
        List<Moment> all = new ArrayList<>(sets);
        all.add(set);
        return new SeverityHistory(next, set, all);
    }

    /** The level was there at triage, also when it was recorded with a later moment. */
    SeverityHistory presentAt(Moment triaged) {
        return since.entry() < triaged.entry() && since.at().isAfter(triaged.at())
                ? new SeverityHistory(severity, new Moment(triaged.at(), since.entry()), sets)
                : this;
    }

    SeverityHistory corrected(int entry, Instant right) {
        return new SeverityHistory(
                severity,
                since.corrected(entry, right),
                sets.stream().map(set -> set.corrected(entry, right)).toList());
    }
}
