package io.incidentkit.spring.boot.web;

import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.service.AccessPolicy.Right;
import io.incidentkit.service.Incidents;
import io.incidentkit.service.NotPermittedException;
import io.incidentkit.service.VisibleIncidents;
import io.incidentkit.severity.Severity;
import io.incidentkit.spring.boot.properties.IncidentProperties;
import io.incidentkit.spring.boot.security.ActorResolver;
import io.incidentkit.spring.boot.web.http.IncidentParams;
import io.incidentkit.spring.boot.web.http.Params;
import io.incidentkit.spring.boot.web.http.ProblemException;
import io.incidentkit.spring.boot.web.http.ProblemType;
import io.incidentkit.spring.boot.web.view.IncidentView;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * The things that all parts of the API share: the incidents, who asks, and where the API is.
 *
 * @param incidents the incidents
 * @param actors says who makes a request
 * @param zone the team's zone
 * @param basePath the address of the API
 */
record Api(Incidents incidents, ActorResolver actors, ZoneId zone, String basePath) {

    static Api of(Incidents incidents, ActorResolver actors, IncidentProperties properties) {
        return new Api(
                incidents, actors, properties.getTimeZone(), properties.getWeb().getBasePath());
    }

    /** Returns who acts, where somebody has to. */
    Actor actor(ServerRequest request) {
        return actors.resolve(request.servletRequest())
                .orElseThrow(() -> new ProblemException(
                        ProblemType.ACTOR_REQUIRED,
                        "Log in. Where the host has no login, incident.web.trust-actor-header=true lets callers name"
                                + " themselves in the header " + ActorResolver.HEADER + "."));
    }

    /** Returns who reads; one who is not known sees what anybody may see. */
    Actor reader(ServerRequest request) {
        return actors.resolve(request.servletRequest()).orElse(Actor.ANYBODY);
    }

    /** Returns the incidents as whoever asks sees them. */
    VisibleIncidents seen(ServerRequest request) {
        return incidents.visibleTo(reader(request));
    }

    /** Returns the incident of the address. */
    Incident incident(ServerRequest request) {
        return seen(request).get(request.pathVariable("id"));
    }

    /** Returns who may administer without an incident, which is more than what each one shows. */
    Actor administrator(ServerRequest request, String whatFor) {
        Actor actor = actor(request);
        if (!incidents.has(actor, Right.ADMINISTER, null)) {
            throw new NotPermittedException(
                    "It is not for " + actor + " to " + whatFor + "; somebody who may administer can");
        }
        return actor;
    }

    IncidentParams params(Params params) {
        return new IncidentParams(params, levels());
    }

    private List<Severity> levels() {
        return incidents.policy().severities().severities();
    }

    /** Returns an incident as it is shown now to whoever asks. */
    IncidentView.Shown shown(ServerRequest request, Incident incident) {
        return shown(request, incident, incidents.now());
    }

    /** Returns an incident as it is shown at a moment. */
    IncidentView.Shown shown(ServerRequest request, Incident incident, Instant now) {
        return new IncidentView.Shown(incident, seen(request), incidents.policy(), incidents.untaken(), now, zone);
    }

    /** Returns an address of this API without scheme and host, which a proxy may have changed. */
    String address(ServerRequest request, String rest) {
        return server(request) + basePath + rest;
    }

    /** Returns what the host has put before the addresses of the API. */
    String server(ServerRequest request) {
        HttpServletRequest servlet = request.servletRequest();
        // With a path info, the servlet path is the prefix under which the host has put Spring MVC.
        String prefix = servlet.getPathInfo() == null ? "" : servlet.getServletPath();
        return servlet.getContextPath() + prefix;
    }
}
