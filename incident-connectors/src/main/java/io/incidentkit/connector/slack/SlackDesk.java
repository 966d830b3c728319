package io.incidentkit.connector.slack;

import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Directory;
import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.NotDeliveredException;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.call.ToolConnection;
import io.incidentkit.effect.ChannelReferences;
import io.incidentkit.service.Incidents;
import io.incidentkit.store.IncidentStoreException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The desk at which people in Slack are served: the command {@code /incident}, modals that are made from the commands' descriptions,
 * buttons, and messages that are pinned or marked, which become notes with their own time. Whoever asks is asked for by <em>may I</em>
 * first, and a refusal says its rule and what to do instead.
 *
 * <p>What is recorded of an event is recorded before it is acknowledged, under an id of its own: if the store is down Slack sends the
 * event again, and an event that is sent twice is recorded once.
 *
 * <p>Immutable and thread-safe. The host hands over each request as it was sent, answers what it gets, and does the work that comes
 * after the answer on a thread of its own.
 */
public final class SlackDesk {
    private static final Logger LOG = LoggerFactory.getLogger(SlackDesk.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private final Incidents incidents;
    private final @Nullable SlackSignature signature;
    private final SlackNames names;
    private final SlackForms forms;
    private final SlackCommands commands;
    private final SlackEvents events;

    private SlackDesk(Builder builder) {
        this.incidents = builder.incidents;
        this.signature = builder.signature;
        ToolConnection connection = ToolConnection.builder(builder.caller)
                .rules(SlackApi.RULES)
                .secret(builder.token)
                .build();
        SlackApi api = new SlackApi(connection, builder.api, builder.token);
        this.names = new SlackNames(api, builder.directory);
        this.forms = new SlackForms(incidents, api, names);
        this.commands = new SlackCommands(incidents, builder.references, builder.channel, forms);
        this.events = new SlackEvents(incidents, api, builder.references, names, builder.marks, builder.channel);
    }

    /**
     * Starts a desk.
     *
     * @param incidents the incidents
     * @param signature knows Slack's requests
     * @param caller makes the calls
     * @param token the bot's token
     * @param references where the channel keeps which room is whose
     */
    public static Builder builder(
            Incidents incidents, SlackSignature signature, Caller caller, Secret token, ChannelReferences references) {
        return new Builder(incidents, signature, caller, token, references);
    }

    /**
     * Starts a desk that takes no requests over HTTP, as one of a {@link SlackSocket}.
     *
     * @param incidents the incidents
     * @param caller makes the calls
     * @param token the bot's token
     * @param references where the channel keeps which room is whose
     */
    public static Builder builder(Incidents incidents, Caller caller, Secret token, ChannelReferences references) {
        return new Builder(incidents, null, caller, token, references);
    }

    /**
     * Receives a request.
     *
     * @param headers gives the first value of a header, or null
     * @param body the body as it was sent
     * @return the answer: 401 if it is not Slack's, 503 if the store is down and Slack is to send it again
     */
    public SlackReply receive(Function<String, @Nullable String> headers, byte[] body) {
        if (signature == null
                || !signature.isOf(
                        headers.apply(SlackSignature.HEADER),
                        headers.apply(SlackSignature.TIMESTAMP),
                        body,
                        incidents.now())) {
            return SlackReply.failed(401);
        }
        String text = new String(body, StandardCharsets.UTF_8);
        try {
            return text.stripLeading().startsWith("{") ? events.event(JSON.readTree(text)) : form(fields(text));
        } catch (JacksonException | IllegalArgumentException e) {
            return SlackReply.failed(400);
        }
    }

    /** Receives what came through a socket, where the connection says who sends. */
    SlackReply receive(String type, JsonNode payload) {
        return switch (type) {
            case "events_api" -> events.event(payload);
            case "interactive" -> form(Map.of("payload", payload.toString()));
            case "slash_commands" -> {
                Map<String, String> fields = new LinkedHashMap<>();
                payload.propertyStream()
                        .filter(field -> field.getValue().isString())
                        .forEach(field ->
                                fields.put(field.getKey(), field.getValue().asString()));
                yield form(fields);
            }
            default -> SlackReply.OK;
        };
    }

    private static Map<String, String> fields(String form) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : form.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            fields.put(decoded(parts[0]), parts.length == 1 ? "" : decoded(parts[1]));
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private SlackReply form(Map<String, String> fields) {
        try {
            if (fields.containsKey("payload")) {
                return interaction(JSON.readTree(fields.getOrDefault("payload", "")));
            }
            return fields.containsKey("command")
                    ? commands.command(actor(fields.getOrDefault("user_id", "")), fields)
                    : SlackReply.failed(400);
        } catch (IncidentStoreException e) {
            LOG.warn("Incidents can't be reached for a request of Slack's", e);
            return SlackReply.ephemeral("Incidents can't be reached at the moment. Nothing was recorded; try again.");
        } catch (NotDeliveredException e) {
            LOG.warn("Slack could not be asked who gives a command: {}", e.delivery());
            return SlackReply.ephemeral(
                    "Slack does not say who you are at the moment. Nothing was recorded; try again.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return SlackReply.failed(503);
        }
    }

    private SlackReply interaction(JsonNode payload) throws NotDeliveredException, InterruptedException {
        Actor actor = actor(payload.at("/user/id").asString(""));
        return switch (payload.at("/type").asString("")) {
            case "view_submission" -> forms.submitted(actor, payload.at("/view"));
            case "block_actions" -> forms.pressed(actor, payload);
            default -> SlackReply.OK;
        };
    }

    private Actor actor(String slackId) throws NotDeliveredException, InterruptedException {
        return Actor.person(names.name(slackId));
    }

    /** Builds a {@link SlackDesk}. Not thread-safe. */
    public static final class Builder {
        private final Incidents incidents;
        private final @Nullable SlackSignature signature;
        private final Caller caller;
        private final Secret token;
        private final ChannelReferences references;
        private URI api = SlackChannel.API;
        private Directory directory = Directory.NONE;
        private Set<String> marks = Set.of("pushpin");
        private String channel = "slack";

        private Builder(
                Incidents incidents,
                @Nullable SlackSignature signature,
                Caller caller,
                Secret token,
                ChannelReferences references) {
            this.incidents = incidents;
            this.signature = signature;
            this.caller = caller;
            this.token = token;
            this.references = references;
        }

        /**
         * Sets the address of the Web API; {@link SlackChannel#API} by default.
         *
         * @param address the address ahead of the methods' names
         * @return this builder
         */
        public Builder api(URI address) {
            this.api = address;
            return this;
        }

        /**
         * Sets who says which person somebody of Slack's is, by an alias that is their id or by their mail address.
         *
         * @param given the directory
         * @return this builder
         */
        public Builder directory(Directory given) {
            this.directory = given;
            return this;
        }

        /**
         * Sets the reactions that make a message a note; {@code pushpin} by default.
         *
         * @param reactions their names, without colons
         * @return this builder
         */
        public Builder marks(Set<String> reactions) {
            this.marks = reactions;
            return this;
        }

        /**
         * Sets the name of the channel that opened the rooms; {@code slack} by default.
         *
         * @param name the name
         * @return this builder
         */
        public Builder channel(String name) {
            this.channel = name;
            return this;
        }

        /** Ends the desk. */
        public SlackDesk build() {
            return new SlackDesk(this);
        }
    }
}
