package io.incidentkit.spring.boot.web;

import io.incidentkit.alert.AlertGroup;
import io.incidentkit.commander.Actor;
import io.incidentkit.connector.alertmanager.AlertmanagerReader;
import io.incidentkit.connector.alertmanager.AlertmanagerWebhook;
import io.incidentkit.incident.Incident;
import io.incidentkit.service.Incidents;
import io.incidentkit.spring.boot.web.http.ProblemException;
import io.incidentkit.spring.boot.web.http.ProblemType;
import io.incidentkit.spring.boot.web.http.RequestBody;
import io.incidentkit.spring.boot.web.http.Responses;
import io.incidentkit.store.ConcurrentUpdateException;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Takes in what Alertmanager sends. Alertmanager tries again after a 5xx and drops the alert after a 4xx, so only a body
 * in which no alert can be read gets a 4xx; for the same reason the content type is not looked at.
 */
final class AlertmanagerHandler {
    /** The part of the path that names the source, where a sender's path has one. */
    static final String SOURCE = "source";

    private final Incidents incidents;
    private final AlertmanagerReader reader;

    AlertmanagerHandler(Incidents incidents, AlertmanagerReader reader) {
        this.incidents = incidents;
        this.reader = reader;
    }

    ServerResponse receive(ServerRequest request) throws IOException {
        byte[] body = RequestBody.bytes(request, AlertmanagerWebhook.MAX_BYTES);
        AlertGroup group = reader.read(request.pathVariables().get(SOURCE), body);
        try {
            return Responses.ok(view(incidents.receive(Actor.system(group.source()), group)));
        } catch (ConcurrentUpdateException e) {
            throw new ProblemException(ProblemType.UNAVAILABLE, "Others were faster again and again; try again.");
        }
    }

    private static Map<String, @Nullable Object> view(Optional<Incident> incident) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("incident", incident.map(Incident::reference).orElse(null));
        view.put("id", incident.map(opened -> opened.id().toString()).orElse(null));
        return view;
    }
}
