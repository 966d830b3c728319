package io.incidentkit.spring.boot.mcp;

import io.incidentkit.command.RecordCommand.RecordRefused;
import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.service.Incidents;
import io.incidentkit.service.VisibleIncidents;
import io.incidentkit.spring.boot.security.ActorResolver;
import io.incidentkit.timeline.RecordEvent.AttemptRefused;
import io.incidentkit.timeline.TimelineEntry;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** The agents that call: each acts for whoever is logged in with the request. Thread-safe. */
final class Agents {
    private static final Logger LOG = LoggerFactory.getLogger(Agents.class);

    /** For a host without the HTTP API. */
    static final ActorResolver WHO_IS_LOGGED_IN = request -> Optional.ofNullable(request.getUserPrincipal())
            .map(Principal::getName)
            .map(Actor::person);

    /** An agent that tries the same again and again is kept once in this time. */
    private static final Duration ONCE_IN = Duration.ofHours(1);

    private static final int MOST_KEPT = 100;

    private final Incidents incidents;
    private final ActorResolver actors;

    Agents(Incidents incidents, ActorResolver actors) {
        this.incidents = incidents;
        this.actors = actors;
    }

    /**
     * Returns the agent that calls.
     *
     * @throws NobodyException if nobody is logged in, or a program is, which has the API for itself
     */
    Actor agent() {
        return Optional.ofNullable(RequestContextHolder.getRequestAttributes())
                .filter(ServletRequestAttributes.class::isInstance)
                .map(ServletRequestAttributes.class::cast)
                .map(ServletRequestAttributes::getRequest)
                .flatMap(this::person)
                .orElseThrow(NobodyException::new);
    }

    private Optional<Actor> person(HttpServletRequest request) {
        return actors.resolve(request).flatMap(Actor::person).map(Actor::agentFor);
    }

    /** Returns the incidents as the person sees them for whom the agent acts. */
    VisibleIncidents seen() {
        return incidents.visibleTo(agent());
    }

    /** Keeps on the timeline what an agent was refused, so that whoever answers for it sees what it tried. */
    void keep(Actor agent, Incident incident, RecordRefused refused) {
        try {
            List<TimelineEntry> before = incidents.timeline(incident.id()).stream()
                    .filter(entry -> entry.event() instanceof AttemptRefused)
                    .toList();
            Instant since = incidents.now().minus(ONCE_IN);
            AttemptRefused same = new AttemptRefused(refused.command(), refused.rules());
            boolean isKept = before.size() >= MOST_KEPT
                    || before.stream()
                            .anyMatch(entry -> entry.event().equals(same)
                                    && entry.actor().equals(agent)
                                    && entry.recordedAt().isAfter(since));
            if (!isKept) {
                incidents.execute(agent, incident.id(), refused);
            }
        } catch (RuntimeException e) {
            LOG.error("{} was refused {} on {}, which is not kept", agent, refused.command(), incident.reference(), e);
        }
    }

    /** Nobody answers for what is called. */
    static final class NobodyException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NobodyException() {
            super("Nobody is logged in for whom this agent could act.");
        }
    }
}
