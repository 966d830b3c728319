package io.incidentkit.connector.alert;

import io.incidentkit.connector.paging.RequestHeaders;
import org.jspecify.annotations.Nullable;

/**
 * One request of a tool that tells of alerts.
 *
 * @param source the source's own name, such as that of an account, or null where one of that tool sends
 * @param headers the headers
 * @param body the bytes as they came; not copied, and changed by nobody
 */
@SuppressWarnings("ArrayRecordComponent") // handed on once, and compared by nobody
public record AlertRequest(@Nullable String source, RequestHeaders headers, byte[] body) {

    /**
     * Finds a header.
     *
     * @param name its name, in any case
     * @return its value, or an empty text if there is none
     */
    public String header(String name) {
        String value = headers.first(name);
        return value == null ? "" : value.strip();
    }
}
