package io.incidentkit.connector.call;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * A tool's answer.
 *
 * <p>Immutable and thread-safe. As a text it is its status.
 */
public final class ToolAnswer {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final int status;
    private final HttpHeaders headers;
    private final byte[] body;

    ToolAnswer(int status, HttpHeaders headers, byte[] body) {
        this.status = status;
        this.headers = headers;
        this.body = body;
    }

    /** Returns the status. */
    public int status() {
        return status;
    }

    /** Returns whether the status says that it worked. */
    public boolean isSuccess() {
        return status / 100 == 2;
    }

    /**
     * Finds a header.
     *
     * @param name its name, in any case
     */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** Returns the body as a text, read as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Returns the body as JSON; a missing node if it is none, as when a proxy answers in HTML. */
    public JsonNode json() {
        try {
            JsonNode read = JSON.readTree(body);
            return read == null ? MissingNode.getInstance() : read;
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    /** Returns the status. */
    @Override
    public String toString() {
        return Integer.toString(status);
    }
}
