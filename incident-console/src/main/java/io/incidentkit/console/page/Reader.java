package io.incidentkit.console.page;

import io.incidentkit.commander.Actor;
import io.incidentkit.spring.boot.security.ActorResolver;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says who reads a page and sends its forms: who is logged in at the host. */
@Component
public final class Reader {
    private final ActorResolver actors;

    public Reader(ActorResolver actors) {
        this.actors = actors;
    }

    /** Returns who is logged in, or empty if nobody is. */
    public Optional<Actor> actor(HttpServletRequest request) {
        return actors.resolve(request);
    }

    /** Returns who reads: without a login that is somebody who sees what anybody may see. */
    public Actor reader(HttpServletRequest request) {
        return actor(request).orElse(Actor.ANYBODY);
    }
}
