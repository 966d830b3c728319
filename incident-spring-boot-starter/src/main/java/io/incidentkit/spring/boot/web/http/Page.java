package io.incidentkit.spring.boot.web.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerResponse;
import tools.jackson.databind.util.RawValue;

/** One page of a list, bounded by bytes as well: of long items it has fewer than were asked for. Serves one request. */
public final class Page {
    /** So many bytes at most, unless the first item alone has more. */
    public static final int MAX_BYTES = 1024 * 1024;

    private final String name;
    private final int limit;
    private final List<RawValue> items = new ArrayList<>();
    private long bytes;

    /**
     * Begins a page.
     *
     * @param name the name of the list in the body
     * @param limit how many items at most
     */
    public Page(String name, int limit) {
        this.name = name;
        this.limit = limit;
    }

    /**
     * Adds an item, if there is room.
     *
     * @param item the item
     * @return whether there was; the next page begins with it otherwise
     */
    public boolean add(Map<String, @Nullable Object> item) {
        if (items.size() >= limit) {
            return false;
        }
        String json = Responses.write(item);
        long longer = bytes + json.getBytes(StandardCharsets.UTF_8).length;
        if (!items.isEmpty() && longer > MAX_BYTES) {
            return false;
        }
        bytes = longer;
        items.add(new RawValue(json));
        return true;
    }

    /**
     * Answers with the page.
     *
     * @param next the address of the next page, or null on the last one
     */
    public ServerResponse answer(@Nullable String next) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put(name, items);
        body.put("next", next);
        return Responses.page(body, next);
    }
}
