package io.incidentkit.spring.boot.web;

import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.spring.boot.web.http.ApiRoutes;
import io.incidentkit.spring.boot.web.http.Form;
import io.incidentkit.spring.boot.web.http.OpenApi;
import io.incidentkit.spring.boot.web.http.Operation;
import io.incidentkit.spring.boot.web.http.Params;
import io.incidentkit.spring.boot.web.http.ProblemType;
import io.incidentkit.spring.boot.web.http.Responses;
import io.incidentkit.spring.boot.web.view.Shape;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Serves what is in force: the policy, and the description of the API itself. Thread-safe. */
final class PolicyHandler {
    private final Api api;
    private final Supplier<Stream<ApiRoutes>> routes;

    /**
     * Makes it.
     *
     * @param api what all parts share
     * @param routes all other parts of the API, once they are there
     */
    PolicyHandler(Api api, Supplier<Stream<ApiRoutes>> routes) {
        this.api = api;
        this.routes = routes;
    }

    List<Operation> operations() {
        return List.of(
                Operation.get("/policy", "readPolicy", "Shows the policy in force, as JSON or as Markdown.")
                        .answering(Shape.OBJECT)
                        .answering("text/markdown", Shape.TEXT)
                        .refusing(ProblemType.NOT_ACCEPTABLE)
                        .handledBy(this::policy),
                Operation.get("/openapi.json", "readOpenApi", "Describes this API, as an OpenAPI 3.1 document.")
                        .answering(Shape.OBJECT)
                        .handledBy(this::openApi));
    }

    private ServerResponse policy(ServerRequest request, Params params) {
        IncidentPolicy policy = api.incidents().policy();
        return Form.isMarkdown(request) ? Responses.markdown(policy.toMarkdown()) : Responses.json(policy.toJson());
    }

    private ServerResponse openApi(ServerRequest request, Params params) {
        List<Operation> operations = Stream.concat(
                        operations().stream(), routes.get().flatMap(part -> part.operations().stream()))
                .toList();
        String server = api.server(request);
        return Responses.ok(OpenApi.of(operations, api.basePath(), server.isEmpty() ? "/" : server));
    }
}
