package io.incidentkit.spring.boot.web;

import io.incidentkit.commander.Actor;
import io.incidentkit.spring.boot.web.http.ProblemException;
import io.incidentkit.spring.boot.web.http.ProblemType;
import org.springframework.web.servlet.function.ServerRequest;

/** Says who acts by a request, where somebody has to. */
final class RequestActor {
    private RequestActor() {}

    static Actor required(ActorResolver actors, ServerRequest request) {
        return actors.resolve(request.servletRequest())
                .orElseThrow(() -> new ProblemException(
                        ProblemType.ACTOR_REQUIRED,
                        "Log in, or, where the host has no login, name yourself in the header "
                                + HeaderActorResolver.HEADER + "."));
    }
}
