package io.incidentkit.test.tool;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The rooms, people and messages of a {@link SlackStub}, and the methods of its Web API. Not thread-safe. */
final class SlackRooms {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String SECOND = "1793955007";

    private final Map<String, Room> rooms = new LinkedHashMap<>();
    private final List<String> views = new ArrayList<>();
    private int lastStamp;

    private static final class Room {
        private final String id;
        private final String name;
        private final boolean isPrivate;
        private String topic = "";
        private boolean isArchived;
        private final Set<String> members = new LinkedHashSet<>();
        private final List<SlackMessage> messages = new ArrayList<>();
        private final List<String> pins = new ArrayList<>();
        private final List<String> bookmarks = new ArrayList<>();

        private Room(String id, String name, boolean isPrivate) {
            this.id = id;
            this.name = name;
            this.isPrivate = isPrivate;
        }

        private SlackRoom shown() {
            return new SlackRoom(
                    id, name, isPrivate, topic, isArchived, List.copyOf(members), messages, pins, bookmarks);
        }
    }

    void add(String id, String name, String topic) {
        Room room = new Room(id, name, false);
        room.topic = topic;
        rooms.put(id, room);
    }

    void write(String id, SlackMessage message) {
        Room room = rooms.get(id);
        if (room == null) {
            throw new IllegalArgumentException("There is no room " + id);
        }
        room.messages.removeIf(known -> known.stamp().equals(message.stamp()));
        room.messages.add(message);
    }

    List<SlackRoom> all() {
        return rooms.values().stream().map(Room::shown).toList();
    }

    List<String> views() {
        return List.copyOf(views);
    }

    /** Does what a method says; returns the error, or an empty text. */
    String done(String method, Map<String, String> fields, ObjectNode answer) {
        return switch (method) {
            case "auth.test" -> "";
            case "conversations.create" -> create(fields, answer);
            case "users.conversations" -> list(answer);
            case "users.lookupByEmail" -> lookUp(fields, answer);
            case "conversations.open" -> open(fields, answer);
            case "views.open" -> {
                views.add(given(fields, "view"));
                yield "";
            }
            case "users.info" -> {
                String name = given(fields, "user").substring(1, 4).toLowerCase(Locale.ROOT);
                answer.putObject("user").putObject("profile").put("email", name + "@example.com");
                yield "";
            }
            default -> inRoom(method, fields, answer);
        };
    }

    private static String given(Map<String, String> fields, String name) {
        return fields.getOrDefault(name, "");
    }

    private String create(Map<String, String> fields, ObjectNode answer) {
        String name = given(fields, "name");
        if (!name.matches("[a-z0-9_-]{1,80}")) {
            return "invalid_name_specials";
        }
        if (rooms.values().stream().anyMatch(room -> room.name.equals(name))) {
            return "name_taken";
        }
        String id = "C" + (1000 + rooms.size());
        rooms.put(id, new Room(id, name, given(fields, "is_private").equals("true")));
        answer.putObject("channel").put("id", id).put("name", name);
        return "";
    }

    private String list(ObjectNode answer) {
        ArrayNode channels = answer.putArray("channels");
        for (Room room : rooms.values()) {
            if (!room.isArchived) {
                ObjectNode shown = channels.addObject().put("id", room.id).put("name", room.name);
                shown.putObject("topic").put("value", room.topic);
            }
        }
        return "";
    }

    private static String lookUp(Map<String, String> fields, ObjectNode answer) {
        String mail = given(fields, "email");
        if (!mail.endsWith("@example.com")) {
            return "users_not_found";
        }
        answer.putObject("user").put("id", idOf(mail.substring(0, mail.indexOf('@'))));
        return "";
    }

    static String idOf(String person) {
        return "U" + person.toUpperCase(Locale.ROOT) + "00000";
    }

    private String open(Map<String, String> fields, ObjectNode answer) {
        String id = "D" + given(fields, "users");
        rooms.computeIfAbsent(id, direct -> new Room(direct, direct, true));
        answer.putObject("channel").put("id", id);
        return "";
    }

    private String inRoom(String method, Map<String, String> fields, ObjectNode answer) {
        Room room = rooms.get(fields.getOrDefault("channel", given(fields, "channel_id")));
        if (room == null) {
            return "channel_not_found";
        }
        return switch (method) {
            case "conversations.setTopic" -> {
                room.topic = given(fields, "topic");
                yield "";
            }
            case "conversations.archive" -> {
                room.isArchived = true;
                yield "";
            }
            case "conversations.invite" ->
                List.of(given(fields, "users").split(",", -1)).stream().allMatch(room.members::add)
                        ? ""
                        : "already_in_channel";
            case "bookmarks.add" -> {
                room.bookmarks.add(given(fields, "link"));
                answer.putObject("bookmark").put("id", "Bk" + room.bookmarks.size());
                yield "";
            }
            case "pins.add" -> pin(room, given(fields, "timestamp"));
            case "chat.postMessage" -> post(room, fields, answer);
            case "chat.update" -> update(room, fields);
            case "conversations.history" -> history(room, fields, answer);
            default -> "unknown_method";
        };
    }

    private static String pin(Room room, String stamp) {
        if (room.pins.contains(stamp)) {
            return "already_pinned";
        }
        room.pins.add(stamp);
        return "";
    }

    private String post(Room room, Map<String, String> fields, ObjectNode answer) {
        String stamp = SECOND + "." + String.format(Locale.ROOT, "%06d", ++lastStamp);
        String key = JSON.readTree(fields.getOrDefault("metadata", "{}"))
                .at("/event_payload/key")
                .asString("");
        room.messages.add(new SlackMessage(stamp, given(fields, "text"), fields.getOrDefault("blocks", "[]"), key, ""));
        answer.put("ts", stamp);
        return "";
    }

    private static String update(Room room, Map<String, String> fields) {
        for (int i = 0; i < room.messages.size(); i++) {
            SlackMessage known = room.messages.get(i);
            if (known.stamp().equals(given(fields, "ts"))) {
                room.messages.set(
                        i,
                        new SlackMessage(
                                known.stamp(),
                                given(fields, "text"),
                                fields.getOrDefault("blocks", "[]"),
                                known.key(),
                                known.user()));
                return "";
            }
        }
        return "message_not_found";
    }

    /** The newest first, up to the latest that is asked for, as Slack does. */
    private static String history(Room room, Map<String, String> fields, ObjectNode answer) {
        Optional<BigDecimal> latest = Optional.ofNullable(decimal(fields.get("latest")));
        ArrayNode messages = answer.putArray("messages");
        room.messages.stream()
                .filter(each -> latest.isEmpty() || new BigDecimal(each.stamp()).compareTo(latest.get()) <= 0)
                .sorted(Comparator.comparing((SlackMessage each) -> new BigDecimal(each.stamp()))
                        .reversed())
                .limit(Long.parseLong(fields.getOrDefault("limit", "100")))
                .forEach(each -> {
                    ObjectNode shown = messages.addObject();
                    shown.put("ts", each.stamp()).put("text", each.text());
                    boolean isBots = each.user().isEmpty();
                    shown.put(isBots ? "bot_id" : "user", isBots ? "B1" : each.user());
                    shown.putObject("metadata").putObject("event_payload").put("key", each.key());
                });
        return "";
    }

    private static @Nullable BigDecimal decimal(@Nullable String text) {
        return text == null ? null : new BigDecimal(text);
    }
}
