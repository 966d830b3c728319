package io.incidentkit.actionitem;

import io.incidentkit.actionitem.ActionFinding.About;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rules about items that do not get done. They report and refuse nothing. Pure. */
public final class ActionItemRules {
    private ActionItemRules() {}

    /**
     * {@code actions-are-reviewed-weekly}: why an item is stale.
     *
     * @param item the item
     * @param now the moment
     * @param zone the team's time zone
     * @return a past due date and a missing review, each if it is so; empty if the item is not stale
     */
    public static List<Violation> reviewedWeekly(ActionItem item, Instant now, ZoneId zone) {
        List<Violation> found = new ArrayList<>(0);
        if (item.due() != null && item.overdue(now, zone)) {
            long days = now.atZone(zone).toLocalDate().toEpochDay() - item.due().toEpochDay();
            found.add(new Violation(
                    Rule.ACTIONS_ARE_REVIEWED_WEEKLY,
                    "It was due on " + item.due() + ", " + Words.ago(days) + ".",
                    "Finish it, say a new due date, or drop it with a reason."));
        }
        if (item.unreviewed(now)) {
            found.add(new Violation(
                    Rule.ACTIONS_ARE_REVIEWED_WEEKLY,
                    "It was last looked at "
                            + Words.ago(Duration.between(item.lookedAt(), now).toDays()) + ".",
                    "Look at it in the next review."));
        }
        return found;
    }

    /**
     * {@code every-action-has-owner-and-due-date}: what an item lacks that is still to be done.
     *
     * @param item the item
     * @return one violation; empty if it has both, or is finished
     */
    public static List<Violation> ownedAndDue(ActionItem item) {
        return item.missing()
                .filter(lacks -> item.state().unfinished())
                .map(lacks -> List.of(new Violation(
                        Rule.EVERY_ACTION_HAS_OWNER_AND_DUE_DATE,
                        "It has " + lacks + ", so nobody can say whether it is on time.",
                        "Give it an owner and a due date, or drop it with a reason.")))
                .orElse(List.of());
    }

    /**
     * {@code every-action-has-owner-and-due-date}: what the items of a postmortem lack.
     *
     * @param items the items; a dropped one needs neither
     * @return one violation for all of them; empty if each has both
     */
    public static Optional<Violation> ownedAndDue(Collection<ActionItem> items) {
        List<ActionItem> incomplete = ActionItems.incomplete(items);
        return incomplete.isEmpty()
                ? Optional.empty()
                : Optional.of(new Violation(
                        Rule.EVERY_ACTION_HAS_OWNER_AND_DUE_DATE,
                        () -> incomplete.stream()
                                .flatMap(item -> item.missing().stream()
                                        .map(lacks -> "action item " + item.number() + " has " + lacks))
                                .collect(Collectors.joining("; ", "", ".")),
                        () -> "Give each an owner and a due date, or drop it with a reason."));
    }

    /**
     * {@code undone-actions-surface}: what leadership is shown.
     *
     * @param items the items of all teams
     * @param policy when something is shown
     * @param now the moment
     * @param zone the teams' time zone
     * @return teams below the completion rate by name, then items that are stale for too long, the longest first
     */
    public static List<ActionFinding> undoneSurface(
            Collection<TrackedItem> items, SurfacingPolicy policy, Instant now, ZoneId zone) {
        List<ActionFinding> found = new ArrayList<>();
        LocalDate today = now.atZone(zone).toLocalDate();
        LocalDate from = today.minusDays(policy.over().toDays());
        ActionItems.byTeam(items, from, today, now, zone).forEach((team, tally) -> {
            if (tally.counted() >= policy.leastItems() && tally.completionRate().orElse(1) < policy.completionBelow()) {
                found.add(undone(team, tally, policy));
            }
        });
        items.stream()
                .flatMap(item -> staleFor(item, now, zone).stream())
                .filter(stale -> stale.time().compareTo(policy.staleFor()) >= 0)
                .sorted(Comparator.comparing(StaleFor::time).reversed())
                .forEach(stale -> found.add(stale(stale)));
        return found;
    }

    /**
     * {@code postmortem-theatre}: postmortems and teams whose items are only for show.
     *
     * @param items the items of all postmortems and teams
     * @param now the moment
     * @param zone the teams' time zone
     * @return postmortems in the order of their first item, then teams by name
     */
    public static List<ActionFinding> theatre(Collection<TrackedItem> items, Instant now, ZoneId zone) {
        List<ActionFinding> found = new ArrayList<>();
        found.addAll(theatre(About.POSTMORTEM, ActionItems.tallies(items, TrackedItem::incident, now, zone)));
        found.addAll(theatre(About.TEAM, ActionItems.byTeam(items, now, zone)));
        return found;
    }

    private static List<ActionFinding> theatre(About about, Map<String, ActionTally> tallies) {
        Function<Map.Entry<String, ActionTally>, ActionFinding> finding = entry -> {
            String whose = about == About.TEAM ? Words.ofTeam(entry.getKey()) : " of " + entry.getKey();
            ActionTally tally = entry.getValue();
            return new ActionFinding(
                    about,
                    entry.getKey(),
                    new Violation(
                            Rule.POSTMORTEM_THEATRE,
                            tally.stale() + " of the " + tally.counted() + " action items" + whose + " are stale.",
                            "Do the few that matter, and drop the others with a reason."));
        };
        return tallies.entrySet().stream()
                .filter(entry -> entry.getValue().staleShare().orElse(0) >= ActionItems.THEATRE_SHARE)
                .map(finding)
                .toList();
    }

    private static ActionFinding undone(String team, ActionTally tally, SurfacingPolicy policy) {
        String message = Words.team(team) + " finished " + tally.done() + " of the " + tally.counted()
                + " action items that fell due in the last "
                + Words.days(policy.over().toDays()) + "; at least "
                + Math.round(policy.completionBelow() * 100) + "% are asked for.";
        return new ActionFinding(
                About.TEAM,
                team,
                new Violation(
                        Rule.UNDONE_ACTIONS_SURFACE,
                        message,
                        "Give the team time for them, or decide which are dropped."));
    }

    private static ActionFinding stale(StaleFor stale) {
        TrackedItem item = stale.item();
        return new ActionFinding(
                About.ITEM,
                item.name(),
                new Violation(
                        Rule.UNDONE_ACTIONS_SURFACE,
                        item.name() + " is stale for " + Words.days(stale.time().toDays()) + ".",
                        "Decide whether it is done or dropped."));
    }

    private static Optional<StaleFor> staleFor(TrackedItem item, Instant now, ZoneId zone) {
        return item.item().staleSince(now, zone).map(since -> new StaleFor(item, Duration.between(since, now)));
    }

    private record StaleFor(TrackedItem item, Duration time) {}
}
