package io.incidentkit.connector.history;

import io.incidentkit.connector.call.NotDeliveredException;
import io.incidentkit.connector.history.HistoryProgress.Origin;
import io.incidentkit.connector.history.HistoryProgress.State;
import io.incidentkit.effect.Delivery;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One import. It goes on where it was when it is resumed: with the record after the last one that was taken. Thread-safe; one thread
 * at a time works on it.
 */
final class HistoryRun {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryRun.class);
    private static final int MOST_FAILURES = 6;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);

    /** Waits, or returns early when the run is stopped. */
    @FunctionalInterface
    interface Pause {
        /** Waits. */
        void rest(Duration time) throws InterruptedException;
    }

    private final UUID id = UUID.randomUUID();
    private final String tool;
    private final String name;
    private final Origin origin;
    private final String startedBy;
    private final Instant startedAt;
    private final HistorySource source;
    private final HistoryImporter importer;
    private final Clock clock;
    private final HistoryBounds bounds;
    private final @Nullable Pause pause;

    private State state = State.WAITING;
    private @Nullable String reason;
    private @Nullable Instant endedAt;
    private boolean stopping;
    private @Nullable String cursor;
    private @Nullable HistoryPage page;
    private int index;
    private int read;
    private int taken;
    private int joined;
    private int unchanged;
    private int leftOut;
    private int faults;
    private final List<HistoryNote> report = new ArrayList<>();
    private final List<HistoryNote> broken = new ArrayList<>();
    private final List<HistoryNote> remarks = new ArrayList<>();

    HistoryRun(
            HistoryRuns.Start start,
            HistorySource source,
            HistoryImporter importer,
            Clock clock,
            HistoryBounds bounds,
            @Nullable Pause pause) {
        this.tool = start.tool();
        this.name = start.source();
        this.origin = start.origin();
        this.startedBy = start.by();
        this.source = source;
        this.importer = importer;
        this.clock = clock;
        this.bounds = bounds;
        this.pause = pause;
        this.startedAt = clock.instant();
    }

    UUID id() {
        return id;
    }

    synchronized HistoryProgress progress() {
        return new HistoryProgress(
                id, tool, name, origin, startedBy, startedAt, endedAt, state, reason, read, taken, joined, unchanged,
                leftOut, faults, cursor, report, broken, remarks);
    }

    synchronized State state() {
        return state;
    }

    /** Asks it to stop after the record that it is at. */
    synchronized void stop() {
        if (state == State.WAITING) {
            end(State.STOPPED, "stopped before it began");
        } else if (state.goesOn()) {
            stopping = true;
            notifyAll();
        }
    }

    /** Has it go on later, if it is not at the end; whether it has to be worked on. */
    synchronized boolean resume() {
        if (state != State.STOPPED && state != State.FAILED) {
            return false;
        }
        state = State.WAITING;
        reason = null;
        endedAt = null;
        stopping = false;
        return true;
    }

    /** Works until the end, a bound, a stop or a failure. */
    void work() {
        if (!begin()) {
            return;
        }
        Instant until = clock.instant().plus(bounds.time());
        int most = records() + bounds.records();
        int failures = 0;
        long answers = source.answers();
        try {
            while (isOn(until, most)) {
                try {
                    step();
                    failures = 0;
                } catch (NotDeliveredException e) {
                    failures = source.answers() > answers ? 1 : failures + 1;
                    answers = source.answers();
                    if (!rest(e.delivery(), failures)) {
                        return;
                    }
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            end(State.STOPPED, "the program ends");
        } catch (InvalidInputException e) {
            end(State.FAILED, words(e));
        } catch (RuntimeException e) {
            LOG.warn("The import {} of {} failed", id, name, e);
            end(State.FAILED, "something went wrong here: " + e.getClass().getSimpleName());
        }
    }

    private synchronized boolean begin() {
        if (state != State.WAITING) {
            return false;
        }
        state = State.RUNNING;
        return true;
    }

    private synchronized int records() {
        return read;
    }

    private synchronized boolean isOn(Instant until, int most) {
        if (!state.goesOn()) {
            return false;
        }
        if (stopping) {
            end(State.STOPPED, "stopped");
        } else if (read >= most) {
            end(State.STOPPED, "came to its bound of " + bounds.records() + " records");
        } else if (clock.instant().isAfter(until)) {
            end(State.STOPPED, "came to its bound of " + bounds.time());
        }
        return state.goesOn();
    }

    /** Reads a part, or takes one record of it. */
    private void step() throws NotDeliveredException, InterruptedException {
        HistoryPage part = page;
        if (part == null) {
            fetched(source.read(cursor));
        } else if (index < part.incidents().size()) {
            take(part.incidents().get(index));
        } else {
            turn(part);
        }
    }

    private synchronized void fetched(HistoryPage part) {
        page = part;
        index = 0;
        read += part.leftOut().size() + part.faults().size();
        leftOut += part.leftOut().size();
        faults += part.faults().size();
        part.leftOut().forEach(note -> note(report, note));
        part.faults().forEach(note -> note(broken, note));
    }

    /** One that can't be kept loses no other. */
    private void take(HistoricIncident historic) {
        String record = historic.past().sourceId();
        HistoryImporter.Taken result = null;
        String fault = null;
        try {
            result = importer.take(historic);
        } catch (InvalidInputException e) {
            fault = words(e);
        } catch (RuntimeException e) {
            LOG.warn("{} of {} could not be imported", record, name, e);
            fault = "could not be kept: " + e.getClass().getSimpleName();
        }
        counted(record, result, fault);
    }

    private synchronized void counted(String record, HistoryImporter.@Nullable Taken result, @Nullable String fault) {
        index++;
        read++;
        if (result == null) {
            faults++;
            note(broken, new HistoryNote(record, String.valueOf(fault)));
            return;
        }
        if (result.isNew()) {
            taken++;
        } else if (result.changed()) {
            joined++;
        } else {
            unchanged++;
        }
        result.remarks().forEach(words -> note(remarks, new HistoryNote(record, words)));
    }

    private synchronized void turn(HistoryPage part) {
        page = null;
        cursor = part.next();
        if (cursor == null) {
            end(State.DONE, null);
        }
    }

    /** Waits as long as it is asked to; whether it goes on then. */
    private boolean rest(Delivery failure, int failures) throws InterruptedException {
        String why = failure.text().orElse("it can't be read");
        if (failure.kind() == Delivery.Kind.REJECTED || failures > MOST_FAILURES) {
            end(State.FAILED, why);
            return false;
        }
        Duration time = failure.after().orElse(FIRST_PAUSE.multipliedBy(failures));
        paused(why);
        if (pause != null) {
            pause.rest(time);
        } else {
            await(time);
        }
        running();
        return true;
    }

    private synchronized void paused(String why) {
        state = State.PAUSED;
        reason = why;
    }

    private synchronized void running() {
        if (state == State.PAUSED) {
            state = State.RUNNING;
            reason = null;
        }
    }

    private synchronized void await(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0 && !stopping; left = end - System.nanoTime()) {
            wait(Math.max(1, left / 1_000_000));
        }
    }

    private synchronized void end(State how, @Nullable String why) {
        state = how;
        reason = why;
        endedAt = clock.instant();
        LOG.info("The import {} of {} is {}: {} read, {} new", id, name, how.code(), read, taken);
    }

    private static void note(List<HistoryNote> notes, HistoryNote note) {
        if (notes.size() < HistoryProgress.MAX_NOTES) {
            notes.add(note);
        }
    }

    private static String words(InvalidInputException e) {
        return e.faults().stream().map(FieldError::toString).collect(Collectors.joining("; "));
    }
}
