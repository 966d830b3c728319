package io.incidentkit.portal;

import io.incidentkit.service.UnknownIncidentException;
import io.incidentkit.store.IncidentStoreException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Errors of the pages, turned into the portal's error pages. The HTTP API answers its own errors. */
@ControllerAdvice(basePackageClasses = PortalApplication.class)
final class PageErrors {
    private static final Logger LOG = LoggerFactory.getLogger(PageErrors.class);

    @ExceptionHandler
    void unknown(UnknownIncidentException e, HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.NOT_FOUND.value());
    }

    @ExceptionHandler
    void storeFailed(IncidentStoreException e, HttpServletResponse response) throws IOException {
        LOG.error("The incident store does not answer", e);
        response.sendError(HttpStatus.SERVICE_UNAVAILABLE.value());
    }
}
