package io.incidentkit.test.tool;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A call that a {@link ToolStub} got.
 *
 * @param method the method
 * @param path the path, as it was sent
 * @param query the query, as it was sent; empty if there was none
 * @param headers the first value of each header, by its name in small letters
 * @param body the body, read as UTF-8
 */
public record ToolCall(String method, String path, String query, Map<String, String> headers, String body) {

    /** Puts the names of headers into small letters. */
    public ToolCall {
        Map<String, String> small = new LinkedHashMap<>();
        headers.forEach((name, value) -> small.put(name.toLowerCase(Locale.ROOT), value));
        headers = Map.copyOf(small);
    }

    static Map<String, String> first(Map<String, List<String>> all) {
        Map<String, String> first = new LinkedHashMap<>();
        all.forEach((name, values) -> first.put(name, values.get(0)));
        return first;
    }

    /**
     * Finds a header.
     *
     * @param name its name, in any case
     */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** Returns method, path and query. */
    public String line() {
        return method + " " + path + (query.isEmpty() ? "" : "?" + query);
    }
}
