package io.incidentkit.spring.boot.web;

import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.jdbc.FailedDelivery;
import io.incidentkit.jdbc.JdbcOutbox;
import io.incidentkit.service.VisibleIncidents;
import io.incidentkit.spring.boot.web.http.IncidentParams;
import io.incidentkit.spring.boot.web.http.Operation;
import io.incidentkit.spring.boot.web.http.Page;
import io.incidentkit.spring.boot.web.http.Parameter;
import io.incidentkit.spring.boot.web.http.Params;
import io.incidentkit.spring.boot.web.http.ProblemException;
import io.incidentkit.spring.boot.web.http.ProblemType;
import io.incidentkit.spring.boot.web.http.RequestBody;
import io.incidentkit.spring.boot.web.http.Responses;
import io.incidentkit.spring.boot.web.http.Who;
import io.incidentkit.spring.boot.web.view.DeliveryView;
import io.incidentkit.spring.boot.web.view.DeliveryView.Shown;
import io.incidentkit.spring.boot.web.view.Shape;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Serves the deliveries that were given up, and has them tried again, for those who may administer. Of an incident that such a one may not see
 * there are none. Thread-safe.
 */
final class DeliveriesHandler {
    private static final Parameter STATE =
            Parameter.of("state", Shape.oneOf(List.of("failed")), "those that were given up");
    private static final Parameter AFTER =
            Parameter.of("after", Shape.WHOLE.and("minimum", 0), "those with a higher id");

    /** The most reads of the outbox for one page: those of incidents that are hidden are left out. */
    private static final int READS = 4;

    private final Api api;
    private final JdbcOutbox outbox;

    DeliveriesHandler(Api api, JdbcOutbox outbox) {
        this.api = api;
        this.outbox = outbox;
    }

    List<Operation> operations() {
        return List.of(
                Operation.get("/deliveries", "listDeliveries", "Lists the deliveries that were given up, page by page.")
                        .by(Who.ADMINISTRATOR)
                        .with(STATE, AFTER, IncidentParams.LIMIT)
                        .answering(Shape.page("deliveries", Shape.of(DeliveryView.FAILED)))
                        .answerHeader("Link", "the next page")
                        .handledBy(this::list),
                Operation.post(
                                "/deliveries/{delivery}/retry",
                                "retryDelivery",
                                "Has a delivery tried again, as if it arose now.")
                        .by(Who.ADMINISTRATOR)
                        .taking(Shape.OBJECT.and("additionalProperties", false))
                        .answering(Shape.of(DeliveryView.FAILED))
                        .refusing(ProblemType.UNKNOWN_DELIVERY)
                        .handledBy(this::retry));
    }

    private ServerResponse list(ServerRequest request, Params params) {
        Actor actor = api.administrator(request, "look at deliveries");
        params.oneOf(STATE.name(), new String[] {"failed"}, code -> code);
        long after = after(params);
        int limit = api.params(params).limit();
        params.settle();
        VisibleIncidents seen = api.incidents().visibleTo(actor);
        Page page = new Page("deliveries", limit);
        for (int reads = 0; reads < READS; reads++) {
            List<FailedDelivery> found = outbox.failed(after, limit);
            for (FailedDelivery delivery : found) {
                Optional<Shown> shown = shown(delivery, seen);
                if (shown.isPresent() && !page.add(DeliveryView.FAILED.of(shown.get()))) {
                    return page.answer(next(request, limit, after));
                }
                after = delivery.id();
            }
            if (found.size() < limit) {
                return page.answer(null);
            }
        }
        return page.answer(next(request, limit, after));
    }

    private String next(ServerRequest request, int limit, long after) {
        return api.address(request, "/deliveries?limit=" + limit + "&after=" + after);
    }

    private ServerResponse retry(ServerRequest request, Params params) throws IOException {
        Actor actor = api.administrator(request, "have deliveries tried again");
        RequestBody.json(request).build(() -> true);
        long id = id(request);
        Shown delivery = outbox.failed(id - 1, 1).stream()
                .filter(found -> found.id() == id)
                .flatMap(found -> shown(found, api.incidents().visibleTo(actor)).stream())
                .findFirst()
                .orElseThrow(() -> unknown(request));
        if (!outbox.retry(id)) {
            throw unknown(request);
        }
        return Responses.ok(DeliveryView.FAILED.of(delivery));
    }

    /** A delivery of no incident, such as the weekly digest, is shown to whoever may administer. */
    private static Optional<Shown> shown(FailedDelivery delivery, VisibleIncidents seen) {
        String id = delivery.outcome().incident();
        Optional<Incident> incident = IncidentId.find(id).flatMap(seen::find);
        return id.isBlank() || incident.isPresent()
                ? Optional.of(new Shown(delivery.id(), incident, delivery.outcome(), delivery.since()))
                : Optional.empty();
    }

    private static long id(ServerRequest request) {
        try {
            long id = Long.parseLong(request.pathVariable("delivery"));
            if (id > 0) {
                return id;
            }
        } catch (NumberFormatException e) {
            // The same as a number that none has.
        }
        throw unknown(request);
    }

    private static ProblemException unknown(ServerRequest request) {
        return new ProblemException(
                ProblemType.UNKNOWN_DELIVERY,
                "No delivery '" + request.pathVariable("delivery") + "' was given up.",
                Map.of());
    }

    private static long after(Params params) {
        String text = params.text(AFTER.name()).orElse("0");
        try {
            long after = Long.parseLong(text);
            if (after >= 0) {
                return after;
            }
        } catch (NumberFormatException e) {
            // The same fault as a number below zero.
        }
        params.faults().add(AFTER.name(), "is no id of a delivery");
        return 0;
    }
}
