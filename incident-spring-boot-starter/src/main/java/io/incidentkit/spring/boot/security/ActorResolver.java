package io.incidentkit.spring.boot.security;

import io.incidentkit.commander.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Says who makes a request. A host that knows better than its login's name defines a bean of this type; it replaces the
 * one that is made by default.
 *
 * <p>Implementations are thread-safe.
 */
@FunctionalInterface
public interface ActorResolver {
    /** The header in which callers name themselves, where {@code incident.web.trust-actor-header} says that they may. */
    String HEADER = "X-Actor";

    /**
     * Finds the actor of a request.
     *
     * @param request the request
     * @return the actor, or empty if nobody is logged in
     */
    Optional<Actor> resolve(HttpServletRequest request);
}
