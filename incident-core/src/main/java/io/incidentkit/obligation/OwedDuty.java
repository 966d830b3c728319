package io.incidentkit.obligation;

import io.incidentkit.comms.Obligation.State;
import io.incidentkit.comms.Obligation.Waiver;
import io.incidentkit.duty.Duty;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One duty that an incident owes or owed, and how it stands at the moment that was asked about.
 *
 * @param id the stable name, such as {@code duty:triage/1}; a waiver names it
 * @param duty the duty
 * @param words what is to be done, one line
 * @param owedSince from when it is owed
 * @param due by when it is met
 * @param state how it stands
 * @param settledAt when it was met, waived or lapsed, or when the incident ended without it; null while it is open or can still
 *     be met late
 * @param waiver why it was waived, and by whom; null unless it was
 */
public record OwedDuty(
        String id,
        Duty duty,
        String words,
        Instant owedSince,
        Instant due,
        State state,
        @Nullable Instant settledAt,
        @Nullable Waiver waiver) {
    /** Returns whether it can still be met, in time or late. */
    public boolean isUnsettled() {
        return settledAt == null;
    }

    /**
     * Returns how late it was met, or how late it is.
     *
     * @param now the moment that is asked about
     * @return the time past due; empty if it is neither late nor missed
     */
    public Optional<Duration> lateBy(Instant now) {
        return switch (state) {
            case LATE, MISSED -> Optional.of(Duration.between(due, settledAt == null ? now : settledAt));
            case OPEN, MET, WAIVED, LAPSED -> Optional.empty();
        };
    }

    /** Returns the id and the state. */
    @Override
    public String toString() {
        return id + " [" + state.code() + ", due " + due + "]";
    }

    static OwedDuty open(String id, Duty duty, String words, Instant since, Instant due) {
        return new OwedDuty(id, duty, words, since, due, State.OPEN, null, null);
    }

    OwedDuty metAt(Instant at) {
        return with(at.isAfter(due) ? State.LATE : State.MET, at, null);
    }

    OwedDuty waivedAt(Instant at, Waiver why) {
        return with(State.WAIVED, at, why);
    }

    /** The incident ended without it. */
    OwedDuty endedAt(Instant at) {
        return with(due.isAfter(at) ? State.LAPSED : State.MISSED, at, null);
    }

    OwedDuty asOf(Instant now) {
        return due.isAfter(now) ? this : with(State.MISSED, null, null);
    }

    private OwedDuty with(State next, @Nullable Instant at, @Nullable Waiver why) {
        return new OwedDuty(id, duty, words, owedSince, due, next, at, why);
    }
}
