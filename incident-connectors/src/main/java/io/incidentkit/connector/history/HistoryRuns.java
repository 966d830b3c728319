package io.incidentkit.connector.history;

import io.incidentkit.connector.history.HistoryProgress.Origin;
import io.incidentkit.service.Incidents;
import io.incidentkit.validation.InputValidator;
import io.incidentkit.validation.InvalidInputException;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The imports of this node, one after another. They end with the program; one that is started again takes what the one before it did
 * not, as nothing is taken twice.
 *
 * <p>Thread-safe.
 */
public final class HistoryRuns implements AutoCloseable {
    /** So many runs are remembered. */
    static final int REMEMBERED = 20;

    /** So many wait or go on at once; a file stays in memory until then. */
    static final int MOST_AT_ONCE = 4;

    private final Incidents incidents;
    private final Map<String, HistoryForm> forms = new LinkedHashMap<>();
    private final Map<String, Place> places = new LinkedHashMap<>();
    private final Map<String, SeverityScale> scales = new LinkedHashMap<>();
    private final Clock clock;
    private final HistoryBounds bounds;
    private final Executor executor;
    private final HistoryRun.@Nullable Pause pause;
    private final HistoryImporter importer;
    private final Deque<HistoryRun> runs = new ArrayDeque<>();

    private HistoryRuns(Builder builder) {
        this.incidents = builder.incidents;
        builder.forms.forEach(form -> forms.put(form.tool(), form));
        places.putAll(builder.places);
        scales.putAll(builder.scales);
        this.clock = builder.clock;
        this.bounds = builder.bounds;
        this.executor = builder.executor == null ? ownThread() : builder.executor;
        this.pause = builder.pause;
        this.importer = new HistoryImporter(incidents, builder.zone);
    }

    /**
     * A history that can be read from its tool.
     *
     * @param source what to call it
     * @param opens opens it
     */
    public record Place(String source, Supplier<HistorySource> opens) {}

    /** A start. */
    record Start(String tool, String source, Origin origin, String by) {}

    /**
     * Starts to build.
     *
     * @param incidents takes the histories in
     */
    public static Builder builder(Incidents incidents) {
        return new Builder(incidents);
    }

    /** Returns the tools whose files are read. */
    public Set<String> tools() {
        return new TreeSet<>(forms.keySet());
    }

    /** Returns the tools whose own API is set to be read, each with what its history is called. */
    public Map<String, String> places() {
        Map<String, String> known = new LinkedHashMap<>();
        places.forEach((tool, place) -> known.put(tool, place.source()));
        return known;
    }

    /**
     * Starts to import a file.
     *
     * @param tool whose history it is
     * @param source what to call it, the same each time
     * @param document the file
     * @param by who starts it, for people
     * @return the run
     * @throws InvalidInputException if the tool is not known, the name is no name, the file is too long, or too many runs wait
     */
    public HistoryProgress start(String tool, String source, byte[] document, String by) {
        HistoryForm form = forms.get(tool);
        if (form == null) {
            throw fault("tool", "is " + tool + "; files are read of " + tools());
        }
        SeverityScale scale = scales.getOrDefault(tool, SeverityScale.of(incidents.policy(), Map.of()));
        HistorySetting setting = new HistorySetting(source, scale);
        return start(new Start(tool, setting.source(), Origin.FILE, by), FileHistory.of(form, setting, document));
    }

    /**
     * Starts to import from the tool itself.
     *
     * @param tool whose history it is
     * @param by who starts it, for people
     * @return the run
     * @throws InvalidInputException if the tool is not set, or too many runs wait
     */
    public HistoryProgress start(String tool, String by) {
        Place place = places.get(tool);
        if (place == null) {
            throw fault("tool", "is " + tool + "; set to be read are " + places.keySet() + ", of others send a file");
        }
        return start(
                new Start(tool, place.source(), Origin.API, by), place.opens().get());
    }

    private HistoryProgress start(Start start, HistorySource source) {
        HistoryRun run = new HistoryRun(start, source, importer, clock, bounds, pause);
        synchronized (runs) {
            requireRoom();
            runs.addFirst(run);
            while (runs.size() > REMEMBERED) {
                runs.removeLast();
            }
        }
        executor.execute(run::work);
        return run.progress();
    }

