package io.incidentkit.connector.history;

import io.incidentkit.connector.call.NotDeliveredException;
import io.incidentkit.connector.call.ToolAnswer;
import io.incidentkit.connector.call.ToolConnection;
import io.incidentkit.connector.call.ToolRequest;
import io.incidentkit.effect.Delivery;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The API of a tool, asked part by part. What was answered is kept until its part is complete, so that a limit in between asks for
 * nothing twice. One thread at a time.
 */
public abstract class ApiHistory implements HistorySource {
    private static final int LONGEST = 8 * 1024 * 1024;

    private final ToolConnection connection;
    private final URI base;
    private final Map<String, String> headers;
    private final int longest;
    private final Map<String, JsonNode> answered = new HashMap<>();
    private long answers;

    /**
     * Connects it.
     *
     * @param connection the connection, with the tool's own rules
     * @param base the address below which all calls go
     * @param headers the headers of each call
     */
    protected ApiHistory(ToolConnection connection, URI base, Map<String, String> headers) {
        this(connection, base, headers, LONGEST);
    }

    /**
     * Connects one whose answers are longer.
     *
     * @param connection the connection, with the tool's own rules
     * @param base the address below which all calls go
     * @param headers the headers of each call
     * @param longest the longest answer, in bytes
     */
    protected ApiHistory(ToolConnection connection, URI base, Map<String, String> headers, int longest) {
        this.longest = longest;
        this.connection = connection;
        this.base = base;
        this.headers = Map.copyOf(headers);
    }

    @Override
    public final HistoryPage read(@Nullable String cursor) throws NotDeliveredException, InterruptedException {
        HistoryPage page = part(cursor);
        answered.clear();
        return page;
    }

    @Override
    public final long answers() {
        return answers;
    }

    /** Reads a part, as {@link #read} does; what it asks twice is answered once. */
    protected abstract HistoryPage part(@Nullable String cursor) throws NotDeliveredException, InterruptedException;

    /**
     * Asks for what has to be there.
     *
     * @param path the path and the query
     * @throws NotDeliveredException if it is not answered with JSON
     */
    protected final JsonNode get(String path) throws NotDeliveredException, InterruptedException {
        JsonNode known = answered.get(path);
        return known == null ? kept(path, connection.send(request(path))) : known;
    }

    /**
     * Asks for what may be missing or not permitted.
     *
     * @param path the path and the query
     * @param draft is told if it is not there
     * @param what what it is, in words
     * @return the answer, or null
     * @throws NotDeliveredException if nothing is answered for now
     */
    protected final @Nullable JsonNode find(String path, PastDraft draft, String what)
            throws NotDeliveredException, InterruptedException {
        return find(path, words -> draft.remark("its " + what + " could not be read: " + words));
    }

    /** As {@link #find(String, PastDraft, String)}, for whoever says it otherwise. */
    protected final @Nullable JsonNode find(String path, Consumer<String> missing)
            throws NotDeliveredException, InterruptedException {
        JsonNode known = answered.get(path);
        if (known != null) {
            return known;
        }
        ToolAnswer answer = connection.ask(request(path));
        answers++;
        if (!answer.isSuccess()) {
            missing.accept("it answered " + answer.status());
            return null;
        }
        return kept(path, answer);
    }

    private JsonNode kept(String path, ToolAnswer answer) throws NotDeliveredException {
        answers++;
        JsonNode json = answer.json();
        if (json.isMissingNode()) {
            throw new NotDeliveredException(Delivery.rejected("it answered something else than JSON"));
        }
        answered.put(path, json);
        return json;
    }

    private ToolRequest request(String path) {
        String text = base.toString();
        ToolRequest request =
                ToolRequest.get(URI.create((text.endsWith("/") ? text.substring(0, text.length() - 1) : text) + path));
        request = request.answeredWithin(longest);
        for (Map.Entry<String, String> header : headers.entrySet()) {
            request = request.header(header.getKey(), header.getValue());
        }
        return request;
    }
}
