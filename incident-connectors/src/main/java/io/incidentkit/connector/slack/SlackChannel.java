package io.incidentkit.connector.slack;

import io.incidentkit.commander.Directory;
import io.incidentkit.commander.Person;
import io.incidentkit.connector.call.Caller;
import io.incidentkit.connector.call.NotDeliveredException;
import io.incidentkit.connector.call.Secret;
import io.incidentkit.connector.call.ToolConnection;
import io.incidentkit.effect.Channel;
import io.incidentkit.effect.ChannelDescription;
import io.incidentkit.effect.ChannelReferences;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.validation.InputValidator;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Slack as a channel: it opens the room of an incident, keeps what is known pinned there, posts the messages to the audiences that read
 * it, asks and reminds people, and says in the room how it ended. What the token lacks is said, and costs no more than what it is for.
 *
 * <p>Of a private incident it opens a closed room with its number and its link. It needs the scopes {@code channels:manage},
 * {@code groups:write}, {@code channels:read}, {@code groups:read}, {@code channels:history}, {@code groups:history}, {@code chat:write},
 * {@code im:write}, {@code bookmarks:write}, {@code pins:write} and {@code users:read.email}.
 *
 * <p>Immutable and thread-safe.
 */
public final class SlackChannel implements Channel {
    /** The tool in words, for whoever sets it up. */
    public static final ChannelDescription DESCRIPTION = new ChannelDescription(
            "Slack",
            "`open-war-room` makes a room an episode, with topic, bookmark, invitations and a pinned summary that follows each step, "
                    + "commander, severity and what is due next; `send-update` posts to the audiences named; `ask` and `remind` "
                    + "write to the person; `close` says in the room how it ended. `/incident`, modals, buttons and marked messages "
                    + "come back as commands, over HTTP or by Socket Mode",
            "A token of a bot with the scopes below; for what comes back its signing secret, or a token of the application "
                    + "(`connections:write`) for Socket Mode",
            "Longer fields than Slack's (a text of 3,000 characters in a modal). Tell a repeat by itself: each message is looked "
                    + "for in the room before it is posted again. Say in a room that is archived how things stand");

    /** The address of Slack's Web API. */
    public static final URI API = URI.create("https://slack.com/api");

    private static final List<String> SCOPES = List.of(
            "channels:manage",
            "groups:write",
            "channels:read",
            "groups:read",
            "channels:history",
            "groups:history",
            "chat:write",
            "im:write",
            "bookmarks:write",
            "pins:write",
            "users:read.email");

    private final String name;
    private final Set<EffectKind> kinds;
    private final Secret token;
    private final @Nullable Secret appToken;
    private final SlackApi api;
    private final ToolConnection connection;
    private final SlackMessages messages;
    private final SlackPeople people;
    private final WarRoom rooms;
    private final Set<String> audiences;
    private final @Nullable String updates;
    private final @Nullable String leadership;
    private final @Nullable String weekly;
    private final boolean archives;

    private SlackChannel(Builder builder) {
        this.name = builder.name;
        this.token = builder.token;
        this.appToken = builder.appToken;
        this.connection = ToolConnection.builder(builder.caller)
                .rules(SlackApi.RULES)
                .clock(builder.clock)
                .secret(builder.token)
                .limit(builder.perMinute, Duration.ofMinutes(1))
                .build();
        this.api = new SlackApi(connection, builder.api, builder.token);
        this.messages = new SlackMessages(api, builder.references, builder.name);
        this.people = new SlackPeople(api, builder.directory);
        // Slack counts edits by themselves: the summary takes nothing from messages and reminders.
        ToolConnection editing = ToolConnection.builder(builder.caller)
                .rules(SlackApi.RULES)
                .clock(builder.clock)
                .secret(builder.token)
                .limit(builder.perMinute, Duration.ofMinutes(1))
                .build();
        this.rooms = new WarRoom(
                api,
                new SlackMessages(new SlackApi(editing, builder.api, builder.token), builder.references, builder.name),
                builder.references,
                messages,
                people,
                builder.name,
                builder.roomPrefix,
                builder.closedRooms,
                builder.buttons);
        this.audiences = Set.copyOf(builder.audiences);
        this.updates = builder.updates;
        this.leadership = builder.leadership;
        this.weekly = builder.weekly;
        this.archives = builder.archives;
        this.kinds = Collections.unmodifiableSet(kinds(builder));
    }

