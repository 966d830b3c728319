package io.incidentkit.connector.slack;

import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.commander.Actor;
import io.incidentkit.connector.call.NotDeliveredException;
import io.incidentkit.effect.ChannelReferences;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.service.Incidents;
import io.incidentkit.service.NotPermittedException;
import io.incidentkit.service.UnknownIncidentException;
import io.incidentkit.store.IncidentStoreException;
import io.incidentkit.validation.InvalidInputException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Events of Slack: a message that is pinned or marked becomes a note of its own time, once. Immutable and thread-safe. */
final class SlackEvents {
    private static final Logger LOG = LoggerFactory.getLogger(SlackEvents.class);

    private final Incidents incidents;
    private final SlackApi api;
    private final ChannelReferences references;
    private final SlackNames names;
    private final Set<String> marks;
    private final String channel;

    SlackEvents(
            Incidents incidents,
            SlackApi api,
            ChannelReferences references,
            SlackNames names,
            Set<String> marks,
            String channel) {
        this.incidents = incidents;
        this.api = api;
        this.references = references;
        this.names = names;
        this.marks = Set.copyOf(marks);
        this.channel = channel;
    }

    /** Receives an event: it is recorded before it is acknowledged, so that Slack sends again what was not. */
    SlackReply event(JsonNode body) {
        if (body.at("/type").asString("").equals("url_verification")) {
            return SlackReply.of(JsonNodeFactory.instance
                    .objectNode()
                    .put("challenge", body.at("/challenge").asString(""))
                    .toString());
        }
        JsonNode event = body.at("/event");
        try {
            switch (event.at("/type").asString("")) {
                case "reaction_added" -> {
                    if (marks.contains(event.at("/reaction").asString(""))) {
                        note(
                                event.at("/item/channel").asString(""),
                                event.at("/item/ts").asString(""),
                                event);
                    }
                }
                case "pin_added" ->
                    note(
                            event.at("/channel_id").asString(""),
                            event.at("/item/message/ts").asString(""),
                            event);
                default -> {}
            }
            return SlackReply.OK;
        } catch (IncidentStoreException e) {
            LOG.warn("Incidents can't be reached for an event of Slack's, which is to come again", e);
            return SlackReply.failed(503);
        } catch (NotDeliveredException e) {
            LOG.warn("Slack could not be asked for a message, whose event is to come again: {}", e.delivery());
            return SlackReply.failed(503);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return SlackReply.failed(503);
        }
    }

    /** A message of the room becomes a note that happened when it was written. */
    private void note(String room, String stamp, JsonNode event) throws NotDeliveredException, InterruptedException {
        Optional<IncidentId> id = references.incidentOf(channel, room).flatMap(IncidentId::find);
        if (id.isEmpty() || !stamp.matches("[0-9]{1,12}\\.[0-9]{1,9}")) {
            return;
        }
        Optional<JsonNode> message = message(room, stamp);
        if (message.isEmpty() || message.get().has("bot_id")) {
            return;
        }
        String author = names.name(message.get().at("/user").asString(""));
        String text = message.get().at("/text").asString("");
        if (text.isBlank()) {
            return;
        }
        Actor actor = Actor.person(names.name(event.at("/user").asString("")));
        Instant written = Instant.ofEpochSecond(Long.parseLong(stamp.substring(0, stamp.indexOf('.'))));
        try {
            incidents.executeOnce(
                    actor,
                    id.get(),
                    new AddNote(author + ": " + unescaped(text), written),
                    null,
                    "slack:" + room + ":" + stamp);
        } catch (RefusedException | NotPermittedException | UnknownIncidentException | InvalidInputException e) {
            LOG.warn("A message in Slack is no note on {}: {}", id.get(), e.getMessage());
        }
    }

    private Optional<JsonNode> message(String room, String stamp) throws NotDeliveredException, InterruptedException {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("channel", room);
        fields.put("latest", stamp);
        fields.put("inclusive", "true");
        fields.put("limit", "1");
        JsonNode found = api.read("conversations.history", fields).at("/messages/0");
        return found.at("/ts").asString("").equals(stamp) ? Optional.of(found) : Optional.empty();
    }

    private static String unescaped(String text) {
        return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
    }
}
