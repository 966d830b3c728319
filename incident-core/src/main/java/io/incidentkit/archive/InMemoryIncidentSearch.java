package io.incidentkit.archive;

import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.postmortem.Postmortem;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Finds incidents in memory, for tools without a database and for tests. It keeps everything that it is given until the process ends; a
 * search goes over all of it. It knows of an incident what it was told last, so give its feed an executor that runs at once.
 *
 * <p>Thread-safe.
 */
public final class InMemoryIncidentSearch implements IncidentSearch {
    private final Map<IncidentId, IndexedPostmortem> incidents = new HashMap<>();
    private final Set<IncidentId> forgotten = new LinkedHashSet<>();

    /** Creates a search without incidents. */
    public InMemoryIncidentSearch() {}

    @Override
    public boolean keep(Incident incident, Postmortem page) {
        IndexedPostmortem indexed = IndexedPostmortem.of(IncidentText.of(incident, page));
        synchronized (incidents) {
            incidents.merge(
                    incident.id(),
                    indexed,
                    (before, now) -> before.found().incident().version() > incident.version() ? before : now);
        }
        return true;
    }

    @Override
    public void forget(IncidentId id) {
        synchronized (incidents) {
            incidents.remove(id);
            forgotten.add(id);
        }
    }

    @Override
    public ArchivePage search(ArchiveQuery query, Predicate<Incident> visible) {
        List<IndexedPostmortem> all;
        synchronized (incidents) {
            all = List.copyOf(incidents.values());
        }
        return ArchiveMatcher.of(query)
                .page(all.stream().filter(each -> visible.test(each.found().incident())));
    }

    /** Those that were forgotten, each once: of all else that happens in this process it is told, and there is no other. */
    @Override
    public Behind behind(long before) {
        synchronized (incidents) {
            Behind behind = new Behind(List.copyOf(forgotten), OptionalLong.empty());
            forgotten.clear();
            return behind;
        }
    }
}
