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
 * @param levels the levels that they set
 */
record SeverityHistory(Severity severity, Moment since, List<Moment> sets, List<Severity> levels) {

    SeverityHistory {
        sets = List.copyOf(sets);
        levels = List.copyOf(levels);
    }

    static SeverityHistory first(Severity severity, Moment set) {
        return new SeverityHistory(severity, set, List.of(set), List.of(severity));
    }

    SeverityHistory changed(Severity next, Moment set) {
        List<Moment> all = new ArrayList<>(sets);
        all.add(set);
        List<Severity> named = new ArrayList<>(levels);
        named.add(next);
        return new SeverityHistory(next, set, all, named);
    }

    /** The level was there at triage, also when it was recorded with a later moment. */
    SeverityHistory presentAt(Moment triaged) {
        return since.entry() < triaged.entry() && since.at().isAfter(triaged.at())
                ? new SeverityHistory(severity, new Moment(triaged.at(), since.entry()), sets, levels)
                : this;
    }

    SeverityHistory corrected(int entry, Instant right) {
        return new SeverityHistory(
                severity,
                since.corrected(entry, right),
                sets.stream().map(set -> set.corrected(entry, right)).toList(),
                levels);
    }

    /** The levels with their moments, the oldest first. */
    List<Incident.LevelChange> changes() {
        List<Incident.LevelChange> changes = new ArrayList<>(levels.size());
        for (int i = 0; i < levels.size(); i++) {
            Moment from = i + 1 == levels.size() ? since : sets.get(i);
            changes.add(new Incident.LevelChange(levels.get(i), from));
        }
        return changes;
    }
}
