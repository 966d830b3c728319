package io.incidentkit.console.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The address of a page below the console's path, with all that is asked of the page: whoever keeps it keeps the view.
 *
 * @param page the page, such as {@code /actions}
 * @param asked what is asked, by its names in the address
 */
public record Address(String page, Map<String, String> asked) {

    /** Copies the map, in its order. */
    public Address {
        asked = Collections.unmodifiableMap(new LinkedHashMap<>(asked));
    }

    /** Returns the address of a page of which nothing is asked. */
    public static Address of(String page) {
        return new Address(page, Map.of());
    }

    /** Returns the address with more that is asked; with less, if the value is null or empty. */
    public Address with(String name, @Nullable Object value) {
        Map<String, String> all = new LinkedHashMap<>(asked);
        if (value == null || value.toString().isEmpty()) {
            all.remove(name);
        } else {
            all.put(name, value.toString());
        }
        return new Address(page, all);
    }

    /** Returns the address with all of these as well. */
    public Address with(Map<String, String> more) {
        Address all = this;
        for (Map.Entry<String, String> each : more.entrySet()) {
            all = all.with(each.getKey(), each.getValue());
        }
        return all;
    }

    /** Returns it as it stands in a link. */
    @Override
    public String toString() {
        return asked.isEmpty()
                ? page
                : asked.entrySet().stream()
                        .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
                        .collect(Collectors.joining("&", page + "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
