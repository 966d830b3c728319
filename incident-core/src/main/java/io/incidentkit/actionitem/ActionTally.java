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
 */
public record ActionTally(int done, int dropped, int unfinished, int stale) {
    /** No item. */
    public static final ActionTally NONE = new ActionTally(0, 0, 0, 0);

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
        return switch (item.state()) {
            case DONE -> new ActionTally(done + 1, dropped, unfinished, stale);
            case DROPPED -> new ActionTally(done, dropped + 1, unfinished, stale);
            case OPEN, IN_PROGRESS ->
                new ActionTally(done, dropped, unfinished + 1, stale + (item.stale(now, zone) ? 1 : 0));
        };
    }

    /**
     * Adds another tally.
     *
     * @param other the other one
     * @return the sums
     */
    public ActionTally plus(ActionTally other) {
        return new ActionTally(
                done + other.done, dropped + other.dropped, unfinished + other.unfinished, stale + other.stale);
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
