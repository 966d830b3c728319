package io.incidentkit.playbook;

import io.incidentkit.loop.Episode;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import io.incidentkit.timeline.IncidentEvent;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The rules of moments (chapter 4). Each returns the violation, or null. Pure. */
final class TimeRules {
    private TimeRules() {}

    /** {@code time-makes-sense}: nothing happens after it is recorded. */
    static @Nullable Violation notInFuture(String what, Instant at, Instant now) {
        return at.isAfter(now)
                ? new Violation(
                        Rule.TIME_MAKES_SENSE,
                        () -> what + " at " + at + " would be after now, " + now + ".",
                        () -> "Give the moment at which it happened.")
                : null;
    }

    /** {@code time-makes-sense}: nothing happens before what it follows. */
    static @Nullable Violation notBefore(String what, Instant at, String earlierWhat, @Nullable Instant earlier) {
        return earlier != null && at.isBefore(earlier)
                ? new Violation(
                        Rule.TIME_MAKES_SENSE,
                        () -> what + " at " + at + " would be before " + earlierWhat + " at " + earlier + ".",
                        () -> "Give a moment from " + earlier + " on.")
                : null;
    }

    /** {@code time-makes-sense}: what belongs to an episode does not happen before its last completed step. */
    static @Nullable Violation notBeforeEpisode(IncidentEvent event, Instant at, Episode episode) {
        Instant since = episode.since();
        return at.isBefore(since)
                ? notBefore(event.type().code(), at, episode.step().code(), since)
                : null;
    }

    /** {@code time-makes-sense}: nothing happens after what follows it. */
    static @Nullable Violation notAfter(String what, Instant at, String laterWhat, @Nullable Instant later) {
        return later != null && at.isAfter(later)
                ? new Violation(
                        Rule.TIME_MAKES_SENSE,
                        () -> what + " at " + at + " would be after " + laterWhat + " at " + later + ".",
                        () -> "Give a moment up to " + later + ".")
                : null;
    }
}
