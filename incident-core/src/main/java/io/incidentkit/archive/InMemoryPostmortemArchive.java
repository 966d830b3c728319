package io.incidentkit.archive;

import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.postmortem.PostmortemStatus;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Keeps published postmortems in memory, for tools without a database and for tests. It keeps everything that it is given
 * until the process ends; a search goes over all of them.
 *
 * <p>Thread-safe.
 */
public final class InMemoryPostmortemArchive implements PostmortemArchive {
    private final Map<IncidentId, IndexedPostmortem> postmortems = new HashMap<>();
    private final Set<IncidentId> publishedElsewhere = new HashSet<>();

    /** Creates an empty archive. */
    public InMemoryPostmortemArchive() {}

    @Override
    public void keep(Incident incident, Postmortem postmortem) {
        boolean published = incident.postmortemWork().status() == PostmortemStatus.PUBLISHED;
        IndexedPostmortem indexed =
                published ? IndexedPostmortem.of(new ArchivedPostmortem(incident, postmortem)) : null;
        synchronized (postmortems) {
            IndexedPostmortem before = postmortems.get(incident.id());
            if (before != null && before.found().incident().version() > incident.version()) {
                return;
            }
            if (indexed != null) {
                postmortems.put(incident.id(), indexed);
                publishedElsewhere.remove(incident.id());
            } else if (!publishedElsewhere.contains(incident.id())) {
                postmortems.remove(incident.id());
            }
        }
    }

    @Override
    public void add(Incident incident, Postmortem postmortem) {
        if (incident.kind() != IncidentKind.BACKFILL) {
            throw new InvalidInputException(List.of(new FieldError(
                    "incident", incident.reference() + " was not imported; its postmortem is published first")));
        }
        IndexedPostmortem indexed = IndexedPostmortem.of(new ArchivedPostmortem(incident, postmortem));
        synchronized (postmortems) {
            postmortems.put(incident.id(), indexed);
            publishedElsewhere.add(incident.id());
        }
    }

    @Override
    public void strikeOut(Incident incident, UnaryOperator<String> struck) {
        synchronized (postmortems) {
            postmortems.computeIfPresent(
                    incident.id(),
                    (id, kept) -> IndexedPostmortem.of(new ArchivedPostmortem(
                            kept.found().incident().version() > incident.version()
                                    ? kept.found().incident()
                                    : incident,
                            kept.found().postmortem().changed(struck))));
        }
    }

    @Override
    public void see(Incident incident) {
        synchronized (postmortems) {
            postmortems.computeIfPresent(
                    incident.id(),
                    (id, kept) -> kept.found().incident().version() > incident.version()
                            ? kept
                            : IndexedPostmortem.of(new ArchivedPostmortem(
                                    incident, kept.found().postmortem())));
        }
    }

    @Override
    public ArchivePage search(ArchiveQuery query, Predicate<Incident> visible) {
        List<IndexedPostmortem> all;
        synchronized (postmortems) {
            all = List.copyOf(postmortems.values());
        }
        return ArchiveMatcher.of(query)
                .page(all.stream().filter(each -> visible.test(each.found().incident())));
    }
}
