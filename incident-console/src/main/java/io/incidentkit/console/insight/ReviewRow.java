package io.incidentkit.console.insight;

import io.incidentkit.console.form.CommandForm;
import io.incidentkit.console.page.TicketView;
import io.incidentkit.console.page.When;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An action item in the weekly review, and what can be done with it on the spot.
 *
 * @param id what tells it from the page's others, such as {@code INC-42-3}
 * @param incident its incident
 * @param number its number there
 * @param what what is to be done, with its web addresses as links
 * @param team the team that answers for it
 * @param kind what it is good for
 * @param state where it stands
 * @param owner who sees to it, or null
 * @param due by when, or null
 * @param overdue whether that day is over
 * @param why why it is stale; empty if it is not
 * @param ticket its ticket in a tracker, or null
 * @param reviewed when a review last looked at it, or null
 * @param thisWeek whether that was this week
 * @param change the form of owner and due date; null for a reader who can't be named
 * @param press what takes no more than a press
 * @param drop the form that drops it, or null
 */
public record ReviewRow(
        String id,
        String incident,
        int number,
        List<Piece> what,
        String team,
        String kind,
        String state,
        @Nullable String owner,
        @Nullable String due,
        boolean overdue,
        List<String> why,
        @Nullable TicketView ticket,
        @Nullable When reviewed,
        boolean thisWeek,
        @Nullable CommandForm change,
        List<CommandForm> press,
        @Nullable CommandForm drop) {

    /** A piece of a text, and whether it is a web address. */
    public record Piece(String text, boolean link) {}

    /** Returns whether one of its forms came back. */
    public boolean answered() {
        return sent() != null;
    }

    /** Returns the form that came back, or null. */
    public @Nullable CommandForm sent() {
        return Stream.concat(Stream.of(change, drop), press.stream())
                .filter(form -> form != null && form.sent() != null)
                .findFirst()
                .orElse(null);
    }
}
