package io.incidentkit.spring.boot.web;

import io.incidentkit.incident.IncidentId;
import io.incidentkit.service.AccessPolicy.Right;
import io.incidentkit.service.VisibleIncidents;
import io.incidentkit.spring.boot.channel.LogChannel;
import io.incidentkit.spring.boot.channel.ShownEffect;
import io.incidentkit.spring.boot.web.http.IncidentParams;
import io.incidentkit.spring.boot.web.http.Operation;
import io.incidentkit.spring.boot.web.http.Page;
import io.incidentkit.spring.boot.web.http.Parameter;
import io.incidentkit.spring.boot.web.http.Params;
import io.incidentkit.spring.boot.web.view.Shape;
import io.incidentkit.spring.boot.web.view.ShownView;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Serves what the log channel of this node has shown last, to each reader what belongs to incidents that they may see. Thread-safe.
 */
final class ShownHandler {
    private static final Parameter BEFORE =
            Parameter.of("before", Shape.WHOLE.and("minimum", 1), "those with a lower number");

    private final Api api;
    private final LogChannel log;

    ShownHandler(Api api, LogChannel log) {
        this.api = api;
        this.log = log;
    }

    Operation operation() {
        return Operation.get(
                        "/shown",
                        "listShown",
                        "Lists what the log of this node shows in place of telling it, the latest first.")
                .with(BEFORE, IncidentParams.LIMIT)
                .answering(Shape.page("shown", Shape.of(ShownView.EFFECT)))
                .answerHeader("Link", "the next page")
                .handledBy(this::list);
    }

    private ServerResponse list(ServerRequest request, Params params) {
        int before = params.whole(BEFORE.name(), Integer.MAX_VALUE, 1, Integer.MAX_VALUE);
        int limit = api.params(params).limit();
        params.settle();
        VisibleIncidents seen = api.seen(request);
        boolean mayRead = api.incidents().has(api.reader(request), Right.READ, null);
        Map<IncidentId, Boolean> visible = new HashMap<>();
        Page page = new Page("shown", limit);
        int last = before;
        for (ShownEffect shown : log.latest()) {
            Optional<IncidentId> incident = shown.incident();
            // What belongs to no incident, such as the weekly digest, is over none that is private.
            boolean isForReader = incident.isEmpty()
                    ? mayRead
                    : visible.computeIfAbsent(
                            incident.get(), id -> seen.find(id).isPresent());
            if (shown.number() < before && isForReader) {
                if (!page.add(ShownView.EFFECT.of(shown))) {
                    return page.answer(api.address(request, "/shown?limit=" + limit + "&before=" + last));
                }
                last = shown.number();
            }
        }
        return page.answer(null);
    }
}
