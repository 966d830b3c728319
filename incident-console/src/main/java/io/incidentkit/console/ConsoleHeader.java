package io.incidentkit.console;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The host's own header, above each page of the console. A bean of this type is picked up.
 *
 * <p>Implementations are thread-safe.
 */
@FunctionalInterface
public interface ConsoleHeader {

    /**
     * Makes the header of a page.
     *
     * @param request the request for the page
     * @return HTML that is put on the page as it is: what people wrote is escaped in it by whoever makes it. Styles and scripts in it are
     *     refused by the browser, unless they come from this host as files
     */
    String html(HttpServletRequest request);
}
