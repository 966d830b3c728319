package io.incidentkit.spring.boot.web;

import io.incidentkit.archive.ArchiveQuery;
import io.incidentkit.archive.PostmortemArchive;
import io.incidentkit.commander.Actor;
import io.incidentkit.service.Incidents;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Searches the archive for those who ask, each of whom finds what they may see. Thread-safe. */
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
                ArchiveView.of(archive.search(query, incidents.visibleTo(reader).filter())));
    }
}
