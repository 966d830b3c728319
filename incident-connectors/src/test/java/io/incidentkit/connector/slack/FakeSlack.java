package io.incidentkit.connector.slack;

import io.incidentkit.connector.judge.OpenApiJudge;
import io.incidentkit.test.tool.ToolCall;
import io.incidentkit.test.tool.ToolStub;
import io.incidentkit.test.tool.ToolStub.Answer;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A Slack on this machine, as far as the channel needs one: it remembers rooms, messages and pins, and refuses what Slack refuses. */
final class FakeSlack implements AutoCloseable {
    static final String TOKEN = "xoxb-12345-s3cr3t";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ALL_SCOPES =
            "channels:manage,groups:write,channels:read,groups:read,channels:history,groups:history,"
                    + "chat:write,im:write,bookmarks:write,pins:write,users:read.email";

    final ToolStub stub = ToolStub.start();
    final Map<String, Room> rooms = new LinkedHashMap<>();
    /** Errors that a method answers with, in place of what it would. */
    final Map<String, String> errors = new LinkedHashMap<>();

    /** The modals that were opened. */
    final List<String> views = new ArrayList<>();

    String scopes = ALL_SCOPES;
    private int lastStamp;

    /** Says whether the answer of a call is lost, after it was done, or the call before that. */
    Function<String, Loss> losses = method -> Loss.NONE;

    enum Loss {
        NONE,
        BEFORE,
        AFTER
    }

    /** A message. */
    static final class Message {
        final String stamp;
        String text;
        String blocks;
        final String key;
        final String user;

        Message(String stamp, String text, String blocks, String key, String user) {
            this.stamp = stamp;
            this.user = user;
            this.text = text;
            this.blocks = blocks;
            this.key = key;
        }
    }

    /** A channel. */
    static final class Room {
        final String id;
        final String name;
        final boolean isPrivate;
        String topic = "";
        boolean isArchived;
        final Set<String> members = new LinkedHashSet<>();
        final List<Message> messages = new ArrayList<>();
        final List<String> pins = new ArrayList<>();
        final List<String> bookmarks = new ArrayList<>();

        Room(String id, String name, boolean isPrivate) {
            this.id = id;
            this.name = name;
            this.isPrivate = isPrivate;
        }

        List<String> texts() {
            return messages.stream().map(message -> message.text).toList();
        }
    }

    FakeSlack() {
        stub.on("POST /api/*", this::answer);
        stub.on("GET /api/*", this::answer);
    }

    URI api() {
        return stub.at("/api");
    }

    synchronized Room add(String id, String name) {
        Room room = new Room(id, name, false);
        rooms.put(id, room);
        return room;
    }

