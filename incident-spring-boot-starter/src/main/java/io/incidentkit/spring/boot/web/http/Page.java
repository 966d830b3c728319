package io.incidentkit.spring.boot.web.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param name the name of the list in the body
 * @param items the items
 * @param next the address of the next page, or null on the last one
 */
public record Page(
        String name,
        List<Map<String, @Nullable Object>> items,
        @Nullable String next) {

    public Map<String, @Nullable Object> body() {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put(name, items);
        body.put("next", next);
        return body;
    }
}
