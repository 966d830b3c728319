package io.incidentkit.spring.boot.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers only under the names that the host gives its application. A page of somebody else's whose name is made to lead here (DNS
 * rebinding) is, for a browser, the same site; its requests come under that other name. Where no names are given, any is right.
 *
 * <p>Thread-safe.
 */
public final class NamedHosts extends OncePerRequestFilter {
    private static final String ANY_BELOW = "*.";
    private static final String BODY = """
            {"type":"urn:incident-kit:misdirected","title":"It is not served under that name","status":421,\
            "detail":"The names under which it is served are set by incident.web.hosts."}
            """;

    private final List<String> names;

    /**
     * Creates the filter.
     *
     * @param names the names, without a port, such as {@code portal.example.com} or {@code *.example.com}; none for any
     */
    public NamedHosts(List<String> names) {
        this.names = names.stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .toList();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (names.isEmpty() || isOurs(request.getHeader(HttpHeaders.HOST))) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpStatus.MISDIRECTED_REQUEST.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getOutputStream().write(BODY.strip().getBytes(StandardCharsets.UTF_8));
    }

    private boolean isOurs(@Nullable String host) {
        if (host == null) {
            return false;
        }
        int port = host.indexOf(':', host.lastIndexOf(']') + 1);
        String name = (port < 0 ? host : host.substring(0, port)).toLowerCase(Locale.ROOT);
        return names.stream()
                .anyMatch(ours -> ours.startsWith(ANY_BELOW) ? name.endsWith(ours.substring(1)) : name.equals(ours));
    }
}
