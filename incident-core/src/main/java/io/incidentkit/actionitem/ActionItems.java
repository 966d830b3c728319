package io.incidentkit.actionitem;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;

/** Questions about a set of action items: incomplete, stale, done. Pure functions. */
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
        // Whether an item is done does not depend on the moment, nor on the zone.
        return ActionTally.of(items, Instant.EPOCH, ZoneOffset.UTC).completionRate();
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
        return ActionTally.of(items, now, zone).staleShare();
    }

    /**
     * Counts the items of each team.
     *
     * @param items the items
     * @param now the moment
     * @param zone the teams' time zone
     * @return one tally a team, by name
     */
    public static Map<String, ActionTally> byTeam(Collection<TrackedItem> items, Instant now, ZoneId zone) {
        return new TreeMap<>(tallies(items, TrackedItem::team, now, zone));
    }

    /**
     * Counts the items of each team that fell due in one period; one without a due date falls due when somebody is asked for it, a week
     * after it was added.
     *
     * @param items the items
     * @param from the first day of the period
     * @param until the day after its last
     * @param now the moment that is asked about, at which an item is done or not
     * @param zone the teams' time zone
     * @return one tally a team with an item in the period, by name
     */
    public static Map<String, ActionTally> byTeam(
            Collection<TrackedItem> items, LocalDate from, LocalDate until, Instant now, ZoneId zone) {
        return byTeam(
                items.stream().filter(item -> within(item, from, until, zone)).toList(), now, zone);
    }

    /**
     * Returns the items without an owner or a due date ({@code every-action-has-owner-and-due-date}); a dropped one needs
     * neither.
     *
     * @param items the items
     * @return the incomplete ones, in their order
     */
    public static List<ActionItem> incomplete(Collection<ActionItem> items) {
        List<ActionItem> incomplete = new ArrayList<>(0);
        for (ActionItem item : items) {
            if (item.state() != ActionState.DROPPED && !item.complete()) {
                incomplete.add(item);
            }
        }
        return incomplete;
    }

    /** One tally a name, in the order of each name's first item. */
    static Map<String, ActionTally> tallies(
            Collection<TrackedItem> items, Function<TrackedItem, String> name, Instant now, ZoneId zone) {
        Map<String, ActionTally> tallies = new LinkedHashMap<>();
        for (TrackedItem item : items) {
            tallies.merge(name.apply(item), ActionTally.NONE.plus(item.item(), now, zone), ActionTally::plus);
        }
        return tallies;
    }

    private static boolean within(TrackedItem item, LocalDate from, LocalDate until, ZoneId zone) {
        LocalDate day = item.item().countsOn(zone);
        return !day.isBefore(from) && day.isBefore(until);
    }
}
