package io.incidentkit.spring.boot.web;

import io.incidentkit.archive.ArchiveMatch;
import io.incidentkit.archive.ArchivePage;
import io.incidentkit.archive.ArchiveQuery;
import io.incidentkit.archive.Excerpt;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.service.Incidents;
import io.incidentkit.spring.boot.web.http.PageParams;
import io.incidentkit.spring.boot.web.http.Responses;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Searches the archive, or what is written of incidents, for those who ask, each of whom finds what they may see. Thread-safe. */
final class ArchiveHandler {
    private final BiFunction<ArchiveQuery, Predicate<Incident>, ArchivePage> search;
    private final Function<ArchivePage, Map<String, @Nullable Object>> view;
    private final Incidents incidents;
    private final ActorResolver actors;

    ArchiveHandler(
            BiFunction<ArchiveQuery, Predicate<Incident>, ArchivePage> search,
            Function<ArchivePage, Map<String, @Nullable Object>> view,
            Incidents incidents,
            ActorResolver actors) {
        this.search = search;
        this.view = view;
        this.incidents = incidents;
        this.actors = actors;
    }

    ServerResponse search(ServerRequest request) {
        ArchiveQuery query =
                new PageParams(request).search(incidents.policy().severities().severities());
        Actor reader = actors.resolve(request.servletRequest()).orElse(Actor.ANYBODY);
        return Responses.ok(
                view.apply(search.apply(query, incidents.visibleTo(reader).filter())));
    }

    static Map<String, @Nullable Object> of(ArchivePage page) {
        return page(page, ArchiveHandler::match);
    }

    /** Incidents as they are now, and not as they were when their postmortem was published. */
    static Map<String, @Nullable Object> ofIncidents(ArchivePage page) {
        return page(page, match -> {
            Map<String, @Nullable Object> view = match(match);
            view.put("open", match.found().incident().isOpen());
            return view;
        });
    }

    private static Map<String, @Nullable Object> page(
            ArchivePage page, Function<ArchiveMatch, Map<String, @Nullable Object>> match) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("matches", page.matches().stream().map(match).toList());
        view.put("capped", page.capped());
        return view;
    }

    private static Map<String, @Nullable Object> match(ArchiveMatch match) {
        Incident incident = match.found().incident();
        Postmortem postmortem = match.found().postmortem();
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("incident", incident.reference());
        view.put("id", incident.id().toString());
        view.put("kind", incident.kind().code());
        view.put("title", postmortem.title());
        view.put("severity", postmortem.severity().orElse(null));
        view.put("services", postmortem.services());
        view.put("detectedAt", incident.detectedAt().toString());
        view.put("score", match.score());
        view.put("because", match.because());
        view.put(
                "excerpts",
                match.excerpts().stream().map(ArchiveHandler::excerpt).toList());
        return view;
    }

    private static Map<String, Object> excerpt(Excerpt excerpt) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("where", excerpt.where());
        view.put("text", excerpt.text());
        view.put(
                "marks",
                excerpt.marks().stream()
                        .map(mark -> Map.of("from", mark.from(), "to", mark.to()))
                        .toList());
        return view;
    }
}
