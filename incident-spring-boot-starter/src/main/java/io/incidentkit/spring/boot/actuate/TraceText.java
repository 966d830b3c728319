package io.incidentkit.spring.boot.actuate;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a trace as one text, a line each. Those that carry what an application likes (baggage) are left out: nothing is struck
 * out of what is kept.
 */
final class TraceText {
    private static final Set<String> KEPT = Set.of(
            "traceparent", "tracestate", "b3", "x-b3-traceid", "x-b3-spanid", "x-b3-sampled", "x-b3-parentspanid");

    private TraceText() {}

    static void put(@Nullable Map<String, String> headers, String name, String value) {
        String key = name.toLowerCase(Locale.ROOT);
        if (headers != null && KEPT.contains(key) && value.indexOf('\n') < 0) {
            headers.put(key, value);
        }
    }

    static @Nullable String get(Map<String, String> headers, String name) {
        return headers.get(name.toLowerCase(Locale.ROOT));
    }

    static String write(Map<String, String> headers) {
        return headers.entrySet().stream()
                .map(each -> each.getKey() + '=' + each.getValue())
                .collect(Collectors.joining("\n"));
    }

    static Map<String, String> read(@Nullable String text) {
        Map<String, String> headers = new LinkedHashMap<>();
        if (text != null) {
            text.lines().forEach(line -> {
                int end = line.indexOf('=');
                if (end > 0) {
                    put(headers, line.substring(0, end), line.substring(end + 1));
                }
            });
        }
        return headers;
    }
}
