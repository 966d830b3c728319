package io.incidentkit.timeline;

import io.incidentkit.actionitem.ActionState;
import io.incidentkit.actionitem.ActionType;
import io.incidentkit.commander.Person;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Events of the action items (chapter 9). */
public sealed interface ActionEvent extends IncidentEvent {

    /** Returns the item's number on its incident. */
    int item();

    /**
     * An item was added.
     *
     * @param item its number
     * @param kind what it is good for
     * @param description what is to be done
     * @param owner who sees to it, or null
     * @param due by the end of which day, or null
     */
    record ActionAdded(
            int item,
            ActionType kind,
            String description,
            @Nullable Person owner,
            @Nullable LocalDate due) implements ActionEvent {
        @Override
        public EventType type() {
            return EventType.ACTION_ADDED;
        }

        @Override
        public String describe() {
            return "Action item " + item + " (" + kind + "): " + description + owned(owner, due);
        }
    }

    /**
     * An item says something else now. It carries all that it says.
     *
     * @param item its number
     * @param kind what it is good for
     * @param description what is to be done
     * @param owner who sees to it, or null
     * @param due by the end of which day, or null
     */
    record ActionChanged(
            int item,
            ActionType kind,
            String description,
            @Nullable Person owner,
            @Nullable LocalDate due) implements ActionEvent {
        @Override
        public EventType type() {
            return EventType.ACTION_CHANGED;
        }

        @Override
        public String describe() {
            return "Action item " + item + " changed (" + kind + "): " + description + owned(owner, due);
        }
    }

    /**
     * Somebody began with an item.
     *
     * @param item its number
     */
    record ActionStarted(int item) implements ActionEvent {
        @Override
        public EventType type() {
            return EventType.ACTION_STARTED;
        }

        @Override
        public String describe() {
            return "Action item " + item + " is in progress";
        }
    }

    /**
     * An item is done.
     *
     * @param item its number
     */
    record ActionDone(int item) implements ActionEvent {
        @Override
        public EventType type() {
            return EventType.ACTION_DONE;
        }

        @Override
        public String describe() {
            return "Action item " + item + " is done";
        }
    }

    /**
     * An item will not be done.
     *
     * @param item its number
     * @param reason why
     */
    record ActionDropped(int item, String reason) implements ActionEvent {
        @Override
        public EventType type() {
            return EventType.ACTION_DROPPED;
        }

        @Override
        public String describe() {
            return "Action item " + item + " dropped: " + reason;
        }
    }

    /**
     * A review looked at an item.
     *
     * @param item its number
     * @param note what was said, or null
     */
    record ActionReviewed(int item, @Nullable String note) implements ActionEvent {
        @Override
        public EventType type() {
            return EventType.ACTION_REVIEWED;
        }

        @Override
        public String describe() {
            return "Action item " + item + " reviewed" + (note == null ? "" : ": " + note);
        }
    }

    /**
     * It was said how the ticket of an item stands in a tracker.
     *
     * @param item its number
     * @param ticket where to find it
     * @param state how it stands there
     */
    record TicketReported(int item, String ticket, ActionState state) implements ActionEvent {
        @Override
        public EventType type() {
            return EventType.TICKET_REPORTED;
        }

        @Override
        public String describe() {
            return "The ticket of action item " + item + " is " + state.code().replace('-', ' ') + ": " + ticket;
        }
    }

    private static String owned(@Nullable Person owner, @Nullable LocalDate due) {
        return (owner == null ? "" : ", owner " + owner) + (due == null ? "" : ", due " + due);
    }
}