    private static Set<EffectKind> kinds(Builder builder) {
        Set<EffectKind> kinds = EnumSet.of(
                EffectKind.OPEN_WAR_ROOM,
                EffectKind.ASK,
                EffectKind.REMIND,
                EffectKind.POSTMORTEM_OWED,
                EffectKind.SEND_UPDATE,
                EffectKind.CLOSE);
        if (builder.leadership != null) {
            kinds.add(EffectKind.SURFACE_TO_LEADERSHIP);
        }
        if (builder.weekly != null) {
            kinds.add(EffectKind.WEEKLY_DIGEST);
            kinds.add(EffectKind.WEEKLY_REVIEW);
        }
        return kinds;
    }

    /**
     * Starts a channel.
     *
     * @param caller makes the calls
     * @param token the bot's token, {@code xoxb-…}
     * @param references where it keeps what it has in Slack
     */
    public static Builder builder(Caller caller, Secret token, ChannelReferences references) {
        return new Builder(caller, token, references);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Optional<ChannelDescription> description() {
        return Optional.of(DESCRIPTION);
    }

    @Override
    public Set<EffectKind> kinds() {
        return kinds;
    }

    @Override
    public Delivery deliver(Effect effect, EffectContext context) throws InterruptedException {
        return connection.deliver(() -> switch (effect.kind()) {
            case OPEN_WAR_ROOM -> rooms.open(context);
            case SEND_UPDATE -> update(effect, context);
            case ASK, REMIND -> person(effect, context);
            case POSTMORTEM_OWED -> inRoom(effect, context, "A postmortem is owed.");
            case CLOSE -> close(effect, context);
            case SURFACE_TO_LEADERSHIP -> into(leadership, effect, context);
            case WEEKLY_DIGEST, WEEKLY_REVIEW -> into(weekly, effect, context);
            case PAGE, ACKNOWLEDGE, TICKET, BACKLOG, TRACK_ACTION, TRACK_CHANGE -> Delivery.ignored();
        });
    }

    /** Brings the room of an incident up to date; ignored if there is none. */
    Delivery refresh(EffectContext context) throws InterruptedException {
        return connection.deliver(() -> {
            Optional<String> room = rooms.of(context);
            return room.isEmpty() ? Delivery.ignored() : rooms.refresh(context, room.get());
        });
    }

    /** To the room, or where there is none to the channel for updates. */
    private Delivery update(Effect effect, EffectContext context) throws NotDeliveredException, InterruptedException {
        if (!audiences.contains(effect.target())) {
            return Delivery.ignored();
        }
        Optional<String> room = rooms.of(context);
        List<String> places = new ArrayList<>();
        room.ifPresent(places::add);
        if (updates != null && !context.isPrivate()) {
            places.add(updates);
        }
        if (places.isEmpty()) {
            return Delivery.rejected(
                    "there is no room of " + context.reference() + ", and no channel for updates is set");
        }
        String posted = "";
        for (String place : places) {
            posted = place + " " + post(effect, context, place, said(effect, context));
        }
        if (room.isPresent()) {
            rooms.summary(context, room.get());
        }
        return Delivery.delivered(posted);
    }

    private Delivery person(Effect effect, EffectContext context) throws NotDeliveredException, InterruptedException {
        Optional<String> id = people.id(new Person(effect.target()));
        if (id.isPresent()) {
            JsonNode opened = api.call("conversations.open", Map.of("users", id.get()));
            String direct = opened.at("/channel/id").asString();
            String words = said(effect, context);
            String named = words.contains(context.reference()) ? words : context.reference() + ": " + words;
            return Delivery.delivered(direct + " " + post(effect, context, direct, named));
        }
        Optional<String> room = rooms.of(context);
        if (room.isEmpty()) {
            return Delivery.rejected(
                    "Slack knows no '" + effect.target()
                            + "': the directory has neither an id of Slack's nor a mail address for them, and there is no room");
        }
        return Delivery.delivered(
                room.get() + " " + post(effect, context, room.get(), effect.target() + ": " + said(effect, context)));
    }

    private Delivery inRoom(Effect effect, EffectContext context, String words)
            throws NotDeliveredException, InterruptedException {
        Optional<String> room = rooms.of(context);
        return room.isEmpty()
                ? Delivery.ignored()
                : Delivery.delivered(room.get() + " " + post(effect, context, room.get(), words));
    }

    private Delivery close(Effect effect, EffectContext context) throws NotDeliveredException, InterruptedException {
        Optional<String> room = rooms.of(context);
        if (room.isEmpty()) {
            return Delivery.ignored();
        }
        String stamp = post(effect, context, room.get(), "The incident is over: it was " + effect.target() + ".");
        rooms.summary(context, room.get());
        Optional<String> left = archives ? rooms.archive(room.get()) : Optional.empty();
        return Delivery.delivered(room.get() + " " + stamp
                + left.map(what -> " (not done: " + what + ")").orElse(""));
    }

    private Delivery into(@Nullable String place, Effect effect, EffectContext context)
            throws NotDeliveredException, InterruptedException {
        return place == null
                ? Delivery.ignored()
                : Delivery.delivered(place + " " + post(effect, context, place, said(effect, context)));
    }

    private String post(Effect effect, EffectContext context, String place, String words)
            throws NotDeliveredException, InterruptedException {
        String link = context.link().orElse("");
        SlackBlocks blocks = new SlackBlocks().markdown(words, link);
        if (!link.isEmpty() && !words.contains(link)) {
            blocks.context("<" + SlackBlocks.escaped(link).replace("|", "%7C") + "|"
                    + SlackBlocks.escaped(context.reference()) + ">");
        }
        return messages.post(context, effect.key(), place, words, blocks);
    }

    private static String said(Effect effect, EffectContext context) {
        String body = effect.body();
        return body != null ? body : context.reference() + ": " + effect.describe();
    }

    /** Asks Slack who the token is and which scopes it has. */
    @Override
    public List<String> faults() throws InterruptedException {
        if (token.isPlaceholder() || !token.value().startsWith("xoxb-")) {
            return List.of("The token is no token of a bot: that begins with xoxb-");
        }
        List<String> faults = new ArrayList<>();
        if (appToken != null && (appToken.isPlaceholder() || !appToken.value().startsWith("xapp-"))) {
            faults.add("The token of the application, for Socket Mode, is none: that begins with xapp-");
        }
        Delivery asked = connection.deliver(() -> {
            api.scopes()
                    .ifPresent(granted -> SCOPES.stream()
                            .filter(scope -> !granted.contains(scope))
                            .forEach(scope -> faults.add("The scope " + scope + " is missing")));
            return Delivery.delivered();
        });
        if (asked.kind() != Delivery.Kind.DELIVERED) {
            faults.add("Slack was asked who the token is: " + asked.text().orElse("it gave no answer"));
        }
        return faults;
    }

    /** Posts into the channel for updates that it is a test. Without such a channel there is nowhere to send it. */
    @Override
    public Delivery sendTest() throws InterruptedException {
        String place = updates;
        if (place == null) {
            return Delivery.rejected("no channel for updates is set, and a test opens no room");
        }
        String words = "This is a test of the incident channel '" + name + "'. Nothing is wrong.";
        return connection.deliver(() -> {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("channel", place);
            fields.put("text", words);
            return Delivery.delivered(
                    place + " " + api.call("chat.postMessage", fields).at("/ts").asString());
        });
    }

    /** Builds a {@link SlackChannel}. Not thread-safe. */
    public static final class Builder {
        private final Caller caller;
        private final Secret token;
        private final ChannelReferences references;
        private String name = "slack";
        private URI api = API;
        private Clock clock = Clock.systemUTC();
        private Directory directory = Directory.NONE;
        private String roomPrefix = "";
        private boolean closedRooms;
        private boolean archives;
        private boolean buttons;
        private Set<String> audiences = Set.of("internal chat");
        private @Nullable String updates;
        private @Nullable String leadership;
        private @Nullable String weekly;
        private int perMinute = 50;
        private @Nullable Secret appToken;

        private Builder(Caller caller, Secret token, ChannelReferences references) {
            this.caller = caller;
            this.token = token;
            this.references = references;
        }

        /**
         * Sets the channel's name; {@code slack} by default.
         *
         * @param given the name
         * @return this builder
         */
        public Builder name(String given) {
            this.name = given;
            return this;
        }

        /**
         * Sets the address of the Web API, as for GovSlack; {@link SlackChannel#API} by default.
         *
         * @param address the address ahead of the methods' names
         * @return this builder
         */
        public Builder api(URI address) {
            this.api = address;
            return this;
        }

        /**
         * Sets the clock; the system's by default.
         *
         * @param given the clock
         * @return this builder
         */
        public Builder clock(Clock given) {
            this.clock = given;
            return this;
        }

        /**
         * Sets who says which person is who in Slack, by an alias that is an id of Slack's or by a mail address.
         *
         * @param given the directory
         * @return this builder
         */
        public Builder directory(Directory given) {
            this.directory = given;
            return this;
        }

        /**
         * Sets the text ahead of the incident's name in the names of rooms; none by default.
         *
         * @param prefix the text, of small letters, digits, hyphens and underlines
         * @return this builder
         */
        public Builder roomPrefix(String prefix) {
            this.roomPrefix = prefix;
            return this;
        }

        /**
         * Sets whether rooms are for invited people alone; those of private incidents are so in any case.
         *
         * @param closed whether they are
         * @return this builder
         */
        public Builder closedRooms(boolean closed) {
            this.closedRooms = closed;
            return this;
        }

        /**
         * Sets whether the room is archived at the end; it stays open by default, for the postmortem.
         *
         * @param archived whether it is
         * @return this builder
         */
        public Builder archiveRooms(boolean archived) {
            this.archives = archived;
            return this;
        }

        /**
         * Sets whether the pinned message has buttons for what comes next, which a {@link SlackDesk} answers; none by default.
         *
         * @param shown whether it has
         * @return this builder
         */
        public Builder buttons(boolean shown) {
            this.buttons = shown;
            return this;
        }

        /**
         * Sets the audiences whose messages go to Slack; {@code internal chat} by default.
         *
         * @param names their names
         * @return this builder
         */
        public Builder audiences(Set<String> names) {
            this.audiences = names;
            return this;
        }

        /**
         * Sets the channel that gets the messages to these audiences beside the room; none by default.
         *
         * @param channel its id, or null
         * @return this builder
         */
        public Builder updatesTo(@Nullable String channel) {
            this.updates = channel;
            return this;
        }

        /**
         * Sets the channel in which leadership is shown what does not get done; none by default.
         *
         * @param channel its id, or null
         * @return this builder
         */
        public Builder leadershipIn(@Nullable String channel) {
            this.leadership = channel;
            return this;
        }

        /**
         * Sets the channel for the weekly digest and the review's agenda; none by default.
         *
         * @param channel its id, or null
         * @return this builder
         */
        public Builder weeklyTo(@Nullable String channel) {
            this.weekly = channel;
            return this;
        }

        /**
         * Sets the token of the application with which a {@link SlackSocket} is opened, to be looked at by {@link SlackChannel#faults}; none by default.
         *
         * @param given the token, or null
         * @return this builder
         */
        public Builder appToken(@Nullable Secret given) {
            this.appToken = given;
            return this;
        }

        /**
         * Sets how many calls are made in a minute; 50 by default, Slack's third tier.
         *
         * @param calls the number, from 1
         * @return this builder
         */
        public Builder perMinute(int calls) {
            this.perMinute = calls;
            return this;
        }

        /**
         * Ends the channel.
         *
         * @throws io.incidentkit.validation.InvalidInputException with all that is wrong
         */
        public SlackChannel build() {
            InputValidator faults = new InputValidator();
            faults.line("name", name);
            if (!roomPrefix.matches("[a-z0-9_-]{0,40}")) {
                faults.add("roomPrefix", "has more than 40 small letters, digits, hyphens and underlines, or others");
            }
            if (perMinute < 1) {
                faults.add("perMinute", "is less than 1");
            }
            faults.throwIfAny();
            return new SlackChannel(this);
        }
    }
}
