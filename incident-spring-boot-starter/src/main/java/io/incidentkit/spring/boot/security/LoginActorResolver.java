package io.incidentkit.spring.boot.security;

import io.incidentkit.commander.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import java.util.Optional;

/** The actor is who is logged in, and nobody else: a header could be written by anyone. */
final class LoginActorResolver implements ActorResolver {

    @Override
    public Optional<Actor> resolve(HttpServletRequest request) {
        return Optional.ofNullable(request.getUserPrincipal())
                .map(Principal::getName)
                .map(Actor::person);
    }
}
