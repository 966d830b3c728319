package io.incidentkit.actionitem;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.OptionalDouble;

/**
 * How many action items stand how.
 *
 * @param done finished
 * @param dropped given up, with a reason
 * @param unfinished still to be done
 * @param stale how many of the unfinished ones are stale
 * @param incomplete how many of the unfinished ones, stale or not, lack an owner or a due date
 * @param onTime how many of the unfinished ones have both and are not stale
 */
public record ActionTally(int done, int dropped, int unfinished, int stale, int incomplete, int onTime) {
    /** No item. */
    public static final ActionTally NONE = new ActionTally(0, 0, 0, 0, 0, 0);

    /**
     * Counts items.
     *
     * @param items the items
     * @param now the moment that is asked about
     * @param zone the team's time zone
     * @return the counts
     */
    public static ActionTally of(Collection<ActionItem> items, Instant now, ZoneId zone) {
        ActionTally tally = NONE;
        for (ActionItem item : items) {
            tally = tally.plus(item, now, zone);
        }
        return tally;
    }

    /**
     * Counts one more item.
     *
     * @param item the item
     * @param now the moment that is asked about
     * @param zone the team's time zone
     * @return the tally with it
     */
    public ActionTally plus(ActionItem item, Instant now, ZoneId zone) {
        int lacks = item.state().unfinished() && !item.complete() ? 1 : 0;
        return plus(
                switch (item.standing(now, zone)) {
                    case DONE -> new ActionTally(1, 0, 0, 0, 0, 0);
                    case DROPPED -> new ActionTally(0, 1, 0, 0, 0, 0);
                    case STALE -> new ActionTally(0, 0, 1, 1, lacks, 0);
                    case INCOMPLETE -> new ActionTally(0, 0, 1, 0, lacks, 0);
                    case ON_TIME -> new ActionTally(0, 0, 1, 0, 0, 1);
                });
    }

    /**
     * Adds another tally.
     *
     * @param other the other one
     * @return the sums
     */
    public ActionTally plus(ActionTally other) {
        return new ActionTally(
                done + other.done,
                dropped + other.dropped,
                unfinished + other.unfinished,
                stale + other.stale,
                incomplete + other.incomplete,
                onTime + other.onTime);
    }

    /** Returns how many were to be done: all that were not dropped. */
    public int counted() {
        return done + unfinished;
    }

    /** Returns the share that got done, of all that were not dropped; empty if there is none: unknown, never 0. */
    public OptionalDouble completionRate() {
        return share(done);
    }

    /** Returns the share that is stale, of all that were not dropped; empty if there is none: unknown, never 0. */
    public OptionalDouble staleShare() {
        return share(stale);
    }

    private OptionalDouble share(int part) {
        return counted() == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / counted());
    }
}
