package io.incidentkit.actionitem;

import io.incidentkit.rule.Violation;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

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
     * @param why why it is stale ({@code actions-are-reviewed-weekly}), and what it lacks ({@code
     *     every-action-has-owner-and-due-date}); empty if it is on time
     */
    public record Line(TrackedItem item, Optional<Instant> staleSince, List<Violation> why) {

        /** Copies the list. */
        public Line {
            why = List.copyOf(why);
        }

        /** Returns how the item stands: on time only if it has an owner and a due date, and is not stale. */
        public ActionStanding standing() {
            return stale()
                    ? ActionStanding.STALE
                    : item.item().complete() ? ActionStanding.ON_TIME : ActionStanding.INCOMPLETE;
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
                                Stream.concat(
                                                ActionItemRules.reviewedWeekly(item.item(), now, zone).stream(),
                                                ActionItemRules.ownedAndDue(item.item()).stream())
                                        .toList()))
                        .sorted(order)
                        .toList());
    }

    /** Returns the stale ones, the longest stale first. */
    public List<Line> stale() {
        return lines.stream().filter(Line::stale).toList();
    }

    /**
     * Returns those that stand in one way, in the order of the agenda.
     *
     * @param standing the way, such as {@link ActionStanding#INCOMPLETE}
     */
    public List<Line> standing(ActionStanding standing) {
        return lines.stream().filter(line -> line.standing() == standing).toList();
    }

    /** Returns how many lack an owner or a due date, stale or not. */
    public int incomplete() {
        return (int)
                lines.stream().filter(line -> !line.item().item().complete()).count();
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
