package io.incidentkit.example.guide;

import io.incidentkit.test.tool.ToolCall;
import io.incidentkit.test.tool.ToolStub;
import io.incidentkit.test.tool.ToolStub.Answer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A Slack that knows rooms and messages, and can hang once a room is made. */
final class RoomsOfAStub {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Map<String, Room> rooms = new LinkedHashMap<>();
    private boolean isHanging;
    private int stamps;

    /** A message. */
    record Message(String stamp, String text, String key) {}

    /** A room. */
    static final class Room {
        final String name;
        final List<Message> messages = new ArrayList<>();
        final List<String> pins = new ArrayList<>();
        private String topic = "";

        Room(String name) {
            this.name = name;
        }

        List<String> texts() {
            return List.copyOf(messages).stream().map(Message::text).toList();
        }
    }

    RoomsOfAStub(ToolStub side) {
        side.on("POST /api/*", this::answer).on("GET /api/*", this::answer);
    }

    synchronized void hangAfterTheRoomIsMade() {
        isHanging = true;
    }

    synchronized void goOn() {
        isHanging = false;
    }

    synchronized Room room(String name) {
        return rooms.values().stream()
                .filter(room -> room.name.equals(name))
                .findFirst()
                .orElseGet(() -> new Room(name));
    }

    /** The names of the rooms, those of two left out. */
    synchronized List<String> names() {
        return rooms.values().stream()
                .map(room -> room.name)
                .filter(name -> !name.startsWith("D"))
                .toList();
    }

    /** The texts that somebody got alone. */
    synchronized List<String> direct(String person) {
        return room("DU" + person.toUpperCase(Locale.ROOT) + "00000").texts();
    }

    /** The keys of all messages. */
    synchronized List<String> keys() {
        return rooms.values().stream()
                .flatMap(room -> room.messages.stream().map(message -> room.name + " " + message.key()))
                .toList();
    }

    private synchronized Answer answer(ToolCall call) {
        String method = call.path().substring("/api/".length());
        ObjectNode answer = JSON.createObjectNode();
        String error = done(method, fields(call), answer);
        answer.put("ok", error.isEmpty()).put("error", error);
        return isHanging && method.equals("conversations.create") ? Answer.NEVER : Answer.of(200, answer.toString());
    }

    private String done(String method, Map<String, String> fields, ObjectNode answer) {
        switch (method) {
            case "conversations.create" -> {
                String name = fields.get("name");
                if (rooms.values().stream().anyMatch(room -> room.name.equals(name))) {
                    return "name_taken";
                }
                rooms.put("C" + rooms.size(), new Room(name));
                answer.putObject("channel").put("id", "C" + (rooms.size() - 1));
            }
            case "users.conversations" -> {
                ArrayNode channels = answer.putArray("channels");
                rooms.forEach((id, room) -> channels.addObject()
                        .put("id", id)
                        .put("name", room.name)
                        .putObject("topic")
                        .put("value", room.topic));
            }
            case "users.lookupByEmail" -> {
                String name = fields.get("email").split("@", 2)[0].toUpperCase(Locale.ROOT);
                answer.putObject("user").put("id", "U" + name + "00000");
            }
            case "conversations.open" -> {
                String id = "D" + fields.get("users");
                rooms.computeIfAbsent(id, Room::new);
                answer.putObject("channel").put("id", id);
            }
            default -> inRoom(method, fields, answer);
        }
        return "";
    }

    private void inRoom(String method, Map<String, String> fields, ObjectNode answer) {
        Room room = rooms.get(fields.getOrDefault("channel", ""));
        switch (method) {
            case "conversations.setTopic" -> room.topic = fields.get("topic");
            case "pins.add" -> room.pins.add(fields.get("timestamp"));
            case "chat.postMessage" -> {
                String stamp = "1793955007." + (100_000 + stamps++);
                String key = JSON.readTree(fields.getOrDefault("metadata", "{}"))
                        .at("/event_payload/key")
                        .asString("");
                room.messages.add(new Message(stamp, fields.get("text"), key));
                answer.put("ts", stamp);
            }
            case "conversations.history" -> {
                ArrayNode messages = answer.putArray("messages");
                room.messages.forEach(message -> {
                    ObjectNode shown = messages.addObject().put("ts", message.stamp());
                    shown.putObject("metadata").putObject("event_payload").put("key", message.key());
                });
            }
            default -> {
                // Nobody looks at what else there is.
            }
        }
    }

    private static Map<String, String> fields(ToolCall call) {
        Map<String, String> fields = new LinkedHashMap<>();
        String text = call.method().equals("GET") ? call.query() : call.body();
        for (String pair : text.isEmpty() ? new String[0] : text.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            fields.put(decoded(parts[0]), decoded(parts[1]));
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
