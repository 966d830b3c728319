package io.incidentkit.spring.boot.web;

import io.incidentkit.connector.alert.AlertAnswer;
import io.incidentkit.connector.alert.AlertInbox;
import io.incidentkit.connector.alert.AlertRequest;
import io.incidentkit.spring.boot.alert.AlertSources;
import io.incidentkit.spring.boot.security.WebhookGate;
import io.incidentkit.spring.boot.web.http.Operation;
import io.incidentkit.spring.boot.web.http.ProblemException;
import io.incidentkit.spring.boot.web.http.ProblemType;
import io.incidentkit.spring.boot.web.http.RequestBody;
import io.incidentkit.spring.boot.web.http.Responses;
import io.incidentkit.spring.boot.web.http.Who;
import io.incidentkit.spring.boot.web.view.AlertsView;
import io.incidentkit.spring.boot.web.view.Shape;
import io.incidentkit.validation.InvalidInputException;
import java.io.IOException;
import java.util.List;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Takes in the alerts of each tool that is set. Tools send again after a 5xx and drop the alert after a 4xx, so only what is of no sender, or
 * of which nothing can be read, gets a 4xx; for the same reason neither the content type nor a parameter is looked at. The tool's secret or
 * signature says who sends, and no login.
 */
final class AlertSourcesHandler {
    private static final String TOOL = "tool";
    private static final String SOURCE = "source";

    private final AlertSources sources;
    private final WebhookGate gate;

    AlertSourcesHandler(AlertSources sources, WebhookGate gate) {
        this.sources = sources;
        this.gate = gate;
    }

    List<Operation> operations() {
        return List.of(
                taking(Operation.post(
                        "/alerts/{" + TOOL + "}", "receiveAlertsOfTool", "Takes in the alerts of a tool.")),
                taking(Operation.post(
                        "/alerts/{" + TOOL + "}/{" + SOURCE + "}",
                        "receiveAlertsOfToolAndSource",
                        "Takes in the alerts of one of several accounts of a tool.")));
    }

    private Operation taking(Operation operation) {
        return operation
                .by(Who.TOOL)
                .withAnyParameter()
                .taking(Shape.OBJECT)
                .answering(Shape.of(AlertsView.TAKEN))
                .refusing(ProblemType.UNKNOWN_SENDER, ProblemType.UNKNOWN_ALERT_SOURCE, ProblemType.TOO_MANY_REQUESTS)
                .handledBy((request, params) -> receive(request));
    }

    private ServerResponse receive(ServerRequest request) throws IOException {
        String tool = request.pathVariable(TOOL);
        AlertInbox inbox = sources.find(tool)
                .orElseThrow(() -> new ProblemException(
                        ProblemType.UNKNOWN_ALERT_SOURCE,
                        "No alerts of '" + tool
                                + "' are taken in; the properties below incident.alerts say whose are."));
        // So many at once and in a minute, by a gate that is open: the inbox says who sends, once the body is there.
        WebhookGate.Entry entry = gate.enter(request.headers()::firstHeader, false);
        byte[] body = body(request, entry, inbox.maxBytes());
        AlertAnswer answer = inbox.receive(
                new AlertRequest(request.pathVariables().get(SOURCE), request.headers()::firstHeader, body));
        return switch (answer.kind()) {
            case UNKNOWN_SENDER -> {
                entry.wasUnknown();
                throw new ProblemException(
                        ProblemType.UNKNOWN_SENDER, "It has not the secret or the signature that it has to have.");
            }
            case UNREADABLE -> throw new InvalidInputException(answer.faults());
            case TOO_LARGE ->
                throw new ProblemException(
                        ProblemType.TOO_LARGE, "At most " + inbox.maxBytes() + " bytes of a body are read.");
            case NOT_NOW ->
                throw new ProblemException(ProblemType.UNAVAILABLE, "It can't be taken in now; send it again.");
            case TAKEN, PARTLY_READ, REPEATED, IGNORED ->
                Responses.ok(AlertsView.TAKEN.of(
                        new AlertsView.Taken(answer.kind().code(), answer.incidents(), answer.faults())));
        };
    }

    private static byte[] body(ServerRequest request, WebhookGate.Entry entry, int maxBytes) throws IOException {
        try (entry) {
            byte[] body = RequestBody.bytes(request, maxBytes);
            entry.verify(body);
            return body;
        }
    }
}
