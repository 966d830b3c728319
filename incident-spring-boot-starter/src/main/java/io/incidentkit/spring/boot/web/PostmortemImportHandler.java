package io.incidentkit.spring.boot.web;

import io.incidentkit.commander.Actor;
import io.incidentkit.connector.postmortem.ImportedPostmortem;
import io.incidentkit.connector.postmortem.PostmortemImport;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.service.Incidents;
import io.incidentkit.spring.boot.web.http.PageParams;
import io.incidentkit.spring.boot.web.http.RequestBody;
import io.incidentkit.spring.boot.web.http.Responses;
import io.incidentkit.spring.boot.web.view.PlacedPostmortemView;
import io.incidentkit.validation.InputValidator;
import java.io.IOException;
import java.time.ZoneId;
import java.util.Optional;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Takes in a postmortem as a Markdown document, ours or another team's, and puts it into an incident. Thread-safe. */
final class PostmortemImportHandler {
    private final Incidents incidents;
    private final ActorResolver actors;
    private final ZoneId zone;

    PostmortemImportHandler(Incidents incidents, ActorResolver actors, ZoneId zone) {
        this.incidents = incidents;
        this.actors = actors;
        this.zone = zone;
    }

    ServerResponse put(ServerRequest request) throws IOException {
        Actor actor = RequestActor.required(actors, request);
        IncidentId id =
                incidents.visibleTo(actor).get(request.pathVariable("id")).id();
        Optional<Integer> version = version(request);
        ImportedPostmortem document = PostmortemImport.read(RequestBody.markdown(request), zone);
        return Responses.ok(PlacedPostmortemView.of(
                document.inForm(),
                version.isPresent()
                        ? document.putInto(incidents, actor, id, version.get())
                        : document.putInto(incidents, actor, id)));
    }

    private static Optional<Integer> version(ServerRequest request) {
        PageParams.only(request, "version");
        InputValidator faults = new InputValidator();
        Optional<Integer> version = request.param("version").flatMap(text -> {
            try {
                return Optional.of(Integer.parseInt(text));
            } catch (NumberFormatException e) {
                faults.add("version", "is no version of an incident, such as 12");
                return Optional.empty();
            }
        });
        faults.throwIfAny();
        return version;
    }
}
