package io.incidentkit.actionitem;

import io.incidentkit.rule.Violation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The agenda of the weekly review: every open action item, the stale ones first.
 *
 * <p>Immutable and thread-safe.
 *
 * @param day the day of the review
 * @param lines every open item: the stale ones, the longest stale first; then the others, the first due first and those
 *     without a due date at the end
 */
public record WeeklyReview(LocalDate day, List<Line> lines) {

    /** Copies the list. */
    public WeeklyReview {
        lines = List.copyOf(lines);
    }

    /**
     * One item to look at.
     *
     * @param item the item
     * @param staleSince since when it is stale; empty if it is not
     * @param why why it is stale ({@code actions-are-reviewed-weekly}); empty if it is not
     */
    public record Line(TrackedItem item, Optional<Instant> staleSince, List<Violation> why) {

        /** Copies the list. */
        public Line {
            why = List.copyOf(why);
        }

        /** Returns whether the item is stale. */
        public boolean stale() {
            return staleSince.isPresent();
        }
    }

    /**
     * Makes the agenda.
     *
     * @param items all items, in any state
     * @param now the moment of the review
     * @param zone the team's time zone
     * @return the agenda
     */
    public static WeeklyReview of(Collection<TrackedItem> items, Instant now, ZoneId zone) {
        Comparator<Line> order = Comparator.<Line, Instant>comparing(
                        line -> line.staleSince().orElse(Instant.MAX))
                .thenComparing(WeeklyReview::due);
        return new WeeklyReview(
                now.atZone(zone).toLocalDate(),
                items.stream()
                        .filter(item -> item.item().state().unfinished())
                        .map(item -> new Line(
                                item,
                                item.item().staleSince(now, zone),
                                ActionItemRules.reviewedWeekly(item.item(), now, zone)))
                        .sorted(order)
                        .toList());
    }

    /** Returns the stale ones, the longest stale first. */
    public List<Line> stale() {
        return lines.stream().filter(Line::stale).toList();
    }

    /** Returns the agenda as one Markdown page. */
    public String toMarkdown() {
        return WeeklyReviewPage.render(this);
    }

    private static LocalDate due(Line line) {
        LocalDate due = line.item().item().due();
        return due == null ? LocalDate.MAX : due;
    }
}
