package io.incidentkit.spring.boot.web;

import io.incidentkit.incident.Incident;
import io.incidentkit.insight.Figures;
import io.incidentkit.insight.Scope;
import io.incidentkit.spring.boot.web.http.IncidentParams;
import io.incidentkit.spring.boot.web.http.IncidentParams.Period;
import io.incidentkit.spring.boot.web.http.Operation;
import io.incidentkit.spring.boot.web.http.Parameter;
import io.incidentkit.spring.boot.web.http.Params;
import io.incidentkit.spring.boot.web.http.Responses;
import io.incidentkit.spring.boot.web.view.FiguresView;
import io.incidentkit.spring.boot.web.view.Shape;
import java.util.stream.Stream;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Serves figures over the incidents that a reader may see. Thread-safe. */
final class FiguresHandler {
    private final Api api;

    FiguresHandler(Api api) {
        this.api = api;
    }

    Operation operation() {
        return Operation.get("/figures", "readFigures", "Shows the figures over the incidents that the reader may see.")
                .with(Parameter.moment("from", "detected at or after"), Parameter.moment("to", "detected before"))
                .with(IncidentParams.FILTER)
                .answering(Shape.of(FiguresView.FIGURES))
                .handledBy(this::figures);
    }

    private ServerResponse figures(ServerRequest request, Params params) {
        Period period = api.params(params).period();
        Scope scope = Scope.at(api.incidents().now())
                .zone(api.zone())
                .policy(api.incidents().policy())
                .visible(incident -> true)
                .only(period.filter())
                .build();
        try (Stream<Incident> all = api.seen(request).outlines()) {
            return Responses.ok(FiguresView.FIGURES.of(Figures.of(all.filter(period::has), scope)));
        }
    }
}
