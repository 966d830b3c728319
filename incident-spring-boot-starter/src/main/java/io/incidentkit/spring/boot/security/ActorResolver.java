package io.incidentkit.spring.boot.security;

import io.incidentkit.commander.Actor;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
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

    /**
     * Reads the actor that the header {@value #HEADER} names, for a host in which callers may name themselves.
     *
     * @param request the request
     * @return the actor; empty if the header is not there, or blank
     * @throws InvalidInputException if it is there more than once, so that nobody knows which one whoever stands in front of the
     *     application wrote; or if it names nobody
     */
    static Optional<Actor> named(HttpServletRequest request) {
        List<String> headers = Collections.list(request.getHeaders(HEADER));
        if (headers.size() > 1) {
            throw new InvalidInputException(List.of(new FieldError(HEADER, "is given more than once")));
        }
        return headers.stream()
                .findFirst()
                .map(HeaderActorResolver::decoded)
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(Actor::parse);
    }
}
