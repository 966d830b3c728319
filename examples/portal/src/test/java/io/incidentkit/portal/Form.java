package io.incidentkit.portal;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a browser sends when a form is sent. The tests of the console have the like of this and of the client: an example is read alone, and what is
 * published for tests is about rules and stores, not about HTTP.
 */
final class Form {
    private final Map<String, String> fields = new LinkedHashMap<>();

    static Form with(String field, String value) {
        return new Form().and(field, value);
    }

    Form and(String field, String value) {
        fields.put(field, value);
        return this;
    }

    String encoded() {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
