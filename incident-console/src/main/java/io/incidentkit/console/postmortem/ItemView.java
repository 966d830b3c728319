package io.incidentkit.console.postmortem;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.actionitem.ActionItemRules;
import io.incidentkit.command.CommandType;
import io.incidentkit.console.form.CommandForm;
import io.incidentkit.console.page.TicketView;
import io.incidentkit.console.page.Times;
import io.incidentkit.console.page.When;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An action item, and what can be done with it.
 *
 * @param number its number on its incident
 * @param description what is to be done
 * @param kind what it is good for
 * @param state where it stands
 * @param unfinished whether there is still something to do
 * @param owner who sees to it, or null
 * @param due by when, or null
 * @param overdue whether that day is over
 * @param stale why it is stale; empty if it is not. What it lacks is said where its owner and its day stand
 * @param dropped why it was dropped, or null
 * @param ticket its ticket in a tracker, or null
 * @param reviewed when a review last looked at it, or null
 * @param quick what takes no more than a press
 * @param more what takes more
 */
public record ItemView(
        int number,
        String description,
        String kind,
        String state,
        boolean unfinished,
        @Nullable String owner,
        @Nullable String due,
        boolean overdue,
        List<String> stale,
        @Nullable String dropped,
        @Nullable TicketView ticket,
        @Nullable When reviewed,
        List<CommandForm> quick,
        List<CommandForm> more) {
    private static final Set<CommandType> QUICK =
            EnumSet.of(CommandType.START_ACTION, CommandType.COMPLETE_ACTION, CommandType.REVIEW_ACTION);

    public static ItemView of(ActionItem item, List<CommandForm> forms, Times times) {
        return new ItemView(
                item.number(),
                item.description(),
                item.type().name(),
                item.state().code().replace('-', ' '),
                item.state().unfinished(),
                item.owner() == null ? null : item.owner().name(),
                item.due() == null ? null : times.day(item.due()),
                item.overdue(times.now(), times.zone()),
                ActionItemRules.reviewedWeekly(item, times.now(), times.zone()).stream()
                        .map(violation -> violation.message())
                        .toList(),
                item.dropReason(),
                TicketView.of(item),
                item.reviewedAt() == null ? null : times.when(item.reviewedAt()),
                forms.stream().filter(form -> QUICK.contains(form.type())).toList(),
                forms.stream().filter(form -> !QUICK.contains(form.type())).toList());
    }

    /** Returns whether one of its forms came back, so that it is shown at once. */
    public boolean answered() {
        return Stream.concat(quick.stream(), more.stream()).anyMatch(form -> form.sent() != null);
    }
}
