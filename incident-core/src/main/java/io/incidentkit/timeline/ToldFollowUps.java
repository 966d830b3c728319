package io.incidentkit.timeline;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.actionitem.ActionState;
import io.incidentkit.backfill.PastFollowUp;
import io.incidentkit.backfill.PastIncident;
import io.incidentkit.backfill.Telling;
import io.incidentkit.commander.Actor;
import io.incidentkit.timeline.ActionEvent.ActionAdded;
import io.incidentkit.timeline.ActionEvent.ActionChanged;
import io.incidentkit.timeline.ActionEvent.ActionDone;
import io.incidentkit.timeline.ActionEvent.ActionDropped;
import io.incidentkit.timeline.ActionEvent.ActionStarted;
import io.incidentkit.timeline.BackfillEvent.HistoryTold;
import io.incidentkit.timeline.LoopEvent.Declared;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The action items that the follow-ups of an imported incident are. Which item a follow-up became is not stored by itself: those that a
 * source told at one time were added with its telling, in the same order.
 */
public final class ToldFollowUps {
    private static final String NO_REASON = "(The source says no more.)";

    private ToldFollowUps() {}

    /**
     * One thing that happened to an item.
     *
     * @param at when
     * @param event the event
     */
    public record Change(Instant at, ActionEvent event) {}

    /**
     * Returns what happened to the follow-ups of an incident that is imported for the first time.
     *
     * @param past the incident
     * @param now the moment: nothing happened after it
     * @return the changes, item by item
     */
    public static List<Change> ofNew(PastIncident past, Instant now) {
        List<Change> changes = new ArrayList<>();
        int number = 1;
        for (PastFollowUp each : past.followUps()) {
            add(changes, number, each, past.firstMoment(), now);
            number++;
        }
        return changes;
    }

    /**
     * Returns what a source tells of its follow-ups that is not so here yet. What people did with an item stands, and one that is
     * finished stays as it is.
     *
     * @param timeline the entries of the incident
     * @param past the incident, as all that was told of it says
     * @param items its action items
     * @param source who told
     * @param now the moment
     * @return the changes
     */
    public static List<Change> since(
            List<TimelineEntry> timeline, PastIncident past, List<ActionItem> items, Actor source, Instant now) {
        Map<String, Integer> numbers = numbers(timeline, source);
        Set<Integer> touched = timeline.stream()
                .filter(entry ->
                        entry.event() instanceof ActionEvent && !entry.actor().equals(source))
                .map(entry -> ((ActionEvent) entry.event()).item())
                .collect(Collectors.toSet());
        List<Change> changes = new ArrayList<>();
        int next = items.size() + 1;
        for (PastFollowUp each : past.followUps()) {
            Integer number = numbers.get(each.id());
            if (number == null) {
                add(changes, next, each, past.firstMoment(), now);
                next++;
            } else if (number <= items.size() && !touched.contains(number)) {
                change(changes, items.get(number - 1), each, now);
            }
        }
        return changes;
    }

    private static Map<String, Integer> numbers(List<TimelineEntry> timeline, Actor source) {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        for (TimelineEntry told : timeline) {
            Telling telling = telling(told.event());
            if (telling == null) {
                continue;
            }
            List<Integer> added = timeline.stream()
                    .filter(entry -> entry.sequence() > told.sequence()
                            && entry.event() instanceof ActionAdded
                            && entry.recordedAt().equals(told.recordedAt())
                            && entry.actor().equals(source))
                    .map(entry -> ((ActionAdded) entry.event()).item())
                    .toList();
            List<String> fresh = telling.followUps().stream()
                    .map(Telling.FollowUp::id)
                    .filter(id -> !numbers.containsKey(id))
                    .toList();
            for (int i = 0; i < fresh.size() && i < added.size(); i++) {
                numbers.put(fresh.get(i), added.get(i));
            }
        }
        return numbers;
    }

    private static @Nullable Telling telling(IncidentEvent event) {
        if (event instanceof Declared declared) {
            return declared.told();
        }
        return event instanceof HistoryTold more ? more.told() : null;
    }

    private static void add(List<Change> changes, int number, PastFollowUp each, Instant first, Instant now) {
        Instant at = within(each.created(), Instant.MIN, first, now);
        changes.add(new Change(at, new ActionAdded(number, each.kind(), each.description(), each.owner(), each.due())));
        proceed(changes, number, ActionState.OPEN, each, at, now);
    }

    private static void change(List<Change> changes, ActionItem item, PastFollowUp each, Instant now) {
        if (!item.state().unfinished()) {
            return;
        }
        Instant at = within(each.lastEdited(), item.addedAt(), now, now);
        boolean isSame = item.type().equals(each.kind())
                && item.description().equals(each.description())
                && Objects.equals(item.owner(), each.owner())
                && Objects.equals(item.due(), each.due());
        if (!isSame) {
            changes.add(new Change(
                    at, new ActionChanged(item.number(), each.kind(), each.description(), each.owner(), each.due())));
        }
        proceed(changes, item.number(), item.state(), each, item.addedAt(), now);
    }

    private static void proceed(
            List<Change> changes, int number, ActionState state, PastFollowUp each, Instant added, Instant now) {
        if (state.compareTo(each.state()) >= 0) {
            return;
        }
        Instant at = within(each.lastEdited(), added, added, now);
        changes.add(new Change(
                at,
                switch (each.state()) {
                    case OPEN, IN_PROGRESS -> new ActionStarted(number);
                    case DONE -> new ActionDone(number);
                    case DROPPED -> new ActionDropped(number, each.reason() == null ? NO_REASON : each.reason());
                }));
    }

    private static Instant within(@Nullable Instant at, Instant from, Instant otherwise, Instant until) {
        Instant known = at == null ? otherwise : at;
        Instant after = known.isBefore(from) ? from : known;
        return after.isAfter(until) ? until : after;
    }
}
