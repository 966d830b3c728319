package io.incidentkit.test.tool;

import io.incidentkit.test.tool.ToolStub.Answer;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A Slack on this machine's loopback address, as far as channels need one: it remembers rooms, messages, pins and modals, and refuses what
 * Slack refuses. It knows each person with a mail address at {@code example.com}.
 *
 * <p>Thread-safe.
 */
public final class SlackStub implements AutoCloseable {
    /** The token that it knows. */
    public static final String TOKEN = "xoxb-12345-s3cr3t";

    private static final String BASE = "/api/";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ALL_SCOPES =
            "channels:manage,groups:write,channels:read,groups:read,channels:history,groups:history,"
                    + "chat:write,im:write,bookmarks:write,pins:write,users:read.email";

    private final ToolStub stub = ToolStub.start();
    private final SlackRooms rooms = new SlackRooms();
    private final Map<String, String> errors = new LinkedHashMap<>();
    private String scopes = ALL_SCOPES;
    private Function<String, Loss> losses = method -> Loss.NONE;

    /** The ways in which a call gets lost. */
    public enum Loss {
        /** It does not. */
        NONE,
        /** It is lost before it was done. */
        BEFORE,
        /** It is done, and a gateway answers that it does not know. */
        AFTER,
        /** It is done, and no answer ever comes. */
        HANGING
    }

    private SlackStub() {
        stub.on("POST " + BASE + "*", this::answer).on("GET " + BASE + "*", this::answer);
    }

    /** Starts one. */
    public static SlackStub start() {
        return new SlackStub();
    }

    /** Returns the address of its Web API. */
    public URI api() {
        return stub.at("/api");
    }

    /** Returns the calls so far, the oldest first. */
    public List<ToolCall> calls() {
        return stub.calls();
    }

    /** Returns its server, for what answers otherwise. */
    public ToolStub server() {
        return stub;
    }

    /**
     * Lets a method answer with an error.
     *
     * @param method the method's name, such as {@code pins.add}
     * @param error the error
     */
    public synchronized void failing(String method, String error) {
        errors.put(method, error);
    }

    /**
     * Sets the scopes that the token has; all that a bot needs by default.
     *
     * @param names the names, with commas
     */
    public synchronized void scopes(String names) {
        this.scopes = names;
    }

    /**
     * Sets which calls get lost.
     *
     * @param given says it by the method's name
     */
    public synchronized void losing(Function<String, Loss> given) {
        this.losses = given;
    }

    /**
     * Adds a room that others made.
     *
     * @param id its id
     * @param name its name
     * @param topic its topic
     */
    public synchronized void add(String id, String name, String topic) {
        rooms.add(id, name, topic);
    }

    /**
     * Writes a message into a room, in place of one of the same time stamp.
     *
     * @param room the room's id
     * @param message the message
     * @throws IllegalArgumentException if there is no such room
     */
    public synchronized void write(String room, SlackMessage message) {
        rooms.write(room, message);
    }

    /** Returns all rooms and direct messages as they are, in the order in which they were made. */
    public synchronized List<SlackRoom> rooms() {
        return rooms.all();
    }

    /**
     * Finds a room.
     *
     * @param name its name, or its id
     * @return the room as it is; empty if there is none
     */
    public Optional<SlackRoom> find(String name) {
        return rooms().stream()
                .filter(room -> room.name().equals(name) || room.id().equals(name))
                .findFirst();
    }

    /**
     * Returns a room.
     *
     * @param name its name, or its id
     * @throws AssertionError if there is none
     */
    public SlackRoom room(String name) {
        return find(name)
                .orElseThrow(() -> new AssertionError("There is no room " + name + " in "
                        + rooms().stream().map(SlackRoom::name).toList()));
    }

    /**
     * Returns the texts that somebody got alone.
     *
     * @param person their mail address ahead of the {@code @}
     */
    public List<String> direct(String person) {
        return find("D" + SlackRooms.idOf(person)).map(SlackRoom::texts).orElse(List.of());
    }

    /** Returns the modals that were opened, as JSON. */
    public synchronized List<String> views() {
        return rooms.views();
    }

    /**
     * Returns the fields of a call.
     *
     * @param call a form, or a query
     */
    public static Map<String, String> fields(ToolCall call) {
        Map<String, String> fields = new LinkedHashMap<>();
        String text = call.method().equals("GET") ? call.query() : call.body();
        for (String pair : text.isEmpty() ? new String[0] : text.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            fields.put(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]));
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private synchronized Answer answer(ToolCall call) {
        String method = call.path().substring(BASE.length());
        Loss loss = losses.apply(method);
        if (loss == Loss.BEFORE) {
            return Answer.of(503, "");
        }
        ObjectNode answer = JSON.createObjectNode();
        String error = error(method, call, answer);
        if (!error.isEmpty()) {
            answer.removeAll();
            answer.put("error", error);
        }
        answer.put("ok", error.isEmpty());
        return switch (loss) {
            case AFTER -> Answer.of(504, "");
            case HANGING -> Answer.NEVER;
            default -> Answer.of(200, answer.toString()).header("X-OAuth-Scopes", scopes);
        };
    }

    private String error(String method, ToolCall call, ObjectNode answer) {
        String set = errors.get(method);
        if (set != null) {
            return set;
        }
        return call.header("authorization").equals(Optional.of("Bearer " + TOKEN))
                ? rooms.done(method, fields(call), answer)
                : "invalid_auth";
    }

    /** Ends it. */
    @Override
    public void close() {
        stub.close();
    }
}
