package io.incidentkit.playbook;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.actionitem.ActionState;
import io.incidentkit.actionitem.ActionTicket;
import io.incidentkit.command.ActionCommand.AddAction;
import io.incidentkit.command.ActionCommand.ChangeAction;
import io.incidentkit.command.ActionCommand.CompleteAction;
import io.incidentkit.command.ActionCommand.DropAction;
import io.incidentkit.command.ActionCommand.ReportTicket;
import io.incidentkit.command.ActionCommand.ReviewAction;
import io.incidentkit.command.ActionCommand.StartAction;
import io.incidentkit.command.CommandType;
import io.incidentkit.playbook.CommandHandler.Permit;
import io.incidentkit.timeline.ActionEvent;
import io.incidentkit.timeline.ActionEvent.ActionAdded;
import io.incidentkit.timeline.ActionEvent.ActionChanged;
import io.incidentkit.timeline.ActionEvent.ActionDone;
import io.incidentkit.timeline.ActionEvent.ActionDropped;
import io.incidentkit.timeline.ActionEvent.ActionReviewed;
import io.incidentkit.timeline.ActionEvent.ActionStarted;
import io.incidentkit.timeline.ActionEvent.TicketReported;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Decides the commands of the action items (chapter 9). */
final class ActionHandlers {
    /** The rows of the table. */
    static final List<CommandHandler<?>> ALL = List.of(
            CommandHandler.always(CommandType.ADD_ACTION, AddAction.class, Permit.ALWAYS, ActionHandlers::add),
            CommandHandler.always(CommandType.CHANGE_ACTION, ChangeAction.class, Permit.ALWAYS, ActionHandlers::change),
            CommandHandler.always(
                    CommandType.START_ACTION,
                    StartAction.class,
                    Permit.ALWAYS,
                    (start, deciding) -> start(start.item(), deciding)),
            CommandHandler.always(
                    CommandType.COMPLETE_ACTION,
                    CompleteAction.class,
                    Permit.ALWAYS,
                    (complete, deciding) -> advance(new ActionDone(complete.item()), deciding)),
            CommandHandler.always(
                    CommandType.DROP_ACTION,
                    DropAction.class,
                    Permit.ALWAYS,
                    (drop, deciding) -> advance(new ActionDropped(drop.item(), drop.reason()), deciding)),
            CommandHandler.always(
                    CommandType.REVIEW_ACTION,
                    ReviewAction.class,
                    Permit.ALWAYS,
                    (review, deciding) -> advance(new ActionReviewed(review.item(), review.note()), deciding)),
            CommandHandler.always(
                    CommandType.REPORT_TICKET, ReportTicket.class, Permit.ALWAYS, ActionHandlers::reportTicket));

    private ActionHandlers() {}

    private static void add(AddAction add, CommandContext deciding) {
        int number = deciding.incident.actionItems().size() + 1;
        if (number > ActionItem.MAX_OF_AN_INCIDENT) {
            deciding.fault(
                    "description",
                    "is one action item more than the " + ActionItem.MAX_OF_AN_INCIDENT
                            + " that an incident has; keep what is smaller in a ticket of one of them");
            return;
        }
        deciding.append(new ActionAdded(number, add.kind(), add.description(), add.owner(), add.due()));
    }

    private static void change(ChangeAction change, CommandContext deciding) {
        ActionItem item = unfinished(change.item(), deciding);
        if (item == null) {
            return;
        }
        deciding.append(new ActionChanged(
                item.number(),
                change.kind() == null ? item.type() : change.kind(),
                change.description() == null ? item.description() : change.description(),
                change.owner() == null ? item.owner() : change.owner(),
                change.due() == null ? item.due() : change.due()));
    }

    private static void start(int number, CommandContext deciding) {
        ActionItem item = unfinished(number, deciding);
        if (item != null && item.state() == ActionState.IN_PROGRESS) {
            deciding.fault("item", number + " is in progress already");
        }
        append(item, new ActionStarted(number), deciding);
    }

    private static void reportTicket(ReportTicket report, CommandContext deciding) {
        ActionItem item = unfinished(report.item(), deciding);
        ActionTicket ticket = new ActionTicket(report.ticket(), report.state());
        if (item != null && ticket.equals(item.ticket())) {
            deciding.fault("state", "of " + ticket + " is known already");
        }
        append(item, new TicketReported(report.item(), ticket.reference(), ticket.state()), deciding);
    }

    /** Done, dropped or reviewed: whatever can happen to an item that is not finished. */
    private static void advance(ActionEvent event, CommandContext deciding) {
        append(unfinished(event.item(), deciding), event, deciding);
    }

    private static void append(@Nullable ActionItem item, ActionEvent event, CommandContext deciding) {
        if (item == null) {
            return;
        }
        deciding.rule(TimeRules.notBefore(
                "What is " + event.type(), deciding.at, "item " + item.number() + " was added", item.addedAt()));
        deciding.append(event);
    }

    private static @Nullable ActionItem unfinished(int number, CommandContext deciding) {
        List<ActionItem> items = deciding.incident.actionItems();
        if (number < 1
                || number > items.size()
                || !items.get(number - 1).state().unfinished()) {
            deciding.fault(
                    "item",
                    number + " is no unfinished action item of " + deciding.incident.reference() + "; unfinished are "
                            + items.stream()
                                    .filter(item -> item.state().unfinished())
                                    .map(item -> Integer.toString(item.number()))
                                    .collect(Collectors.joining(", ", "[", "]")));
            return null;
        }
        return items.get(number - 1);
    }
}
