package io.incidentkit.console.web;

import io.incidentkit.service.NotPermittedException;
import io.incidentkit.service.UnknownIncidentException;
import io.incidentkit.store.IncidentStoreException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Errors of the console's pages, as pages of the console. What it does not know, the host's own error page tells. */
@ControllerAdvice(basePackageClasses = PageErrors.class)
public final class PageErrors {
    private static final Logger LOG = LoggerFactory.getLogger(PageErrors.class);

    private static final int LONGEST = 60;

    private static final String SECONDS_UNTIL_AGAIN = "5";

    /** The fields of forms that nobody typed. */
    private static final Set<String> UNSEEN = Set.of("version", "place", "id", "_csrf");

    private final EveryPage every;

    public PageErrors(EveryPage every) {
        this.every = every;
    }

    @ExceptionHandler
    public ModelAndView unknown(UnknownIncidentException e, HttpServletRequest request) {
        return page(HttpStatus.NOT_FOUND, request);
    }

    @ExceptionHandler
    public ModelAndView refused(ResponseStatusException e, HttpServletRequest request) {
        return page(HttpStatus.valueOf(e.getStatusCode().value()), request);
    }

    /** Somebody without the right to it: what they typed is on the page, so that it can be said by somebody else. */
    @ExceptionHandler
    public ModelAndView notPermitted(NotPermittedException e, HttpServletRequest request) {
        return page(HttpStatus.FORBIDDEN, request)
                .addObject("notPermitted", e.getMessage())
                .addObject("wrote", written(request));
    }

    private static List<String> written(HttpServletRequest request) {
        List<String> typed = new ArrayList<>();
        if (request.getMethod().equals("POST")) {
            request.getParameterMap().forEach((name, values) -> {
                if (!UNSEEN.contains(name)) {
                    Stream.of(values).filter(value -> !value.isBlank()).forEach(typed::add);
                }
            });
        }
        return typed;
    }

    /** A part of an address that is not what it has to be: a number, mostly. */
    @ExceptionHandler
    public ModelAndView wrongParameter(MethodArgumentTypeMismatchException e, HttpServletRequest request) {
        Object typed = e.getValue();
        return page(HttpStatus.BAD_REQUEST, request)
                .addObject("parameter", e.getName())
                .addObject("typed", typed == null ? "" : shortened(typed.toString()));
    }

    @ExceptionHandler
    public ModelAndView missingParameter(MissingServletRequestParameterException e, HttpServletRequest request) {
        return page(HttpStatus.BAD_REQUEST, request)
                .addObject("parameter", e.getParameterName())
                .addObject("typed", "");
    }

    private static String shortened(String typed) {
        return typed.codePointCount(0, typed.length()) <= LONGEST
                ? typed
                : typed.substring(0, typed.offsetByCodePoints(0, LONGEST)) + "…";
    }

    @ExceptionHandler
    public ModelAndView storeFailed(
            IncidentStoreException e, HttpServletRequest request, HttpServletResponse response) {
        LOG.error("The incident store does not answer", e);
        response.setHeader(HttpHeaders.RETRY_AFTER, SECONDS_UNTIL_AGAIN);
        return page(HttpStatus.SERVICE_UNAVAILABLE, request).addObject("wrote", written(request));
    }

    /** Answers of this class come without the frame that others get by themselves. */
    private ModelAndView page(HttpStatus status, HttpServletRequest request) {
        return new ModelAndView("incident-console/sorry", status)
                .addObject("status", status.value())
                .addAllObjects(every.frame(request));
    }
}
