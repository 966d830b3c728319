package io.incidentkit.connector.slack;

import io.incidentkit.commander.Person;
import io.incidentkit.connector.call.CutText;
import io.incidentkit.connector.call.NotDeliveredException;
import io.incidentkit.effect.ChannelReferences;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.EffectContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * The room of an episode: it is made once, whatever happens in between. The room itself has to be there; what makes it comfortable (topic,
 * bookmark, pin, invitations) is tried, and what did not work is said, as nobody waits for it at 3 a.m.
 *
 * <p>Thread-safe.
 */
final class WarRoom {
    private static final int MOST_NAME = 80;
    private static final int MOST_TOPIC = 250;
    private static final int MOST_NAMES = 5;

    /** They are there, or can't be. */
    private static final Set<String> NO_MATTER = Set.of(
            "already_in_channel", "cant_invite_self", "user_not_found", "user_is_restricted", "ura_max_channels");

    private final SlackApi api;
    private final SlackMessages edits;
    private final ChannelReferences references;
    private final SlackMessages messages;
    private final SlackPeople people;
    private final String name;
    private final String prefix;
    private final boolean isClosed;
    private final boolean hasButtons;

    WarRoom(
            SlackApi api,
            SlackMessages edits,
            ChannelReferences references,
            SlackMessages messages,
            SlackPeople people,
            String name,
            String prefix,
            boolean isClosed,
            boolean hasButtons) {
        this.api = api;
        this.edits = edits;
        this.references = references;
        this.messages = messages;
        this.people = people;
        this.name = name;
        this.prefix = prefix;
        this.isClosed = isClosed;
        this.hasButtons = hasButtons;
    }

    /** Returns the id of the room of an episode; empty if there is none. */
    Optional<String> of(EffectContext context) {
        return references.find(name, context.incident(), context.episode() + "/room");
    }

    /** Opens the room, and goes on where an earlier attempt ended. */
    Delivery open(EffectContext context) throws NotDeliveredException, InterruptedException {
        Optional<String> known = of(context);
        String room = known.isPresent() ? known.get() : made(context);
        List<String> left = new ArrayList<>();
        topic(context, room).ifPresent(left::add);
        summary(context, room).ifPresent(left::add);
        bookmark(context, room).ifPresent(left::add);
        left.addAll(invite(context, room));
        return Delivery.delivered(room + (left.isEmpty() ? "" : " (not done: " + String.join(", ", left) + ")"));
    }

    private String made(EffectContext context) throws NotDeliveredException, InterruptedException {
        String first = roomName(context);
        for (int i = 1; i <= MOST_NAMES; i++) {
            String wanted = i == 1 ? first : CutText.to(first, MOST_NAME - 2).replace("…", "") + "-" + i;
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("name", wanted);
            fields.put("is_private", Boolean.toString(isClosed || context.isPrivate()));
            JsonNode answer = api.ask("conversations.create", fields);
            if (SlackApi.isOk(answer)) {
                return kept(context, answer.at("/channel/id").asString());
            }
            if (!SlackApi.error(answer).equals("name_taken")) {
                throw SlackApi.refused("conversations.create", answer);
            }
            Optional<String> ours = ours(wanted, context);
            if (ours.isPresent()) {
                return kept(context, ours.get());
            }
        }
        throw new NotDeliveredException(
                Delivery.rejected("each name from '" + first + "' to '" + first + "-" + MOST_NAMES + "' is taken"));
    }

    private String kept(EffectContext context, String room) {
        references.keep(name, context.incident(), context.episode() + "/room", room);
        return room;
    }

    /** A room that was made by an attempt whose answer was lost is new, and nobody has given it a topic. */
    private Optional<String> ours(String wanted, EffectContext context)
            throws NotDeliveredException, InterruptedException {
        String cursor = "";
        do {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("types", "public_channel,private_channel");
            fields.put("exclude_archived", "true");
            fields.put("limit", "200");
            if (!cursor.isEmpty()) {
                fields.put("cursor", cursor);
            }
            JsonNode answer = api.read("users.conversations", fields);
            if (!SlackApi.isOk(answer)) {
                throw SlackApi.refused("users.conversations", answer);
            }
            for (JsonNode channel : answer.at("/channels")) {
                String id = channel.at("/id").asString("");
                boolean isNamed = channel.at("/name").asString("").equals(wanted);
                String topic = channel.at("/topic/value").asString("");
                boolean isFree = references
                        .incidentOf(name, id)
                        .filter(incident -> !incident.equals(context.incident()))
                        .isEmpty();
                if (isNamed && isFree && (topic.isEmpty() || topic.equals(topic(context)))) {
                    return Optional.of(id);
                }
            }
            cursor = answer.at("/response_metadata/next_cursor").asString("");
        } while (!cursor.isEmpty());
        return Optional.empty();
    }

