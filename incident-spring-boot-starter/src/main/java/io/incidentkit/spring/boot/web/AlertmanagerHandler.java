package io.incidentkit.spring.boot.web;

import io.incidentkit.alert.AlertGroup;
import io.incidentkit.commander.Actor;
import io.incidentkit.connector.alertmanager.AlertmanagerReader;
import io.incidentkit.connector.alertmanager.AlertmanagerWebhook;
import io.incidentkit.spring.boot.security.WebhookGate;
import io.incidentkit.spring.boot.web.http.Operation;
import io.incidentkit.spring.boot.web.http.ProblemException;
import io.incidentkit.spring.boot.web.http.ProblemType;
import io.incidentkit.spring.boot.web.http.RequestBody;
import io.incidentkit.spring.boot.web.http.Responses;
import io.incidentkit.spring.boot.web.http.Who;
import io.incidentkit.spring.boot.web.view.FoundView;
import io.incidentkit.spring.boot.web.view.Shape;
import io.incidentkit.store.ConcurrentUpdateException;
import java.io.IOException;
import java.util.List;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Takes in what Alertmanager sends. Alertmanager tries again after a 5xx and drops the alert after a 4xx, so only a body
 * in which no alert can be read gets a 4xx; for the same reason neither the content type nor a parameter is looked at.
 */
final class AlertmanagerHandler {
    private static final String SOURCE = "source";

    private final Api api;
    private final AlertmanagerReader reader;
    private final WebhookGate gate;

    AlertmanagerHandler(Api api, AlertmanagerReader reader, WebhookGate gate) {
        this.api = api;
        this.reader = reader;
        this.gate = gate;
    }

    List<Operation> operations() {
        return List.of(
                taking(Operation.post("/alerts/alertmanager", "receiveAlerts", "Takes in what Alertmanager sends.")),
                taking(Operation.post(
                        "/alerts/alertmanager/{" + SOURCE + "}",
                        "receiveAlertsOfSource",
                        "Takes in what an Alertmanager with a name of its own sends.")));
    }

    private Operation taking(Operation operation) {
        return operation
                .by(Who.SENDER)
                .withAnyParameter()
                .taking(Shape.OBJECT)
                .answering(Shape.of(FoundView.OF_ALERTS))
                .refusing(ProblemType.UNKNOWN_SENDER, ProblemType.TOO_MANY_REQUESTS)
                .handledBy((request, params) -> receive(request));
    }

    private ServerResponse receive(ServerRequest request) throws IOException {
        byte[] body = body(request);
        AlertGroup group = reader.read(request.pathVariables().get(SOURCE), body);
        try {
            return Responses.ok(FoundView.OF_ALERTS.of(api.incidents().receive(Actor.system(group.source()), group)));
        } catch (ConcurrentUpdateException e) {
            throw new ProblemException(ProblemType.UNAVAILABLE, "Others were faster again and again; try again.");
        }
    }

    /** Read only of somebody who is let in. */
    private byte[] body(ServerRequest request) throws IOException {
        boolean isLoggedIn = request.servletRequest().getUserPrincipal() != null;
        try (WebhookGate.Entry entry = gate.enter(request.headers()::firstHeader, isLoggedIn)) {
            byte[] body = RequestBody.bytes(request, AlertmanagerWebhook.MAX_BYTES);
            entry.verify(body);
            return body;
        }
    }
}
