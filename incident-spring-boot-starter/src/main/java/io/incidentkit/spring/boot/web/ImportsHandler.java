package io.incidentkit.spring.boot.web;

import io.incidentkit.commander.Actor;
import io.incidentkit.connector.history.FileHistory;
import io.incidentkit.connector.history.HistoryProgress;
import io.incidentkit.connector.history.HistoryRuns;
import io.incidentkit.spring.boot.web.http.Operation;
import io.incidentkit.spring.boot.web.http.Params;
import io.incidentkit.spring.boot.web.http.ProblemException;
import io.incidentkit.spring.boot.web.http.ProblemType;
import io.incidentkit.spring.boot.web.http.RequestBody;
import io.incidentkit.spring.boot.web.http.Responses;
import io.incidentkit.spring.boot.web.http.Who;
import io.incidentkit.spring.boot.web.view.HistoryRunView;
import io.incidentkit.spring.boot.web.view.HistoryRunView.Runs;
import io.incidentkit.spring.boot.web.view.Shape;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Starts imports of histories and shows how far they are, for those who may administer. Thread-safe. */
final class ImportsHandler {
    private static final String TOOL = "tool";
    private static final String SOURCE = "source";
    private static final String IMPORT_OF = "/imports/";
    private static final String WHAT_FOR = "import what happened elsewhere";
    private static final Shape NOTHING = Shape.OBJECT.and("additionalProperties", false);

    private final Api api;
    private final HistoryRuns runs;

    ImportsHandler(Api api, HistoryRuns runs) {
        this.api = api;
        this.runs = runs;
    }

    List<Operation> operations() {
        return List.of(
                Operation.get(
                                "/imports",
                                "listImports",
                                "Lists the imports of histories on this node, the latest first, and what can be imported.")
                        .by(Who.ADMINISTRATOR)
                        .answering(Shape.of(HistoryRunView.RUNS))
                        .handledBy(this::list),
                started(Operation.post(
                                "/imports/files/{tool}/{source}",
                                "importFile",
                                "Starts to import a history out of a file."))
                        .taking(Shape.OBJECT.and("type", List.of("object", "array")))
                        .handledBy(this::importFile),
                started(Operation.post(
                                "/imports/tools/{tool}",
                                "importFromTool",
                                "Starts to import a history from the tool itself, whose key is set."))
                        .taking(NOTHING)
                        .handledBy(this::importFromTool),
                Operation.get(IMPORT_OF + "{import}", "showImport", "Shows how far an import is, and what it left out.")
                        .by(Who.ADMINISTRATOR)
                        .answering(Shape.of(HistoryRunView.RUN))
                        .refusing(ProblemType.UNKNOWN_IMPORT)
                        .handledBy(this::show),
                steering("stop", "stopImport", "Stops an import after the record that it is at.", runs::stop),
                steering("resume", "resumeImport", "Has an import go on where it was.", runs::resume));
    }

    private static Operation started(Operation operation) {
        return operation
                .by(Who.ADMINISTRATOR)
                .status(202)
                .answering(Shape.of(HistoryRunView.RUN))
                .answerHeader("Location", "the address where its progress is shown");
    }

    private Operation steering(String what, String id, String words, Function<UUID, Optional<HistoryProgress>> steer) {
        return Operation.post(IMPORT_OF + "{import}/" + what, id, words)
                .by(Who.ADMINISTRATOR)
                .taking(NOTHING)
                .answering(Shape.of(HistoryRunView.RUN))
                .refusing(ProblemType.UNKNOWN_IMPORT)
                .handledBy((request, params) -> {
                    api.administrator(request, WHAT_FOR);
                    RequestBody.json(request).build(() -> true);
                    return Responses.ok(HistoryRunView.RUN.of(found(request, steer)));
                });
    }

    private ServerResponse list(ServerRequest request, Params params) {
        api.administrator(request, WHAT_FOR);
        params.settle();
        return Responses.ok(HistoryRunView.RUNS.of(
                new Runs(List.copyOf(runs.tools()), List.copyOf(runs.places().entrySet()), runs.all())));
    }

    private ServerResponse importFile(ServerRequest request, Params params) throws IOException {
        Actor actor = api.administrator(request, WHAT_FOR);
        byte[] document = RequestBody.jsonOrLines(request, FileHistory.MAX_BYTES);
        return accepted(
                request, runs.start(request.pathVariable(TOOL), request.pathVariable(SOURCE), document, actor.name()));
    }

    private ServerResponse importFromTool(ServerRequest request, Params params) throws IOException {
        Actor actor = api.administrator(request, WHAT_FOR);
        RequestBody.json(request).build(() -> true);
        return accepted(request, runs.start(request.pathVariable(TOOL), actor.name()));
    }

    private ServerResponse show(ServerRequest request, Params params) {
        api.administrator(request, WHAT_FOR);
        params.settle();
        return Responses.ok(HistoryRunView.RUN.of(found(request, runs::find)));
    }

    private ServerResponse accepted(ServerRequest request, HistoryProgress run) {
        return Responses.accepted(URI.create(api.address(request, IMPORT_OF + run.id())), HistoryRunView.RUN.of(run));
    }

    private static HistoryProgress found(ServerRequest request, Function<UUID, Optional<HistoryProgress>> find) {
        String name = request.pathVariable("import");
        return id(name).flatMap(find)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.UNKNOWN_IMPORT,
                        "There is no import '" + name + "' on this node; one ends with its node, and is started again.",
                        Map.of()));
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
