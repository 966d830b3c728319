package io.incidentkit.console.web;

import io.incidentkit.service.UnknownIncidentException;
import io.incidentkit.store.IncidentStoreException;
import jakarta.servlet.http.HttpServletRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.ModelAndView;

/** Errors of the console's pages, as pages of the console. What it does not know, the host's own error page tells. */
@ControllerAdvice(basePackageClasses = PageErrors.class)
public final class PageErrors {
    private static final Logger LOG = LoggerFactory.getLogger(PageErrors.class);

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

    @ExceptionHandler
    public ModelAndView storeFailed(IncidentStoreException e, HttpServletRequest request) {
        LOG.error("The incident store does not answer", e);
        return page(HttpStatus.SERVICE_UNAVAILABLE, request);
    }

    /** Answers of this class come without the frame that others get by themselves. */
    private ModelAndView page(HttpStatus status, HttpServletRequest request) {
        return new ModelAndView("incident-console/sorry", status)
                .addObject("status", status.value())
                .addAllObjects(every.frame(request));
    }
}