    Room named(String name) {
        return rooms.values().stream()
                .filter(room -> room.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No room " + name + " in " + rooms.keySet()));
    }

    private synchronized Answer answer(ToolCall call) {
        String method = call.path().substring("/api/".length());
        Loss loss = losses.apply(method);
        if (loss == Loss.BEFORE) {
            return Answer.of(503, "");
        }
        ObjectNode answer = JSON.createObjectNode();
        String error = errors.getOrDefault(
                method,
                call.header("authorization").equals(Optional.of("Bearer " + TOKEN))
                        ? done(method, fields(call), answer)
                        : "invalid_auth");
        if (!error.isEmpty()) {
            answer.removeAll();
            answer.put("error", error);
        }
        answer.put("ok", error.isEmpty());
        return loss == Loss.AFTER
                ? Answer.of(504, "")
                : Answer.of(200, answer.toString()).header("X-OAuth-Scopes", scopes);
    }

    private static Map<String, String> fields(ToolCall call) {
        Map<String, String> fields = new LinkedHashMap<>();
        String text = call.method().equals("GET") ? call.query() : call.body();
        for (String pair : text.isEmpty() ? new String[0] : text.split("&")) {
            String[] parts = pair.split("=", 2);
            fields.put(decoded(parts[0]), decoded(parts[1]));
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    /** Does it; returns the error. */
    private String done(String method, Map<String, String> fields, ObjectNode answer) {
        return switch (method) {
            case "auth.test" -> "";
            case "conversations.create" -> create(fields, answer);
            case "users.conversations" -> list(answer);
            case "users.lookupByEmail" -> lookUp(fields, answer);
            case "conversations.open" -> open(fields, answer);
            case "views.open" -> {
                views.add(fields.get("view"));
                yield "";
            }
            case "users.info" -> {
                String id = fields.get("user");
                answer.putObject("user")
                        .putObject("profile")
                        .put("email", id.substring(1, 4).toLowerCase(Locale.ROOT) + "@example.com");
                yield "";
            }
            default -> inRoom(method, fields, answer);
        };
    }

    private String create(Map<String, String> fields, ObjectNode answer) {
        String name = fields.get("name");
        if (!name.matches("[a-z0-9_-]{1,80}")) {
            return "invalid_name_specials";
        }
        if (rooms.values().stream().anyMatch(room -> room.name.equals(name))) {
            return "name_taken";
        }
        String id = "C" + (1000 + rooms.size());
        rooms.put(id, new Room(id, name, fields.get("is_private").equals("true")));
        answer.putObject("channel").put("id", id).put("name", name);
        return "";
    }

    private String list(ObjectNode answer) {
        ArrayNode channels = answer.putArray("channels");
        rooms.values().stream()
                .filter(room -> !room.isArchived)
                .forEach(room -> channels.addObject()
                        .put("id", room.id)
                        .put("name", room.name)
                        .putObject("topic")
                        .put("value", room.topic));
        return "";
    }

    private static String lookUp(Map<String, String> fields, ObjectNode answer) {
        String mail = fields.get("email");
        if (!mail.endsWith("@example.com")) {
            return "users_not_found";
        }
        answer.putObject("user")
                .put("id", "U" + mail.substring(0, mail.indexOf('@')).toUpperCase(Locale.ROOT) + "00000");
        return "";
    }

    private String open(Map<String, String> fields, ObjectNode answer) {
        String id = "D" + fields.get("users");
        rooms.computeIfAbsent(id, direct -> new Room(direct, direct, true));
        answer.putObject("channel").put("id", id);
        return "";
    }

    private String inRoom(String method, Map<String, String> fields, ObjectNode answer) {
        Room room = rooms.get(fields.getOrDefault("channel", fields.getOrDefault("channel_id", "")));
        if (room == null) {
            return "channel_not_found";
        }
        switch (method) {
            case "conversations.setTopic" -> room.topic = fields.get("topic");
            case "conversations.archive" -> room.isArchived = true;
            case "conversations.invite" -> {
                for (String id : fields.get("users").split(",")) {
                    if (!room.members.add(id)) {
                        return "already_in_channel";
                    }
                }
            }
            case "bookmarks.add" -> {
                room.bookmarks.add(fields.get("link"));
                answer.putObject("bookmark").put("id", "Bk" + room.bookmarks.size());
            }
            case "pins.add" -> {
                if (room.pins.contains(fields.get("timestamp"))) {
                    return "already_pinned";
                }
                room.pins.add(fields.get("timestamp"));
            }
            case "chat.postMessage" -> {
                String stamp = "1793955007." + String.format("%06d", ++lastStamp);
                JsonNode metadata = JSON.readTree(fields.getOrDefault("metadata", "{}"));
                room.messages.add(new Message(
                        stamp,
                        fields.get("text"),
                        fields.getOrDefault("blocks", "[]"),
                        metadata.at("/event_payload/key").asString(""),
                        ""));
                answer.put("ts", stamp);
            }
            case "chat.update" -> {
                Message known = room.messages.stream()
                        .filter(message -> message.stamp.equals(fields.get("ts")))
                        .findFirst()
                        .orElse(null);
                if (known == null) {
                    return "message_not_found";
                }
                known.text = fields.get("text");
                known.blocks = fields.get("blocks");
            }
            case "conversations.history" -> {
                ArrayNode messages = answer.putArray("messages");
                String latest = fields.getOrDefault("latest", "");
                for (Message message : room.messages) {
                    if (latest.isEmpty() || message.stamp.equals(latest)) {
                        ObjectNode shown = messages.addObject();
                        shown.put("ts", message.stamp).put("text", message.text);
                        shown.put(
                                message.user.isEmpty() ? "bot_id" : "user",
                                message.user.isEmpty() ? "B1" : message.user);
                        shown.putObject("metadata").putObject("event_payload").put("key", message.key);
                    }
                }
            }
            default -> {
                return "unknown_method";
            }
        }
        return "";
    }

    /** What Slack's own description refuses of the calls so far. What it does not have, being of 2021, is left out. */
    List<String> faults() {
        OpenApiJudge judge = OpenApiJudge.of("specs/slack/web-api__slack_web_openapi_v2_without_examples.json", "/api");
        return stub.calls().stream()
                // Bookmarks came later; a modal is longer than an address may be, so that it is posted.
                .filter(call ->
                        !call.path().endsWith("/bookmarks.add") && !call.path().endsWith("/views.open"))
                .flatMap(call -> judge.faults(withToken(call)).stream().map(fault -> call.line() + ": " + fault))
                // A form has texts alone, and the judge takes a time stamp in one for a number; metadata came later.
                .filter(fault -> !fault.matches(".*Path '/(ts|timestamp)'] Instance type \\(number\\).*"))
                .filter(fault -> !fault.contains("'include_all_metadata' is unexpected"))
                .toList();
    }

    /** The description has the token as a parameter, which Slack takes in the header as well. */
    private static ToolCall withToken(ToolCall call) {
        Map<String, String> headers = new LinkedHashMap<>(call.headers());
        headers.put("token", TOKEN);
        if (call.path().endsWith("/auth.test")) {
            return new ToolCall(call.method(), call.path(), call.query(), headers, call.body());
        }
        String query = call.method().equals("GET")
                ? "token=" + TOKEN + (call.query().isEmpty() ? "" : "&" + call.query())
                : "";
        return new ToolCall(call.method(), call.path(), query, headers, call.body());
    }

    @Override
    public void close() {
        stub.close();
    }
}
