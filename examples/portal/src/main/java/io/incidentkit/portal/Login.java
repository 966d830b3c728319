package io.incidentkit.portal;

import io.incidentkit.commander.Actor;
import io.incidentkit.validation.InvalidInputException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Stands in for the login of a real portal: people say who they are, and a cookie keeps it. A real portal takes the name
 * from its own login, and replaces this class.
 */
@Component
final class Login {
    private static final String COOKIE = "portal-you";
    private static final Duration KEPT = Duration.ofDays(30);

    /** Returns who is using the portal, or empty if they did not say. */
    Optional<Actor> actor(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        return cookie == null ? Optional.empty() : parse(cookie.getValue());
    }

    /** Returns who reads: whoever did not say who they are sees what anybody may see. */
    Actor reader(HttpServletRequest request) {
        return actor(request).orElse(Actor.ANYBODY);
    }

    /**
     * Reads a name that was typed.
     *
     * @throws InvalidInputException if it is no name of a person
     */
    Actor person(@Nullable String name) {
        return Actor.person(name == null ? "" : name.strip());
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

    private static Optional<Actor> parse(String value) {
        try {
            return Optional.of(Actor.person(URLDecoder.decode(value, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            // Not a cookie of ours: the same as none. InvalidInputException is one of these.
            return Optional.empty();
        }
    }
}
