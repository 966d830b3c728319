package io.incidentkit.incident;

import io.incidentkit.timeline.TimelineEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Keeps incidents in memory, for tools without a database and for tests. It keeps everything that it is given until the
 * process ends.
 *
 * <p>Thread-safe.
 */
public final class InMemoryIncidentStore implements IncidentStore {
    private final Map<IncidentId, Incident> incidents = new HashMap<>();
    private final Map<IncidentId, List<TimelineEntry>> timelines = new HashMap<>();
    private final TreeMap<Long, IncidentId> numbers = new TreeMap<>();
    private final Map<String, IncidentId> openKeys = new HashMap<>();

    /** Creates an empty store. */
    public InMemoryIncidentStore() {}

    @Override
    public synchronized Incident append(Optional<Incident> before, List<TimelineEntry> entries, Incident after) {
        IncidentId id = after.id();
        Incident current = incidents.get(id);
        int expected = before.map(Incident::version).orElse(0);
        IncidentId keyHolder = after.openKey().map(openKeys::get).orElse(null);
        if ((current == null ? 0 : current.version()) != expected || (keyHolder != null && !keyHolder.equals(id))) {
            throw new ConcurrentUpdateException(id, expected);
        }
        Incident stored = after.numbered(current == null ? numbers.size() + 1L : current.number());
        if (current != null) {
            current.openKey().ifPresent(openKeys::remove);
        }
        stored.openKey().ifPresent(key -> openKeys.put(key, id));
        incidents.put(id, stored);
        numbers.put(stored.number(), id);
        timelines.computeIfAbsent(id, created -> new ArrayList<>()).addAll(entries);
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
    public synchronized List<TimelineEntry> timeline(IncidentId id, int afterSequence, int limit) {
        List<TimelineEntry> all = timelines.getOrDefault(id, List.of());
        int from = Math.min(afterSequence, all.size());
        return List.copyOf(all.subList(from, (int) Math.min(all.size(), (long) from + limit)));
    }

    @Override
    public synchronized IncidentPage list(IncidentQuery query) {
        List<Incident> found =
                numbers.headMap(query.bound().orElse(Long.MAX_VALUE), false).descendingMap().values().stream()
                        .flatMap(id -> find(id).stream())
                        .filter(incident -> matches(incident, query.state()))
                        .limit(query.limit() + 1L)
                        .toList();
        boolean more = found.size() > query.limit();
        return new IncidentPage(more ? found.subList(0, query.limit()) : found, more);
    }

    private static boolean matches(Incident incident, IncidentQuery.State state) {
        return switch (state) {
            case OPEN -> incident.isOpen();
            case ENDED -> !incident.isOpen();
            case ALL -> true;
        };
    }
}
