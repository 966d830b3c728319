package io.incidentkit.archive;

import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.service.IncidentListener;
import io.incidentkit.service.Incidents;
import io.incidentkit.timeline.EventType;
import io.incidentkit.timeline.TimelineEntry;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps an {@link IncidentSearch} and the archive current: a listener that has what was written looked at again after each command
 * that said something, on threads of an executor, so that no command waits for it. A node that is killed in between, and an executor
 * that takes no more, leave an incident behind; {@link #catchUp} finds such ones, and postmortems that the archive was not told
 * of. Nothing is lost by that, as all of it is read from the timelines.
 *
 * <p>Thread-safe.
 */
public final class SearchFeed implements IncidentListener {
    private static final Logger LOG = LoggerFactory.getLogger(SearchFeed.class);

    /** The reads of an incident that others write to meanwhile; each of them has it read again by itself. */
    private static final int ATTEMPTS = 3;

    private final IncidentSearch search;
    private final Optional<PostmortemArchive> archive;
    private final Executor executor;
    private final Set<IncidentId> waiting = ConcurrentHashMap.newKeySet();

    /**
     * Creates a feed.
     *
     * @param search what is kept current
     * @param archive the archive whose postmortems are looked after as well; it has a {@link PostmortemArchive#feed()} of its own
     * @param executor runs what follows from a command, such as one thread; {@code Runnable::run} has the command wait for it
     */
    public SearchFeed(IncidentSearch search, Optional<PostmortemArchive> archive, Executor executor) {
        this.search = search;
        this.archive = archive;
        this.executor = executor;
    }

    @Override
    public void stored(Incidents incidents, Incident incident, List<TimelineEntry> entries) {
        if (entries.stream().anyMatch(entry -> saysSomething(entry.event().type()))) {
            later(incidents, incident.id());
        }
    }

    /** Each command brings one of the others about, and nobody looks for them. */
    private static boolean saysSomething(EventType type) {
        return switch (type) {
            case DELIVERED, DELIVERY_FAILED, REMINDED, OBLIGATION_MISSED, ATTEMPT_REFUSED, BUDGET_MEASURED -> false;
            default -> true;
        };
    }

    @Override
    public void struckOut(Incidents incidents, Incident incident, UnaryOperator<String> struck) {
        search.forget(incident.id());
        later(incidents, incident.id());
    }

    /**
     * Looks among some incidents, the newest first, for those that were left behind, and makes up for them. Call it with what it returns
     * until that is empty: when a program starts, and from time to time, as another node may have been killed.
     *
     * @param incidents where they are stored
     * @param before the number below which is looked, {@link Long#MAX_VALUE} to begin
     * @return the number to go on with; empty if all were looked at
     */
    public OptionalLong catchUp(Incidents incidents, long before) {
        IncidentSearch.Behind behind = search.behind(before);
        behind.incidents().forEach(id -> refreshed(incidents, id));
        return behind.next();
    }

    /** Of several commands that follow each other at once, all is looked at together. */
    private void later(Incidents incidents, IncidentId id) {
        if (!waiting.add(id)) {
            return;
        }
        try {
            executor.execute(() -> {
                waiting.remove(id);
                refreshed(incidents, id);
            });
        } catch (RejectedExecutionException e) {
            waiting.remove(id);
            LOG.debug("Incident {} is searched when others catch up", id, e);
        }
    }

    /** One that fails keeps no other from being searched. */
    private void refreshed(Incidents incidents, IncidentId id) {
        try {
            refresh(incidents, id);
        } catch (RuntimeException e) {
            LOG.warn("Incident {} is found by what was written of it earlier", id, e);
        }
    }

    private void refresh(Incidents incidents, IncidentId id) {
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Optional<Incident> found = incidents.find(id);
            if (found.isEmpty()) {
                search.forget(id);
                return;
            }
            Incident incident = found.get();
            Postmortem page = incidents.postmortem(id);
            // First: an incident that is not behind has its postmortem in the archive.
            archive.ifPresent(kept -> keep(kept, incident, page));
            if (search.keep(incident, page)) {
                return;
            }
        }
    }

    private static void keep(PostmortemArchive archive, Incident incident, Postmortem page) {
        if (!incident.isOpen() || !incident.earlierEpisodes().isEmpty()) {
            archive.keep(incident, page);
        }
        if (incident.kind() == IncidentKind.BACKFILL) {
            archive.see(incident);
        }
    }
}
