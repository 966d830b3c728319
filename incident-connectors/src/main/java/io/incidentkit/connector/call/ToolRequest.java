package io.incidentkit.connector.call;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One request to a tool.
 *
 * <p>Immutable and thread-safe. As a text it is its method and its host: path, query and headers may have secrets.
 */
public final class ToolRequest {
    private static final int LONGEST = 1 << 20;

    private final String method;
    private final URI address;
    private final Map<String, String> headers;
    private final byte @Nullable [] body;
    private final int longest;

    private ToolRequest(String method, URI address, Map<String, String> headers, byte @Nullable [] body) {
        this(method, address, headers, body, LONGEST);
    }

    private ToolRequest(String method, URI address, Map<String, String> headers, byte @Nullable [] body, int longest) {
        this.longest = longest;
        this.method = method;
        this.address = address;
        this.headers = headers;
        this.body = body;
    }

    /**
     * Asks for something.
     *
     * @param address where
     */
    public static ToolRequest get(URI address) {
        return new ToolRequest("GET", address, Map.of(), null);
    }

    /**
     * Posts something.
     *
     * @param address where
     */
    public static ToolRequest post(URI address) {
        return new ToolRequest("POST", address, Map.of(), null);
    }

    /**
     * Changes a part of something.
     *
     * @param address where
     */
    public static ToolRequest patch(URI address) {
        return new ToolRequest("PATCH", address, Map.of(), null);
    }

    /**
     * Puts something in the place of what is there.
     *
     * @param address where
     */
    public static ToolRequest put(URI address) {
        return new ToolRequest("PUT", address, Map.of(), null);
    }

    /**
     * Deletes something.
     *
     * @param address where
     */
    public static ToolRequest delete(URI address) {
        return new ToolRequest("DELETE", address, Map.of(), null);
    }

    /**
     * Sets a header.
     *
     * @param name its name
     * @param value its value
     * @return a request with that header
     */
    public ToolRequest header(String name, String value) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put(name, value);
        return new ToolRequest(method, address, all, body, longest);
    }

    /**
     * Sets a JSON document as the body, in UTF-8.
     *
     * @param document the document
     * @return a request with that body
     */
    public ToolRequest json(JsonNode document) {
        return body("application/json; charset=utf-8", document.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Sets the fields of a form as the body.
     *
     * @param fields values by names, in their order
     * @return a request with that body
     */
    public ToolRequest form(Map<String, String> fields) {
        return body("application/x-www-form-urlencoded", query(fields).getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Sets a body.
     *
     * @param type its media type
     * @param bytes the body
     * @return a request with that body
     */
    public ToolRequest body(String type, byte[] bytes) {
        return new ToolRequest(method, address, headers, bytes.clone(), longest).header("Content-Type", type);
    }

    /**
     * Says how long the answer may be; one megabyte by default.
     *
     * @param bytes so many bytes
     * @return a request whose answer may be so long
     */
    public ToolRequest answeredWithin(int bytes) {
        return new ToolRequest(method, address, headers, body, bytes);
    }

    /**
     * Encodes a text as one segment of a path: a slash in it is no separator.
     *
     * @param segment the text
     */
    public static String segment(String segment) {
        return encoded(segment).replace("+", "%20");
    }

    /**
     * Encodes fields as a query.
     *
     * @param fields values by names, in their order
     */
    public static String query(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Returns the method. */
    public String method() {
        return method;
    }

    /** Returns the address, which may be a secret. */
    URI address() {
        return address;
    }

    /** Returns the headers, one after another by name and value. */
    List<String> headers() {
        List<String> all = new ArrayList<>();
        headers.forEach((name, value) -> {
            all.add(name);
            all.add(value);
        });
        return all;
    }

    /** Returns the length of the body in bytes; 0 without one. */
    public int length() {
        return body == null ? 0 : body.length;
    }

    /** Returns how many bytes the answer may have. */
    int longest() {
        return longest;
    }

    byte @Nullable [] body() {
        return body;
    }

    /** Returns the method and the host. */
    @Override
    public String toString() {
        return method + " " + address.getHost();
    }
}