    /** The number alone: a name is seen by all who list channels, and a title may change. */
    private String roomName(EffectContext context) {
        String reference =
                (prefix + context.reference()).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_-]", "-");
        String episode = context.episode() == 1 ? "" : "-again-" + context.episode();
        return CutText.to(reference, MOST_NAME - episode.length()).replace("…", "") + episode;
    }

    private static String topic(EffectContext context) {
        String title = context.title().map(words -> ": " + words).orElse("");
        String link = context.link().map(address -> " " + address).orElse("");
        String start = context.reference()
                + context.severity().map(level -> " " + level).orElse("");
        return CutText.lineTo(start + title, Math.max(1, MOST_TOPIC - link.length())) + link;
    }

    private Optional<String> topic(EffectContext context, String room)
            throws NotDeliveredException, InterruptedException {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("channel", room);
        fields.put("topic", topic(context));
        Optional<String> left = failed("the topic", api.ask("conversations.setTopic", fields), Set.of());
        if (left.isEmpty()) {
            references.keep(name, context.incident(), context.episode() + "/topic", digest(topic(context)));
        }
        return left;
    }

    /** A topic is longer than a reference may be. */
    private static String digest(String topic) {
        return UUID.nameUUIDFromBytes(topic.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /** Brings what stands in the room up to date: the pinned message, and the topic where it says another level. Posts nothing. */
    Delivery refresh(EffectContext context, String room) throws NotDeliveredException, InterruptedException {
        Optional<String> topic = references.find(name, context.incident(), context.episode() + "/topic");
        if (topic.isPresent() && !topic.get().equals(digest(topic(context))) && !context.isOver()) {
            topic(context, room);
        }
        Optional<String> stamp = references.find(name, context.incident(), context.episode() + "/summary");
        boolean isThere = stamp.isPresent()
                && edits.update(
                        room, stamp.get(), LivingSummary.text(context), LivingSummary.blocks(context, hasButtons));
        return isThere ? Delivery.delivered(room) : Delivery.ignored();
    }

    /** Posts what is known and pins it, or brings it up to date. */
    Optional<String> summary(EffectContext context, String room) throws NotDeliveredException, InterruptedException {
        String thing = context.episode() + "/summary";
        SlackBlocks blocks = LivingSummary.blocks(context, hasButtons);
        String text = LivingSummary.text(context);
        Optional<String> stamp = references.find(name, context.incident(), thing);
        if (stamp.isPresent() && messages.update(room, stamp.get(), text, blocks)) {
            return pin(context, room, stamp.get());
        }
        String key = "summary/" + context.episode()
                + stamp.map(gone -> "/after " + gone).orElse("");
        String posted = messages.post(context, key, room, text, blocks);
        references.keep(name, context.incident(), thing, posted);
        return pin(context, room, posted);
    }

    private Optional<String> pin(EffectContext context, String room, String stamp)
            throws NotDeliveredException, InterruptedException {
        String thing = context.episode() + "/pin";
        if (references
                .find(name, context.incident(), thing)
                .filter(stamp::equals)
                .isPresent()) {
            return Optional.empty();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("channel", room);
        fields.put("timestamp", stamp);
        Optional<String> left = failed("the pin", api.ask("pins.add", fields), Set.of("already_pinned"));
        if (left.isEmpty()) {
            references.keep(name, context.incident(), thing, stamp);
        }
        return left;
    }

    private Optional<String> bookmark(EffectContext context, String room)
            throws NotDeliveredException, InterruptedException {
        String thing = context.episode() + "/bookmark";
        if (context.link().isEmpty()
                || references.find(name, context.incident(), thing).isPresent()) {
            return Optional.empty();
        }
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("channel_id", room);
        fields.put("title", context.reference());
        fields.put("type", "link");
        fields.put("link", context.link().get());
        JsonNode answer = api.ask("bookmarks.add", fields);
        if (SlackApi.isOk(answer)) {
            references.keep(
                    name, context.incident(), thing, answer.at("/bookmark/id").asString("done"));
        }
        return failed("the bookmark", answer, Set.of());
    }

    /** All at once; if one of them can't be, each by itself. */
    private List<String> invite(EffectContext context, String room) throws NotDeliveredException, InterruptedException {
        List<String> left = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        for (Person person : context.people()) {
            people.id(person).ifPresentOrElse(ids::add, () -> left.add("inviting " + person.name()));
        }
        if (ids.isEmpty() || SlackApi.isOk(invited(room, String.join(",", ids)))) {
            return left;
        }
        for (String id : ids) {
            failed("inviting " + id, invited(room, id), NO_MATTER).ifPresent(left::add);
        }
        return left;
    }

    private JsonNode invited(String room, String ids) throws NotDeliveredException, InterruptedException {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("channel", room);
        fields.put("users", ids);
        return api.ask("conversations.invite", fields);
    }

    /** Archives the room; one that is archived already is as it should be. */
    Optional<String> archive(String room) throws NotDeliveredException, InterruptedException {
        return failed(
                "archiving", api.ask("conversations.archive", Map.of("channel", room)), Set.of("already_archived"));
    }

    private static Optional<String> failed(String what, JsonNode answer, Set<String> harmless) {
        return SlackApi.isOk(answer) || harmless.contains(SlackApi.error(answer))
                ? Optional.empty()
                : Optional.of(what + ": " + SlackApi.error(answer));
    }
}
