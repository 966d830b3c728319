package io.incidentkit.insight;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.actionitem.ActionState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether lessons stuck: how the action items of an earlier incident stood at the moment at which it came back.
 *
 * @param done finished by then
 * @param open not finished by then, whatever became of them later
 * @param dropped given up by then
 */
public record Lessons(int done, int open, int dropped) {
    /** No action item. */
    public static final Lessons NONE = new Lessons(0, 0, 0);

    /** How the items stood then; one that was added later is none of them. */
    static Lessons of(List<ActionItem> items, Instant then) {
        Lessons lessons = NONE;
        for (ActionItem item : items) {
            if (!item.addedAt().isAfter(then)) {
                lessons = lessons.plus(at(item, then));
            }
        }
        return lessons;
    }

    private static Lessons at(ActionItem item, Instant then) {
        Instant finished = item.finishedAt();
        if (finished == null || finished.isAfter(then)) {
            return new Lessons(0, 1, 0);
        }
        return item.state() == ActionState.DROPPED ? new Lessons(0, 0, 1) : new Lessons(1, 0, 0);
    }

    /** Returns how many items there were. */
    public int total() {
        return done + open + dropped;
    }

    /**
     * Adds others.
     *
     * @param other the others
     * @return the sums
     */
    public Lessons plus(Lessons other) {
        return new Lessons(done + other.done, open + other.open, dropped + other.dropped);
    }

    /** Returns them in words, such as {@code 3 action items: 1 done, 2 open}. */
    public String words() {
        if (total() == 0) {
            return "no action item";
        }
        List<String> parts = new ArrayList<>();
        add(parts, done, "done");
        add(parts, open, "open");
        add(parts, dropped, "dropped");
        return FigureFormat.count(total(), "action item", "action items") + ": " + String.join(", ", parts);
    }

    private static void add(List<String> parts, int count, String how) {
        if (count > 0) {
            parts.add(count + " " + how);
        }
    }
}
