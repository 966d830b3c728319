package io.incidentkit.incident;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.actionitem.ActionTicket;
import io.incidentkit.timeline.ActionEvent;
import io.incidentkit.timeline.ActionEvent.ActionAdded;
import io.incidentkit.timeline.ActionEvent.ActionChanged;
import io.incidentkit.timeline.ActionEvent.ActionDone;
import io.incidentkit.timeline.ActionEvent.ActionDropped;
import io.incidentkit.timeline.ActionEvent.ActionReviewed;
import io.incidentkit.timeline.ActionEvent.TicketReported;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Folds the events of action items into the items. Pure. */
final class ActionItemFold {
    private ActionItemFold() {}

    static List<ActionItem> apply(List<ActionItem> items, ActionEvent event, Instant at) {
        List<ActionItem> all = new ArrayList<>(items);
        if (event instanceof ActionAdded added) {
            all.add(ActionItem.open(added.item(), added.kind(), added.description(), added.owner(), added.due(), at));
        } else {
            all.set(event.item() - 1, changed(items.get(event.item() - 1), event, at));
        }
        return all;
    }

    private static ActionItem changed(ActionItem item, ActionEvent event, Instant at) {
        if (event instanceof ActionChanged changed) {
            return item.changed(changed.kind(), changed.description(), changed.owner(), changed.due());
        }
        if (event instanceof ActionDone) {
            return item.done(at);
        }
        if (event instanceof ActionDropped dropped) {
            return item.dropped(at, dropped.reason());
        }
        if (event instanceof TicketReported reported) {
            return item.withTicket(new ActionTicket(reported.ticket(), reported.state()));
        }
        return event instanceof ActionReviewed ? item.reviewed(at) : item.started();
    }
}
