package io.incidentkit.spring.boot.web;

import io.incidentkit.backfill.PastIncident;
import io.incidentkit.commander.Actor;
import io.incidentkit.connector.statuspage.StatusPageHistory;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.playbook.IncidentRules;
import io.incidentkit.service.AccessPolicy.Right;
import io.incidentkit.service.Incidents;
import io.incidentkit.service.NotPermittedException;
import io.incidentkit.spring.boot.web.http.Operation;
import io.incidentkit.spring.boot.web.http.Params;
import io.incidentkit.spring.boot.web.http.ProblemType;
import io.incidentkit.spring.boot.web.http.RequestBody;
import io.incidentkit.spring.boot.web.http.Responses;
import io.incidentkit.spring.boot.web.http.Who;
import io.incidentkit.spring.boot.web.view.ImportedHistoryView;
import io.incidentkit.spring.boot.web.view.ImportedHistoryView.Imported;
import io.incidentkit.spring.boot.web.view.Shape;
import io.incidentkit.text.CleanText;
import io.incidentkit.validation.InputValidator;
import io.incidentkit.validation.InvalidInputException;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Takes in the history of a status page, for those who may administer: all of it is judged before any of it is written. Thread-safe.
 */
final class HistoryImportHandler {
    /** So many bytes of a history at most; those of years have some hundred kilobytes a page. */
    static final int MAX_BYTES = 8 * 1024 * 1024;

    /** So many incidents at most, in one request. */
    static final int MAX_INCIDENTS = 1_000;

    private static final String HISTORY = "history";

    private final Api api;

    HistoryImportHandler(Api api) {
        this.api = api;
    }

    Operation operation() {
        return Operation.post(
                        "/history/{source}",
                        "importHistory",
                        "Takes the history of a status page in, as incidents that happened elsewhere.")
                .by(Who.ADMINISTRATOR)
                .taking(Shape.OBJECT.and("type", List.of("object", "array")))
                .answering(Shape.of(ImportedHistoryView.IMPORTED))
                .refusing(ProblemType.CONFLICT, ProblemType.UNKNOWN_INCIDENT)
                .handledBy(this::take);
    }

    private ServerResponse take(ServerRequest request, Params params) throws IOException {
        Actor actor = api.administrator(request, "import what happened elsewhere");
        StatusPageHistory history =
                StatusPageHistory.read(request.pathVariable("source"), RequestBody.jsonBytes(request, MAX_BYTES));
        judge(actor, history);
        return Responses.ok(ImportedHistoryView.IMPORTED.of(new Imported(
                request.pathVariable("source").strip(),
                api.incidents().importHistory(actor, history.incidents()),
                history.maintenances().size())));
    }

    /** Everything that is wrong is said at once, of what can't be read and of what the policy does not take. */
    private void judge(Actor actor, StatusPageHistory history) {
        InputValidator faults = new InputValidator();
        List<PastIncident> pasts = history.incidents();
        if (pasts.size() > MAX_INCIDENTS) {
            faults.add(
                    HISTORY,
                    "has " + pasts.size() + " incidents; at most " + MAX_INCIDENTS
                            + " are taken at once. Send it in parts, in any order");
            faults.throwIfAny();
        }
        history.faults().forEach(fault -> faults.add(fault.field(), fault.message()));
        for (PastIncident past : pasts) {
            try {
                judge(actor, past);
            } catch (InvalidInputException e) {
                e.faults()
                        .forEach(fault -> faults.add(
                                "incident " + CleanText.line(past.sourceId()) + "." + fault.field(), fault.message()));
            }
        }
        faults.throwIfAny();
    }

    private void judge(Actor actor, PastIncident past) {
        Incidents incidents = api.incidents();
        IncidentPolicy policy = incidents.policy();
        Instant now = incidents.now();
        Optional<Incident> known = incidents.find(IncidentId.ofSource(past.source(), past.sourceId()));
        if (known.isEmpty()) {
            IncidentRules.importHistory(past, actor, policy, now);
            return;
        }
        Incident incident = incidents.visibleTo(actor).get(known.get().id().toString());
        if (!incidents.has(actor, Right.ADMINISTER, incident)) {
            throw new NotPermittedException(incident.reference() + " is not for " + actor
                    + " to import more of; somebody who may administer it can");
        }
        IncidentRules.importMore(past, incident, incidents.timeline(incident.id()), policy, now);
    }
}
