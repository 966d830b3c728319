package io.incidentkit.spring.boot.web.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * One page of a list, bounded by bytes as well: of long items it has fewer than were asked for. Each item is written once. Serves one
 * request.
 */
public final class Page {
    /** So many bytes at most, unless the first item alone has more. */
    public static final int MAX_BYTES = 1024 * 1024;

    /** Room for the name and the next address. */
    private static final int ENDS = 512;

    private final String name;
    private final int limit;
    private final List<byte[]> items = new ArrayList<>();
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
        byte[] json = Responses.bytes(item);
        long longer = bytes + json.length;
        if (!items.isEmpty() && longer > MAX_BYTES) {
            return false;
        }
        bytes = longer;
        items.add(json);
        return true;
    }

    /**
     * Answers with the page.
     *
     * @param next the address of the next page, or null on the last one
     */
    public ServerResponse answer(@Nullable String next) {
        ByteArrayOutputStream body = new ByteArrayOutputStream((int) bytes + items.size() + ENDS);
        body.write('{');
        body.writeBytes(Responses.bytes(name));
        body.write(':');
        body.write('[');
        for (int i = 0; i < items.size(); i++) {
            if (i > 0) {
                body.write(',');
            }
            body.writeBytes(items.get(i));
        }
        body.writeBytes("],\"next\":".getBytes(StandardCharsets.UTF_8));
        body.writeBytes(next == null ? "null".getBytes(StandardCharsets.UTF_8) : Responses.bytes(next));
        body.write('}');
        return Responses.page(body.toByteArray(), next);
    }
}
