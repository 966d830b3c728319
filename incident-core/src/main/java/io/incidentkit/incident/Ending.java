package io.incidentkit.incident;

import io.incidentkit.loop.Moment;
import java.time.Instant;

/** How an incident ended, and when. */
record Ending(Outcome outcome, Moment at) {

    Ending corrected(int entry, Instant right) {
        return new Ending(outcome, at.corrected(entry, right));
    }
}
