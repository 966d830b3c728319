package io.incidentkit.spring.boot.web;

import io.incidentkit.archive.ArchiveMatch;
import io.incidentkit.archive.ArchivePage;
import io.incidentkit.archive.ArchiveQuery;
import io.incidentkit.archive.PostmortemArchive;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.service.Incidents;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Searches the archive for those who ask, each of whom finds what they may see, the best first. Thread-safe. */
final class ArchiveHandler {
    private final PostmortemArchive archive;
    private final Incidents incidents;
    private final ActorResolver actors;

    ArchiveHandler(PostmortemArchive archive, Incidents incidents, ActorResolver actors) {
        this.archive = archive;
        this.incidents = incidents;
        this.actors = actors;
    }

    ServerResponse search(ServerRequest request) {
        ArchiveQuery query =
                new PageParams(request).search(incidents.policy().severities().severities());
        Actor reader = actors.resolve(request.servletRequest()).orElse(Actor.ANYBODY);
        return Responses.ok(
                view(archive.search(query, incidents.visibleTo(reader).filter())));
    }

    private static Map<String, @Nullable Object> view(ArchivePage page) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("matches", page.matches().stream().map(ArchiveHandler::match).toList());
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
        return view;
    }
}
