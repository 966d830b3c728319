package io.incidentkit.spring.boot.web;

import io.incidentkit.archive.PostmortemArchive;
import io.incidentkit.commander.Actor;
import io.incidentkit.connector.postmortem.ImportedPostmortem;
import io.incidentkit.connector.postmortem.PlacedPostmortem;
import io.incidentkit.connector.postmortem.PostmortemImport;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.spring.boot.web.http.Operation;
import io.incidentkit.spring.boot.web.http.Parameter;
import io.incidentkit.spring.boot.web.http.Params;
import io.incidentkit.spring.boot.web.http.ProblemType;
import io.incidentkit.spring.boot.web.http.RequestBody;
import io.incidentkit.spring.boot.web.http.Responses;
import io.incidentkit.spring.boot.web.http.Who;
import io.incidentkit.spring.boot.web.view.PlacedPostmortemView;
import io.incidentkit.spring.boot.web.view.PlacedPostmortemView.Placed;
import io.incidentkit.spring.boot.web.view.Shape;
import java.io.IOException;
import java.util.Optional;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Takes in a postmortem as a Markdown document, ours or another team's: into an incident, or of one that happened elsewhere, into the
 * archive. Thread-safe.
 */
final class PostmortemImportHandler {
    private static final String MARKDOWN = "text/markdown";

    private final Api api;

    PostmortemImportHandler(Api api) {
        this.api = api;
    }

    Operation intoIncident() {
        return taking(Operation.put(
                                "/{id}/postmortem", "putPostmortem", "Takes a postmortem in, and makes commands of it.")
                        .with(Parameter.whole("version", 0, 1, Integer.MAX_VALUE, "the version that the caller saw")))
                .handledBy(this::put);
    }

    Operation intoArchive(PostmortemArchive archive) {
        return taking(Operation.put(
                        "/archive/{source}/{sourceId}",
                        "putArchivedPostmortem",
                        "Takes the postmortem of an incident in that happened elsewhere."))
                .handledBy((request, params) -> archived(request, archive));
    }

    private static Operation taking(Operation operation) {
        return operation
                .by(Who.ACTOR)
                .taking(MARKDOWN, Shape.TEXT)
                .answering(Shape.of(PlacedPostmortemView.PLACED))
                .refusing(ProblemType.REFUSED, ProblemType.CONFLICT, ProblemType.NOT_PERMITTED);
    }

    private ServerResponse put(ServerRequest request, Params params) throws IOException {
        Actor actor = api.actor(request);
        IncidentId id =
                api.incidents().visibleTo(actor).get(request.pathVariable("id")).id();
        Optional<Integer> version = version(params);
        ImportedPostmortem document = PostmortemImport.read(RequestBody.markdown(request), api.zone());
        return placed(
                document,
                version.isPresent()
                        ? document.putInto(api.incidents(), actor, id, version.get())
                        : document.putInto(api.incidents(), actor, id));
    }

    private ServerResponse archived(ServerRequest request, PostmortemArchive archive) throws IOException {
        Actor actor = api.actor(request);
        ImportedPostmortem document = PostmortemImport.read(RequestBody.markdown(request), api.zone());
        return placed(
                document,
                document.addTo(
                        archive,
                        api.incidents(),
                        actor,
                        request.pathVariable("source"),
                        request.pathVariable("sourceId")));
    }

    private static ServerResponse placed(ImportedPostmortem document, PlacedPostmortem result) {
        return Responses.ok(PlacedPostmortemView.PLACED.of(new Placed(document.inForm(), result)));
    }

    private static Optional<Integer> version(Params params) {
        Optional<Integer> version = params.text("version").flatMap(text -> {
            try {
                return Optional.of(Integer.parseInt(text));
            } catch (NumberFormatException e) {
                params.faults().add("version", "is no version of an incident, such as 12");
                return Optional.empty();
            }
        });
        params.settle();
        return version;
    }
}