    /** Returns the runs, the latest first. */
    public List<HistoryProgress> all() {
        synchronized (runs) {
            return runs.stream().map(HistoryRun::progress).toList();
        }
    }

    /**
     * Finds a run.
     *
     * @param id its id
     */
    public Optional<HistoryProgress> find(UUID id) {
        return run(id).map(HistoryRun::progress);
    }

    /**
     * Asks a run to stop after the record that it is at; one that has ended stays as it is.
     *
     * @param id its id
     * @return the run, or empty if there is none
     */
    public Optional<HistoryProgress> stop(UUID id) {
        Optional<HistoryRun> run = run(id);
        run.ifPresent(HistoryRun::stop);
        return run.map(HistoryRun::progress);
    }

    /**
     * Has a run go on that was stopped or gave up; any other stays as it is.
     *
     * @param id its id
     * @return the run, or empty if there is none
     * @throws InvalidInputException if too many runs wait
     */
    public Optional<HistoryProgress> resume(UUID id) {
        Optional<HistoryRun> run = run(id);
        if (run.isPresent()) {
            synchronized (runs) {
                if (run.get().progress().state() != HistoryProgress.State.DONE) {
                    requireRoom();
                }
            }
            if (run.get().resume()) {
                executor.execute(run.get()::work);
            }
        }
        return run.map(HistoryRun::progress);
    }

    /** Stops what goes on. */
    @Override
    public void close() {
        synchronized (runs) {
            runs.forEach(HistoryRun::stop);
        }
        if (executor instanceof ExecutorService own) {
            own.shutdownNow();
        }
    }

    private void requireRoom() {
        long going = runs.stream().filter(run -> run.state().goesOn()).count();
        if (going >= MOST_AT_ONCE) {
            throw fault("import", "has to wait: " + going + " others are not at their end");
        }
    }

    private Optional<HistoryRun> run(UUID id) {
        synchronized (runs) {
            return runs.stream().filter(run -> run.id().equals(id)).findFirst();
        }
    }

    private static InvalidInputException fault(String field, String words) {
        InputValidator faults = new InputValidator();
        faults.add(field, words);
        try {
            faults.throwIfAny();
        } catch (InvalidInputException e) {
            return e;
        }
        throw new IllegalStateException(words);
    }

    private static ExecutorService ownThread() {
        return Executors.newSingleThreadExecutor(work -> {
            Thread thread = new Thread(work, "incident-history-import");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Builds {@link HistoryRuns}. Not thread-safe. */
    public static final class Builder {
        private final Incidents incidents;
        private final Map<String, Place> places = new LinkedHashMap<>();
        private final Map<String, SeverityScale> scales = new LinkedHashMap<>();
        private List<HistoryForm> forms = List.of();
        private Clock clock = Clock.systemUTC();
        private ZoneId zone = ZoneOffset.UTC;
        private HistoryBounds bounds = HistoryBounds.STANDARD;
        private @Nullable Executor executor;
        private HistoryRun.@Nullable Pause pause;

        private Builder(Incidents incidents) {
            this.incidents = incidents;
        }

        /** Sets the forms of files. */
        public Builder forms(List<HistoryForm> all) {
            this.forms =
                    all.stream().sorted(Comparator.comparing(HistoryForm::tool)).toList();
            return this;
        }

        /** Sets that a tool is read itself. */
        public Builder place(String tool, Place place) {
            places.put(tool, place);
            return this;
        }

        /** Sets which of our levels the severities of a tool are in its files. */
        public Builder scale(String tool, SeverityScale scale) {
            scales.put(tool, scale);
            return this;
        }

        /** Sets the zone of times that documents write without one; UTC by default. */
        public Builder zone(ZoneId given) {
            this.zone = given;
            return this;
        }

        /** Sets the bounds of one run. */
        public Builder bounds(HistoryBounds given) {
            this.bounds = given;
            return this;
        }

        /** Sets the clock; the system's by default. */
        public Builder clock(Clock given) {
            this.clock = given;
            return this;
        }

        /** Sets who works on runs; a thread of its own by default. */
        Builder executor(Executor given) {
            this.executor = given;
            return this;
        }

        /** Sets how to wait. */
        Builder pause(HistoryRun.Pause given) {
            this.pause = given;
            return this;
        }

        /** Ends the building. */
        public HistoryRuns build() {
            return new HistoryRuns(this);
        }
    }
}
