package io.incidentkit.incident;

import io.incidentkit.incident.Incident.LevelChange;
import io.incidentkit.loop.Moment;
import io.incidentkit.severity.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The severity, and since when it is what it is.
 *
 * @param since since when the level in force is there, at the latest since the triage
 * @param sets all levels with the moments that their entries gave, the oldest first; the last one is in force
 */
record SeverityHistory(Moment since, List<LevelChange> sets) {

    SeverityHistory {
        sets = List.copyOf(sets);
        if (sets.isEmpty()) {
            throw new IllegalArgumentException("A history without a level");
        }
    }

    static SeverityHistory first(LevelChange set) {
        return new SeverityHistory(set.since(), List.of(set));
    }

    Severity severity() {
        return last().severity();
    }

    private LevelChange last() {
        return sets.get(sets.size() - 1);
    }

    SeverityHistory changed(LevelChange set) {
        List<LevelChange> all = new ArrayList<>(sets);
        all.add(set);
        return new SeverityHistory(set.since(), all);
    }

    /** The level was there at triage, also when it was recorded with a later moment. */
    SeverityHistory presentAt(Moment triaged) {
        return since.entry() < triaged.entry() && since.at().isAfter(triaged.at())
                ? new SeverityHistory(new Moment(triaged.at(), since.entry()), sets)
                : this;
    }

    SeverityHistory corrected(int entry, Instant right) {
        return new SeverityHistory(
                since.corrected(entry, right),
                sets.stream()
                        .map(set -> at(set, set.since().corrected(entry, right)))
                        .toList());
    }

    /** The moments that the entries gave, the oldest first. */
    List<Moment> moments() {
        return sets.stream().map(LevelChange::since).toList();
    }

    /** The levels with the moments since which they are there, the oldest first. */
    List<LevelChange> changes() {
        if (last().since().equals(since)) {
            return sets;
        }
        List<LevelChange> changes = new ArrayList<>(sets);
        changes.set(changes.size() - 1, at(last(), since));
        return changes;
    }

    private static LevelChange at(LevelChange set, Moment moment) {
        return new LevelChange(set.severity(), moment, set.times());
    }
}
