package io.incidentkit.connector.paging;

import org.jspecify.annotations.Nullable;

/** The headers of a request, as a server has them. */
@FunctionalInterface
public interface RequestHeaders {
    /**
     * Finds a header.
     *
     * @param name its name, in any case
     * @return its first value, or null if there is none
     */
    @Nullable
    String first(String name);
}
