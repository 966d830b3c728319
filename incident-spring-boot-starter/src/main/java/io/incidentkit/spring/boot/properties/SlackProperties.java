package io.incidentkit.spring.boot.properties;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The properties {@code incident.channels.slack.*}. */
public class SlackProperties {
    /**
     * Token of the bot, xoxb-…, which connects Slack; never logged.
     */
    private @Nullable String token;

    /**
     * Address of Slack's Web API; GovSlack has another.
     */
    private URI api = URI.create("https://slack.com/api");

    /**
     * Text ahead of the incident's name in the names of rooms, of small letters, digits, hyphens and underlines.
     */
    private String roomPrefix = "";

    /**
     * Whether rooms are for invited people alone; those of private incidents are so in any case.
     */
    private boolean closedRooms;

    /**
     * Whether a room is archived when its incident ends.
     */
    private boolean archiveRooms;

    /**
     * Audiences whose messages go to Slack.
     */
    private Set<String> audiences = Set.of("internal chat");

    /**
     * Id of the channel that gets messages beside the room, or where there is no room, and tests.
     */
    private @Nullable String updatesTo;

    /**
     * Id of the channel in which leadership is shown what does not get done.
     */
    private @Nullable String leadershipTo;

    /**
     * Id of the channel for the weekly digest and the review's agenda.
     */
    private @Nullable String weeklyTo;

    /**
     * Signing secret of the Slack application, which opens the path for commands, buttons and events; never logged.
     */
    private @Nullable String signingSecret;

    /**
     * Token of the Slack application, xapp-…, with which commands, buttons and events come by Socket Mode, so that Slack need not reach the path; never logged.
     */
    private @Nullable String appToken;

    /**
     * Path at which Slack's requests are taken once the signing secret is set; the application's login does not count there.
     */
    private String path = "/slack/incidents";

    /**
     * Reactions that make a message of a room a note, without colons.
     */
    private Set<String> marks = Set.of("pushpin");

    /**
     * How many calls are made in a minute, on each node.
     */
    private int perMinute = 50;

    /** Creates properties with their defaults. */
    public SlackProperties() {}

    /** Returns the token; null connects no Slack. */
    public @Nullable String getToken() {
        return token;
    }

    /**
     * Sets the token.
     *
     * @param token the bot's token
     */
    public void setToken(@Nullable String token) {
        this.token = token;
    }

    /** Returns the address of the Web API. */
    public URI getApi() {
        return api;
    }

    /**
     * Sets the address of the Web API.
     *
     * @param api the address ahead of the methods' names
     */
    public void setApi(URI api) {
        this.api = api;
    }

    /** Returns the text ahead of an incident's name. */
    public String getRoomPrefix() {
        return roomPrefix;
    }

    /**
     * Sets the text ahead of an incident's name.
     *
     * @param roomPrefix the text
     */
    public void setRoomPrefix(String roomPrefix) {
        this.roomPrefix = roomPrefix;
    }

    /** Returns whether rooms are for invited people alone. */
    public boolean isClosedRooms() {
        return closedRooms;
    }

    /**
     * Sets whether rooms are for invited people alone.
     *
     * @param closedRooms true if they are
     */
    public void setClosedRooms(boolean closedRooms) {
        this.closedRooms = closedRooms;
    }

    /** Returns whether a room is archived at the end. */
    public boolean isArchiveRooms() {
        return archiveRooms;
    }

    /**
     * Sets whether a room is archived at the end.
     *
     * @param archiveRooms true if it is
     */
    public void setArchiveRooms(boolean archiveRooms) {
        this.archiveRooms = archiveRooms;
    }

    /** Returns the audiences whose messages go to Slack. */
    public Set<String> getAudiences() {
        return audiences;
    }

    /**
     * Sets the audiences whose messages go to Slack.
     *
     * @param audiences their names
     */
    public void setAudiences(Set<String> audiences) {
        this.audiences = audiences;
    }

    /** Returns the channel for messages beside the room; null if there is none. */
    public @Nullable String getUpdatesTo() {
        return updatesTo;
    }

    /**
     * Sets the channel for messages beside the room.
     *
     * @param updatesTo its id
     */
    public void setUpdatesTo(@Nullable String updatesTo) {
        this.updatesTo = updatesTo;
    }

    /** Returns the channel of leadership; null if there is none. */
    public @Nullable String getLeadershipTo() {
        return leadershipTo;
    }

    /**
     * Sets the channel of leadership.
     *
     * @param leadershipTo its id
     */
    public void setLeadershipTo(@Nullable String leadershipTo) {
        this.leadershipTo = leadershipTo;
    }

    /** Returns the channel for what comes each week; null if there is none. */
    public @Nullable String getWeeklyTo() {
        return weeklyTo;
    }

    /**
     * Sets the channel for what comes each week.
     *
     * @param weeklyTo its id
     */
    public void setWeeklyTo(@Nullable String weeklyTo) {
        this.weeklyTo = weeklyTo;
    }

    /** Returns the signing secret; null takes no requests of Slack's. */
    public @Nullable String getSigningSecret() {
        return signingSecret;
    }

    /**
     * Sets the signing secret.
     *
     * @param signingSecret the secret
     */
    public void setSigningSecret(@Nullable String signingSecret) {
        this.signingSecret = signingSecret;
    }

    /** Returns the token of the application; null opens no socket. */
    public @Nullable String getAppToken() {
        return appToken;
    }

    /**
     * Sets the token of the application.
     *
     * @param appToken the token, with the scope connections:write
     */
    public void setAppToken(@Nullable String appToken) {
        this.appToken = appToken;
    }

    /** Returns the path at which Slack's requests are taken. */
    public String getPath() {
        return path;
    }

    /**
     * Sets the path at which Slack's requests are taken.
     *
     * @param path the path, with a slash before it
     */
    public void setPath(String path) {
        this.path = path;
    }

    /** Returns the reactions that make a message a note. */
    public Set<String> getMarks() {
        return marks;
    }

    /**
     * Sets the reactions that make a message a note.
     *
     * @param marks their names, without colons
     */
    public void setMarks(Set<String> marks) {
        this.marks = marks;
    }

    /** Returns how many calls are made in a minute. */
    public int getPerMinute() {
        return perMinute;
    }

    /**
     * Sets how many calls are made in a minute.
     *
     * @param perMinute the number, from 1
     */
    public void setPerMinute(int perMinute) {
        this.perMinute = perMinute;
    }
}
