package io.incidentkit.memory;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * A timer for tests: time stands still until it is advanced, and then what is due runs in the order of its moments, in the
 * thread that advances, each task at its own moment. As a clock: {@code timer.withZone(ZoneOffset.UTC)}.
 *
 * <p>Thread-safe.
 */
public final class ManualTimer implements Timer {
    private final PriorityQueue<Entry> entries =
            new PriorityQueue<>(Comparator.comparing(Entry::moment).thenComparing(Entry::number));
    private Instant now;
    private long number;

    private record Entry(Instant moment, long number, Runnable task) {}

    /**
     * Creates a timer.
     *
     * @param now the moment at which it stands
     */
    public ManualTimer(Instant now) {
        this.now = now;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public synchronized Alarm at(Instant moment, Runnable task) {
        Entry entry = new Entry(moment, number++, task);
        entries.add(entry);
        return () -> remove(entry);
    }

    private synchronized void remove(Entry entry) {
        entries.remove(entry);
    }

    /** Returns the moment of the task that runs next; empty if none is waiting. */
    public synchronized Optional<Instant> next() {
        return Optional.ofNullable(entries.peek()).map(Entry::moment);
    }

    /** Returns how many tasks wait. */
    public synchronized int waiting() {
        return entries.size();
    }

    /**
     * Lets time pass up to a moment, and runs what becomes due on the way, also what such tasks set themselves.
     *
     * @param moment the moment; one that has passed runs only what is due already
     */
    public void advanceTo(Instant moment) {
        for (Runnable task = due(moment); task != null; task = due(moment)) {
            task.run();
        }
    }

    /**
     * Lets some time pass, as {@link #advanceTo} does.
     *
     * @param time how much
     */
    public void advance(Duration time) {
        advanceTo(instant().plus(time));
    }

    private synchronized @Nullable Runnable due(Instant moment) {
        Entry entry = entries.peek();
        if (entry == null || (entry.moment().isAfter(moment) && entry.moment().isAfter(now))) {
            now = moment.isAfter(now) ? moment : now;
            return null;
        }
        entries.remove(entry);
        now = entry.moment().isAfter(now) ? entry.moment() : now;
        return entry.task();
    }
}
