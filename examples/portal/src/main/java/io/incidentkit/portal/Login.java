package io.incidentkit.portal;

import io.incidentkit.commander.Actor;
import io.incidentkit.spring.boot.security.ActorResolver;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Stands in for the login of a real portal: people say who they are, and a cookie keeps it; programs say it in a header. A real portal has
 * a login of its own, and then needs none of this.
 */
@Component
final class Login implements ActorResolver {
    private static final String COOKIE = "portal-you";
    private static final Duration KEPT = Duration.ofDays(30);

    @Override
    public Optional<Actor> resolve(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null ? ActorResolver.named(request) : ofCookie(cookie.getValue());
    }

    /** Returns the cookie that keeps the name. */
    ResponseCookie keep(Actor actor) {
        return cookie(URLEncoder.encode(actor.name(), StandardCharsets.UTF_8), KEPT);
    }

    /** Returns the cookie that forgets the name. */
    ResponseCookie forget() {
        return cookie("", Duration.ZERO);
    }

    private static ResponseCookie cookie(String value, Duration maxAge) {
        return ResponseCookie.from(COOKIE, value)
                .path("/")
                .maxAge(maxAge)
                .httpOnly(true)
                .sameSite("Strict")
                .build();
    }

    private static Optional<Actor> ofCookie(String value) {
        try {
            return Optional.of(Actor.person(URLDecoder.decode(value, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            // Not a cookie of ours: the same as none. InvalidInputException is one of these.
            return Optional.empty();
        }
    }
}
