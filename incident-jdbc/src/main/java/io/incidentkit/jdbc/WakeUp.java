package io.incidentkit.jdbc;

import io.incidentkit.store.IncidentChange;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The wake-up of an incident as it stands in the database. Most commands put off what is due next, or leave it: then the earlier wake-up
 * may stay, as it finds that nothing is due yet and sets itself anew. So it costs one look at its time in place of one write a command.
 *
 * @param at when it comes, at the latest; null: there is none
 * @param due what was due next at the version that it was last looked at; null: nothing
 */
record WakeUp(@Nullable Instant at, @Nullable Instant due) {
    /** Clocks of nodes and the database differ by less; what comes sooner may be under way already. */
    private static final Duration LEAST_AHEAD = Duration.ofMinutes(5);

    /** The fate of a wake-up by a change. */
    enum Fate {
        /** It stays as it is. */
        STAYS,
        /** It is set, in place of an earlier one. */
        IS_SET,
        /** It is called off. */
        IS_CANCELLED
    }

    /** The fate of a wake-up by a change, where this much is known of it; null: nothing. */
    static Fate fate(@Nullable WakeUp known, IncidentChange change) {
        if (change.nextDue().isPresent()) {
            return known != null && known.mayStay(change.nextDue().get(), change) ? Fate.STAYS : Fate.IS_SET;
        }
        boolean isNone = known == null ? change.before().isEmpty() : known.at() == null;
        return isNone ? Fate.STAYS : Fate.IS_CANCELLED;
    }

    /** The wake-up after a change: what is known of it stays, or it is as the change has it. */
    static WakeUp after(@Nullable WakeUp known, IncidentChange change) {
        Instant due = change.nextDue().orElse(null);
        return known != null && fate(known, change) == Fate.STAYS ? new WakeUp(known.at(), due) : new WakeUp(due, due);
    }

    /**
     * Whether nothing is lost if it stays: it comes before, it has not come yet, and what it would be set to by what is stored now is not
     * later than what is due.
     */
    private boolean mayStay(Instant next, IncidentChange change) {
        return at != null
                && due != null
                && !due.isAfter(next)
                && at.isAfter(change.after().lastRecordedAt().plus(LEAST_AHEAD));
    }
}
