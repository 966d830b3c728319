package io.incidentkit.console.page;

import org.jspecify.annotations.Nullable;

/**
 * The reader of a page, for its header and footer.
 *
 * @param name who it is, or null if they did not say
 * @param here the page's own path, to come back to
 * @param zone the time zone of the page
 * @param now what time it is for the server
 */
public record Viewer(@Nullable String name, String here, String zone, String now) {}
