package io.incidentkit.incident;

import io.incidentkit.loop.Moment;
import io.incidentkit.severity.Severity;
import java.time.Instant;

/** The severity, and since when it is what it is. */
record LevelInForce(Severity severity, Moment set) {

    /** The level was there at triage, also when it was recorded with a later moment. */
    LevelInForce presentAt(Instant at) {
        return set.at().isAfter(at) ? new LevelInForce(severity, new Moment(at, set.entry())) : this;
    }

    LevelInForce corrected(int entry, Instant right) {
        return new LevelInForce(severity, set.corrected(entry, right));
    }
}
