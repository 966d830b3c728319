package io.incidentkit.memory;

import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.store.ConcurrentUpdateException;
import io.incidentkit.store.GivenCommand;
import io.incidentkit.store.IncidentChange;
import io.incidentkit.store.IncidentPage;
import io.incidentkit.store.IncidentQuery;
import io.incidentkit.store.IncidentStore;
import io.incidentkit.timeline.TimelineEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps incidents in memory, for tools without a database and for tests. It keeps everything that it is given until the
 * process ends.
 *
 * <p>Thread-safe.
 */
public final class InMemoryIncidentStore implements IncidentStore {
    /** Holds the keys that a change lets go of. */
    private static final IncidentId NOBODY = new IncidentId(new UUID(0, 0));

    private final Map<IncidentId, Incident> incidents = new HashMap<>();
    private final Map<IncidentId, List<TimelineEntry>> timelines = new HashMap<>();
    private final TreeMap<Long, IncidentId> numbers = new TreeMap<>();
    private final Map<String, IncidentId> openKeys = new HashMap<>();
    private final Map<String, IncidentId> lastKeys = new HashMap<>();
    private final Map<IncidentId, Map<String, GivenCommand>> given = new HashMap<>();

    /** The work that follows what the thread does that is alone; null while none is. */
    private @Nullable List<Runnable> following;

    /** Creates an empty store. */
    public InMemoryIncidentStore() {}

    @Override
    public synchronized List<Incident> append(List<IncidentChange> changes) {
        Map<String, IncidentId> holders = new HashMap<>();
        for (IncidentChange change : changes) {
            check(change, holders);
        }
        return changes.stream().map(this::write).toList();
    }

    /** All others wait, whichever incident theirs is: it takes some microseconds. What follows is done once they need not wait any more. */
    @Override
    public <T> T alone(IncidentId id, Supplier<T> work) {
        List<Runnable> follows = new ArrayList<>();
        try {
            return alone(work, follows);
        } finally {
            follows.forEach(Runnable::run);
        }
    }

    private synchronized <T> T alone(Supplier<T> work, List<Runnable> follows) {
        List<Runnable> outer = following;
        following = outer == null ? follows : outer;
        try {
            return work.get();
        } finally {
            following = outer;
        }
    }

    @Override
    public void afterCommit(Runnable work) {
        if (!followsLater(work)) {
            work.run();
        }
    }

    private synchronized boolean followsLater(Runnable work) {
        if (following == null) {
            return false;
        }
        following.add(work);
        return true;
    }

    @Override
    public synchronized Incident strikeOut(
            IncidentChange change, List<TimelineEntry> struck, UnaryOperator<String> text) {
        Incident stored = append(List.of(change)).get(0);
        List<TimelineEntry> timeline = timelines.getOrDefault(stored.id(), List.of());
        struck.forEach(entry -> timeline.set(entry.sequence() - 1, entry));
        return stored;
    }

    @Override
    public synchronized void remove(Incident incident) {
        IncidentId id = incident.id();
        Incident current = incidents.get(id);
        if (current == null || current.version() != incident.version()) {
            throw new ConcurrentUpdateException(id, incident.version());
        }
        incidents.remove(id);
        timelines.remove(id);
        given.remove(id);
        openKeys.values().removeIf(id::equals);
        lastKeys.values().removeIf(id::equals);
    }

    /** A key is free if nobody holds it, or if a change before this one lets go of it. */
    private void check(IncidentChange change, Map<String, IncidentId> holders) {
        IncidentId id = change.after().id();
        Incident current = incidents.get(id);
        int expected = change.before().map(Incident::version).orElse(0);
        boolean taken = change.after().openKeys().stream()
                .map(key -> holders.getOrDefault(key, openKeys.get(key)))
                .anyMatch(holder -> holder != null && !holder.equals(id) && !NOBODY.equals(holder));
        boolean known = change.given()
                .filter(command -> given(id, command.id()).isPresent())
                .isPresent();
        if ((current == null ? 0 : current.version()) != expected || taken || known) {
            throw new ConcurrentUpdateException(id, expected);
        }
        if (current != null) {
            current.openKeys().forEach(key -> holders.put(key, NOBODY));
        }
        change.after().openKeys().forEach(key -> holders.put(key, id));
    }

    private Incident write(IncidentChange change) {
        IncidentId id = change.after().id();
        Incident current = incidents.get(id);
        Incident stored = change.after().numbered(current == null ? numbers.size() + 1L : current.number());
        if (current != null) {
            current.openKeys().forEach(key -> openKeys.remove(key, id));
            current.openKeys().stream()
                    .filter(key -> !stored.openKeys().contains(key))
                    .forEach(key -> lastKeys.put(key, id));
        }
        stored.openKeys().forEach(key -> openKeys.put(key, id));
        incidents.put(id, stored);
        numbers.put(stored.number(), id);
        timelines.computeIfAbsent(id, created -> new ArrayList<>()).addAll(change.entries());
        change.given()
                .ifPresent(command ->
                        given.computeIfAbsent(id, created -> new HashMap<>()).put(command.id(), command));
        return stored;
    }

    @Override
    public synchronized Optional<Incident> find(IncidentId id) {
        return Optional.ofNullable(incidents.get(id));
    }

    @Override
    public synchronized Optional<Incident> findByNumber(long number) {
        return Optional.ofNullable(numbers.get(number)).flatMap(this::find);
    }

    @Override
    public synchronized Optional<Incident> findOpenByKey(String openKey) {
        return Optional.ofNullable(openKeys.get(openKey)).flatMap(this::find);
    }

    @Override
    public synchronized Optional<Incident> findLastByKey(String openKey) {
        return Optional.ofNullable(lastKeys.get(openKey)).flatMap(this::find);
    }

    @Override
    public synchronized List<TimelineEntry> timeline(IncidentId id, int afterSequence, int limit) {
        List<TimelineEntry> all = timelines.getOrDefault(id, List.of());
        int from = Math.min(afterSequence, all.size());
        return List.copyOf(all.subList(from, (int) Math.min(all.size(), (long) from + limit)));
    }

    @Override
    public synchronized Optional<GivenCommand> given(IncidentId id, String command) {
        return Optional.ofNullable(given.getOrDefault(id, Map.of()).get(command));
    }

    @Override
    public synchronized IncidentPage list(IncidentQuery query) {
        List<Incident> found =
                numbers.headMap(query.bound().orElse(Long.MAX_VALUE), false).descendingMap().values().stream()
                        .flatMap(id -> find(id).stream())
                        .filter(incident -> matches(incident, query.state()))
                        .filter(query.filter()::matches)
                        .limit(query.limit() + 1L)
                        .toList();
        return IncidentPage.of(found, query.limit());
    }

    private static boolean matches(Incident incident, IncidentQuery.State state) {
        return switch (state) {
            case OPEN -> incident.isOpen();
            case ENDED -> !incident.isOpen();
            case ALL -> true;
        };
    }
}
