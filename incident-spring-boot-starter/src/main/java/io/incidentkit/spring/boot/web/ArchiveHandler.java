package io.incidentkit.spring.boot.web;

import io.incidentkit.archive.ArchivePage;
import io.incidentkit.archive.ArchiveQuery;
import io.incidentkit.archive.IncidentSearch;
import io.incidentkit.archive.PostmortemArchive;
import io.incidentkit.incident.Incident;
import io.incidentkit.spring.boot.web.http.IncidentParams;
import io.incidentkit.spring.boot.web.http.Operation;
import io.incidentkit.spring.boot.web.http.Params;
import io.incidentkit.spring.boot.web.http.Responses;
import io.incidentkit.spring.boot.web.view.FoundView;
import io.incidentkit.spring.boot.web.view.Shape;
import io.incidentkit.spring.boot.web.view.View;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Searches the archive, or what is written of incidents, for those who ask, each of whom finds what they may see. Thread-safe. */
final class ArchiveHandler {
    private final BiFunction<ArchiveQuery, Predicate<Incident>, ArchivePage> search;
    private final View<ArchivePage> view;
    private final Api api;

    private ArchiveHandler(
            BiFunction<ArchiveQuery, Predicate<Incident>, ArchivePage> search, View<ArchivePage> view, Api api) {
        this.search = search;
        this.view = view;
        this.api = api;
    }

    static Operation of(PostmortemArchive archive, Api api) {
        return new ArchiveHandler(archive::search, FoundView.POSTMORTEMS, api)
                .served(Operation.get("/archive", "searchArchive", "Searches the published postmortems."));
    }

    static Operation of(IncidentSearch search, Api api) {
        return new ArchiveHandler(search::search, FoundView.INCIDENTS, api)
                .served(Operation.get("/find", "findIncidents", "Finds incidents by what is written of them."));
    }

    private Operation served(Operation operation) {
        return operation.with(IncidentParams.SEARCH).answering(Shape.of(view)).handledBy(this::search);
    }

    private ServerResponse search(ServerRequest request, Params params) {
        ArchiveQuery query = api.params(params).search();
        return Responses.ok(view.of(search.apply(query, api.seen(request).filter())));
    }
}
