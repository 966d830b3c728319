package io.incidentkit.console.insight;

import io.incidentkit.rule.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of the weekly review.
 *
 * @param rows the items of this page
 * @param fitting how many there are of which that is asked for
 * @param open how many are not finished, of all
 * @param reviewed how many of these a review looked at this week
 * @param findings what surfaces, and what is only for show: the first of them
 * @param found how many findings there are
 * @param teams the teams that have items, to choose from
 * @param owners who sees to items, to choose from
 * @param agenda when the review's agenda is sent, or that it is not
 * @param before the address of the page before, or null
 * @param after that of the next one, or null
 */
public record ReviewPage(
        List<ReviewRow> rows,
        int fitting,
        int open,
        int reviewed,
        List<Violation> findings,
        int found,
        List<String> teams,
        List<String> owners,
        String agenda,
        @Nullable String before,
        @Nullable String after) {

    /** Returns whether a form that came back stands at one of the rows. */
    public boolean answered() {
        return rows.stream().anyMatch(ReviewRow::answered);
    }
}
