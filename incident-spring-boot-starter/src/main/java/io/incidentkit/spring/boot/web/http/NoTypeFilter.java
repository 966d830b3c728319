package io.incidentkit.spring.boot.web.http;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Takes a body whose type is no type, such as {@code *}{@code /*}, for one of which nothing is known, so that the API says that it does
 * not read it. Spring MVC fails on such a request before it reaches any handler.
 */
public final class NoTypeFilter extends OncePerRequestFilter {
    private final String basePath;

    /**
     * Creates it.
     *
     * @param basePath the address of the API; requests of others pass as they are
     */
    public NoTypeFilter(String basePath) {
        this.basePath = basePath;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String type = request.getContentType();
        boolean isNone =
                type != null && type.contains("*") && request.getRequestURI().contains(basePath);
        chain.doFilter(isNone ? new Unknown(request) : request, response);
    }

    private static final class Unknown extends HttpServletRequestWrapper {
        private Unknown(HttpServletRequest request) {
            super(request);
        }

        @Override
        public String getContentType() {
            return MediaType.APPLICATION_OCTET_STREAM_VALUE;
        }

        @Override
        public @Nullable String getHeader(String name) {
            return HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(name) ? getContentType() : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(name)
                    ? Collections.enumeration(List.of(getContentType()))
                    : super.getHeaders(name);
        }
    }
}
