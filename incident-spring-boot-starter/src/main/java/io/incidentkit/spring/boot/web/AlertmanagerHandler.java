package io.incidentkit.spring.boot.web;

import io.incidentkit.alert.AlertGroup;
import io.incidentkit.commander.Actor;
import io.incidentkit.connector.alert.AlertAnswer.Kind;
import io.incidentkit.connector.alert.AlertWatch;
import io.incidentkit.connector.alertmanager.AlertmanagerReader;
import io.incidentkit.connector.alertmanager.AlertmanagerWebhook;
import io.incidentkit.incident.Incident;
import io.incidentkit.spring.boot.security.UnknownSenderException;
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
import io.incidentkit.validation.InvalidInputException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
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
    private final AlertWatch watch;

    AlertmanagerHandler(Api api, AlertmanagerReader reader, WebhookGate gate, AlertWatch watch) {
        this.api = api;
        this.reader = reader;
        this.gate = gate;
        this.watch = watch;
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
        AlertGroup group = group(request);
        try {
            Optional<Incident> incident = api.incidents().receive(Actor.system(group.source()), group);
            watch.received(AlertmanagerWebhook.SOURCE, group.remarks().isEmpty() ? Kind.TAKEN : Kind.PARTLY_READ);
            return Responses.ok(FoundView.OF_ALERTS.of(incident));
        } catch (ConcurrentUpdateException e) {
            watch.received(AlertmanagerWebhook.SOURCE, Kind.NOT_NOW);
            throw new ProblemException(ProblemType.UNAVAILABLE, "Others were faster again and again; try again.");
        }
    }

    private AlertGroup group(ServerRequest request) throws IOException {
        try {
            return reader.read(request.pathVariables().get(SOURCE), body(request));
        } catch (InvalidInputException e) {
            watch.received(AlertmanagerWebhook.SOURCE, Kind.UNREADABLE);
            throw e;
        } catch (UnknownSenderException e) {
            watch.received(AlertmanagerWebhook.SOURCE, Kind.UNKNOWN_SENDER);
            throw e;
        }
    }

    /** Read only of somebody who is let in: by a login with JSON alone, which a page of another site can't send in their name. */
    private byte[] body(ServerRequest request) throws IOException {
        boolean isLoggedIn = request.servletRequest().getUserPrincipal() != null && RequestBody.isJson(request);
        try (WebhookGate.Entry entry = gate.enter(request.headers()::firstHeader, isLoggedIn)) {
            byte[] body = RequestBody.bytes(request, AlertmanagerWebhook.MAX_BYTES);
            entry.verify(body);
            return body;
        }
    }
}
