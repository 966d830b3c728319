package io.incidentkit.spring.boot.web;

import io.incidentkit.archive.PostmortemArchive;
import io.incidentkit.commander.Actor;
import io.incidentkit.connector.postmortem.ImportedPostmortem;
import io.incidentkit.connector.postmortem.PostmortemImport;
import io.incidentkit.service.Incidents;
import io.incidentkit.spring.boot.web.http.PageParams;
import io.incidentkit.spring.boot.web.http.RequestBody;
import io.incidentkit.spring.boot.web.http.Responses;
import io.incidentkit.spring.boot.web.view.PlacedPostmortemView;
import java.io.IOException;
import java.time.ZoneId;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Takes in a postmortem of an incident that happened elsewhere, and puts it into the archive. Thread-safe. */
final class ArchiveImportHandler {
    private final PostmortemArchive archive;
    private final Incidents incidents;
    private final ActorResolver actors;
    private final ZoneId zone;

    ArchiveImportHandler(PostmortemArchive archive, Incidents incidents, ActorResolver actors, ZoneId zone) {
        this.archive = archive;
        this.incidents = incidents;
        this.actors = actors;
        this.zone = zone;
    }

    ServerResponse put(ServerRequest request) throws IOException {
        Actor actor = RequestActor.required(actors, request);
        PageParams.only(request);
        ImportedPostmortem document = PostmortemImport.read(RequestBody.markdown(request), zone);
        return Responses.ok(PlacedPostmortemView.of(
                document.inForm(),
                document.addTo(
                        archive, incidents, actor, request.pathVariable("source"), request.pathVariable("sourceId"))));
    }
}
