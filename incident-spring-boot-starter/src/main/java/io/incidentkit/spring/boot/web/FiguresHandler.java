package io.incidentkit.spring.boot.web;

import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.insight.Figures;
import io.incidentkit.insight.Scope;
import io.incidentkit.service.Incidents;
import io.incidentkit.service.VisibleIncidents;
import io.incidentkit.spring.boot.web.http.PageParams;
import io.incidentkit.spring.boot.web.http.PageParams.Period;
import io.incidentkit.spring.boot.web.http.Responses;
import io.incidentkit.spring.boot.web.view.FiguresView;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Serves figures over the incidents that a reader may see. Thread-safe. */
final class FiguresHandler {
    private final Incidents incidents;
    private final ActorResolver actors;
    private final ZoneId zone;

    FiguresHandler(Incidents incidents, ActorResolver actors, ZoneId zone) {
        this.incidents = incidents;
        this.actors = actors;
        this.zone = zone;
    }

    ServerResponse figures(ServerRequest request) {
        Period period =
                new PageParams(request).period(incidents.policy().severities().severities());
        VisibleIncidents seen =
                incidents.visibleTo(actors.resolve(request.servletRequest()).orElse(Actor.ANYBODY));
        Scope scope = Scope.at(incidents.now())
                .zone(zone)
                .policy(incidents.policy())
                .visible(incident -> true)
                .only(period.filter())
                .build();
        try (Stream<Incident> all = seen.all()) {
            return Responses.ok(FiguresView.of(Figures.of(all.filter(period::has), scope)));
        }
    }
}
