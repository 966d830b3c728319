package io.incidentkit.console;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses a request whose parameters nobody can read, such as {@code %zz} or letters that are not UTF-8. Containers say so with an exception
 * wherever they are read first, which anybody could fill the log with.
 */
final class ReadableParameters extends OncePerRequestFilter {
    private static final Logger LOG = LoggerFactory.getLogger(ReadableParameters.class);

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isReadable(request)) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpStatus.BAD_REQUEST.value(), "The parameters of the request can't be read");
        }
    }

    private static boolean isReadable(HttpServletRequest request) {
        if (isUpload(request)) {
            return true;
        }
        try {
            request.getParameterMap();
            return true;
        } catch (IllegalStateException | IllegalArgumentException e) {
            LOG.debug("The parameters of {} can't be read: {}", request.getRequestURI(), e.getMessage());
            return false;
        }
    }

    /** Its parts are read as they come, and not before somebody wants them. */
    private static boolean isUpload(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }
}
