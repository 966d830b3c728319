package io.incidentkit.spring.boot.web;

import java.net.http.HttpResponse;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/** Server-sent events as they come. To read one waits for it. */
final class Listening implements AutoCloseable {
    private final HttpResponse<Stream<String>> response;
    private final Iterator<String> lines;

    Listening(HttpResponse<Stream<String>> response) {
        this.response = response;
        this.lines = response.body().iterator();
    }

    int status() {
        return response.statusCode();
    }

    String type() {
        return response.headers().firstValue("Content-Type").orElse("");
    }

    /** The fields of the next event, also of one without data. */
    Map<String, String> next() {
        Map<String, String> event = new LinkedHashMap<>();
        while (lines.hasNext()) {
            String line = lines.next();
            if (line.isEmpty() && !event.isEmpty()) {
                return event;
            }
            int colon = line.indexOf(':');
            if (colon > 0) {
                event.put(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        throw new IllegalStateException("It has ended");
    }

    /** The next one of that name. */
    Map<String, String> next(String name) {
        Map<String, String> event = next();
        while (!name.equals(event.get("event"))) {
            event = next();
        }
        return event;
    }

    @Override
    public void close() {
        response.body().close();
    }
}
