package io.incidentkit.spring.boot.security;

import io.incidentkit.commander.Actor;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** For a host that has no login and says that callers name themselves: the actor is the container's login, else the header {@code X-Actor}. */
final class HeaderActorResolver implements ActorResolver {
    private final ActorResolver login = new LoginActorResolver();

    @Override
    public Optional<Actor> resolve(HttpServletRequest request) {
        return login.resolve(request).or(() -> ActorResolver.named(request));
    }

    /** Containers read headers as Latin-1, clients write them as UTF-8. */
    static String decoded(String header) {
        try {
            ByteBuffer bytes = ByteBuffer.wrap(header.getBytes(StandardCharsets.ISO_8859_1));
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            return header;
        }
    }
}
