package io.incidentkit.actionitem;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.OptionalDouble;

/** What a set of action items says about those who own them. Pure functions. */
public final class ActionItems {
    /** From this share of stale items on, postmortems are theatre ({@code postmortem-theatre}). */
    public static final double THEATRE_SHARE = 0.8;

    private ActionItems() {}

    /**
     * Returns the share of items that got done, of all that were not dropped.
     *
     * @param items the items
     * @return from 0 to 1, or empty if there is none to count: unknown, never 0
     */
    public static OptionalDouble completionRate(Collection<ActionItem> items) {
        return share(
                items,
                items.stream().filter(item -> item.state() == ActionState.DONE).count());
    }

    /**
     * Returns the share of items that are stale, of all that were not dropped.
     *
     * @param items the items
     * @param now the moment
     * @param zone the team's time zone
     * @return from 0 to 1, or empty if there is none to count
     */
    public static OptionalDouble staleShare(Collection<ActionItem> items, Instant now, ZoneId zone) {
        return share(items, items.stream().filter(item -> item.stale(now, zone)).count());
    }

    /**
     * Returns whether these items are only for show: 80% of them or more are stale ({@code postmortem-theatre}).
     *
     * @param items the items of one postmortem or of one team
     * @param now the moment
     * @param zone the team's time zone
     */
    public static boolean theatre(Collection<ActionItem> items, Instant now, ZoneId zone) {
        OptionalDouble share = staleShare(items, now, zone);
        return share.isPresent() && share.getAsDouble() >= THEATRE_SHARE;
    }

    /**
     * Returns the items without an owner or a due date ({@code every-action-has-owner-and-due-date}); a dropped one needs
     * neither.
     *
     * @param items the items
     * @return the incomplete ones, in their order
     */
    public static List<ActionItem> incomplete(Collection<ActionItem> items) {
        return items.stream()
                .filter(item -> item.state() != ActionState.DROPPED && !item.complete())
                .toList();
    }

    private static OptionalDouble share(Collection<ActionItem> items, long part) {
        long counted = items.stream()
                .filter(item -> item.state() != ActionState.DROPPED)
                .count();
        return counted == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / counted);
    }
}
