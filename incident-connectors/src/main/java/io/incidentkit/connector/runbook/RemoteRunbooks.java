package io.incidentkit.connector.runbook;

import io.incidentkit.connector.call.NotDeliveredException;
import io.incidentkit.effect.Delivery;
import io.incidentkit.runbook.RunbookSource;
import io.incidentkit.store.RunbookCopies;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The runbooks of several places, as they were read last: a question never waits for a place, and one that does not answer leaves its last good
 * copy, with its age. The ids are the place's name, a slash and the path of the page.
 *
 * <p>Thread-safe. {@link #start} reads the places at once and then again and again on a thread of its own, until it is closed; without it,
 * somebody calls {@link #refresh}. With {@link RunbookCopies} what was read is kept: after a start, the copies are there at once, and stay with their
 * age where a place does not answer. Without, such a place has no pages then.
 */
public final class RemoteRunbooks implements RunbookSource, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(RemoteRunbooks.class);

    /** So many pages of one place; those after them, by their paths, are left out and said to be. */
    public static final int MAX_PAGES = 1_000;

    private final List<RunbookPages> places;
    private final @Nullable RunbookSource local;
    private final Duration every;
    private final InstantSource clock;
    private final @Nullable RunbookCopies kept;
    private final Map<String, Copy> copies = new LinkedHashMap<>();
    private final Object reading = new Object();
    private @Nullable ScheduledExecutorService thread;

    private RemoteRunbooks(
            List<RunbookPages> places,
            @Nullable RunbookSource local,
            Duration every,
            InstantSource clock,
            @Nullable RunbookCopies kept) {
        this.places = List.copyOf(places);
        this.local = local;
        this.every = every;
        this.clock = clock;
        this.kept = kept;
        places.forEach(place -> copies.put(place.name(), Copy.NONE));
    }

    /** A copy of before the start is old until the place is read. */
    private record Copy(
            Map<String, String> pages,
            @Nullable Instant readAt,
            @Nullable String failure,
            Instant notBefore,
            boolean isOld) {
        static final Copy NONE = new Copy(Map.of(), null, null, Instant.MIN, false);
    }

    /**
     * A place, as those who operate the application see it.
     *
     * @param name its name
     * @param pages how many of its pages there are
     * @param readAt when they were read last; empty if they never were
     * @param failure why they could not be read since; empty if they were read when it was tried last
     */
    public record Place(String name, int pages, Optional<Instant> readAt, Optional<String> failure) {}

    /**
     * Creates the runbooks of some places.
     *
     * @param places the places, each with a name of its own
     * @param local runbooks that lie here, whose ids stay as they are, or null for none
     * @param every how long after a reading the next one begins, from a second
     * @param clock for the age of what was read
     * @throws IllegalArgumentException if two places have one name, or the time is shorter
     */
    public static RemoteRunbooks of(
            List<RunbookPages> places, @Nullable RunbookSource local, Duration every, InstantSource clock) {
        long names = places.stream().map(RunbookPages::name).distinct().count();
        if (names != places.size()) {
            throw new IllegalArgumentException("Two places of runbooks have the same name");
        }
        if (every.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("Places of runbooks are asked at most once a second");
        }
        return new RemoteRunbooks(places, local, every, clock, null);
    }

    /**
     * Returns the same runbooks, whose copies are kept. It is called ahead of {@link #start}.
     *
     * @param copies keeps them
     */
    public RemoteRunbooks keptIn(RunbookCopies copies) {
        return new RemoteRunbooks(places, local, every, clock, copies);
    }

    /** Returns all pages, as they were read last. */
    @Override
    public Map<String, String> pages() {
        Map<String, String> all = new LinkedHashMap<>(local == null ? Map.of() : local.pages());
        copies().forEach((name, copy) -> copy.pages.forEach((path, page) -> all.put(name + '/' + path, page)));
        return all;
    }

    /** Returns when a page was read, if its place does not answer since. */
    @Override
    public Optional<Instant> copiedAt(String id) {
        int slash = id.indexOf('/');
        Copy copy = slash < 0 ? null : copies().get(id.substring(0, slash));
        return copy == null || (copy.failure == null && !copy.isOld) || !copy.pages.containsKey(id.substring(slash + 1))
                ? Optional.empty()
                : Optional.ofNullable(copy.readAt);
    }

    /** Returns how each place stands. */
    public List<Place> places() {
        List<Place> all = new ArrayList<>();
        copies().forEach((name, copy) -> all.add(new Place(
                name, copy.pages.size(), Optional.ofNullable(copy.readAt), Optional.ofNullable(copy.failure))));
        return all;
    }

    private Map<String, Copy> copies() {
        synchronized (copies) {
            return new LinkedHashMap<>(copies);
        }
    }

    /** Reads each place now, one after another. An interrupt ends it. */
    public void refresh() {
        synchronized (reading) {
            places.forEach(place -> remember(place.name()));
            for (RunbookPages place : places) {
                Copy before = copies().get(place.name());
                if (before != null && !clock.instant().isBefore(before.notBefore)) {
                    Copy now = read(place, before);
                    synchronized (copies) {
                        copies.put(place.name(), now);
                    }
                }
                if (Thread.currentThread().isInterrupted()) {
                    return;
                }
            }
        }
    }

    /** Takes the copy that was kept, as long as nothing was read: also one that could not be got the last time. */
    private void remember(String place) {
        Copy now = copies().get(place);
        if (kept == null || now == null || now.readAt != null) {
            return;
        }
        try {
            kept.find(place).ifPresent(copy -> {
                synchronized (copies) {
                    copies.put(place, new Copy(copy.pages(), copy.readAt(), now.failure, now.notBefore, true));
                }
            });
        } catch (RuntimeException e) {
            LOG.warn("The last copy of the runbooks of {} can't be got", place, e);
        }
    }

    /** Keeps what was read; that it can't be kept takes it from nobody. */
    private void keep(String place, Copy before, Copy now) {
        Instant readAt = now.readAt;
        if (kept == null || readAt == null) {
            return;
        }
        try {
            if (before.readAt != null && before.pages.equals(now.pages)) {
                kept.readAgain(place, readAt);
            } else {
                kept.keep(place, new RunbookCopies.Copy(now.pages, readAt));
            }
        } catch (RuntimeException e) {
            LOG.warn("The runbooks of {} can't be kept: they are gone when the program ends", place, e);
        }
    }

    private Copy read(RunbookPages place, Copy before) {
        try {
            Map<String, String> pages = place.read();
            String leftOut =
                    pages.size() <= MAX_PAGES ? null : "it has " + pages.size() + " pages; " + MAX_PAGES + " are kept";
            Map<String, String> some = new LinkedHashMap<>();
            pages.entrySet().stream()
                    .sorted(Map.Entry.comparingByKey())
                    .limit(MAX_PAGES)
                    .forEach(page -> some.put(page.getKey(), page.getValue()));
            Copy now = new Copy(some, clock.instant(), leftOut, Instant.MIN, false);
            keep(place.name(), before, now);
            return now;
        } catch (NotDeliveredException e) {
            return failed(place, before, e.delivery());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return before;
        } catch (RuntimeException e) {
            // One place that breaks takes none of the others away. Its message may have anything in it.
            return failed(
                    place,
                    before,
                    Delivery.rejected("it could not be read (" + e.getClass().getSimpleName() + ")"));
        }
    }

    private Copy failed(RunbookPages place, Copy before, Delivery why) {
        Instant now = clock.instant();
        String reason = why.text().orElse("no reason was given");
        if (before.failure == null) {
            LOG.warn("The runbooks of {} can't be read ({}); those that were read before stay", place.name(), reason);
        }
        return new Copy(
                before.pages, before.readAt, reason, why.after().map(now::plus).orElse(Instant.MIN), before.isOld);
    }

    /** Begins to read the places in the background. */
    public synchronized void start() {
        if (thread != null) {
            return;
        }
        ScheduledExecutorService started = Executors.newSingleThreadScheduledExecutor(work -> {
            Thread worker = new Thread(work, "incident-runbooks");
            worker.setDaemon(true);
            return worker;
        });
        thread = started;
        // It ends with the thread.
        Future<?> unused = started.scheduleWithFixedDelay(this::refresh, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends the reading in the background; what was read stays. */
    @Override
    public synchronized void close() {
        if (thread != null) {
            thread.shutdownNow();
            thread = null;
        }
    }

    /** Returns the names of the places, and how often they are read. */
    @Override
    public String toString() {
        return places.stream().map(RunbookPages::name).collect(Collectors.joining(", ")) + ", read every "
                + every.toSeconds() + " s";
    }
}
