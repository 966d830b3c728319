package io.incidentkit.incident;

import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The rules of moments (chapter 4). Each returns the violation, or null. Pure. */
final class TimeGuards {
    private TimeGuards() {}

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
