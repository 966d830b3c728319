package io.incidentkit.effect;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;

/** The kinds of effects. */
public enum EffectKind {
    /** Somebody is paged; the target says who: {@code everyone}, {@code on-call}, or whoever was escalated to. */
    PAGE("page", true),
    /** The pages of the incident are acknowledged, as a person took the command: nobody further need be woken by them. */
    ACKNOWLEDGE("acknowledge", true),
    /** A room is opened in which the responders meet. */
    OPEN_WAR_ROOM("open-war-room", true),
    /** One person is asked for something, or told that something is theirs now; the target is the person. */
    ASK("ask", true),
    /** A ticket is written. */
    TICKET("ticket", false),
    /** An entry is put into the backlog. */
    BACKLOG("backlog", false),
    /** An action item is shown to a tracker as it stands now; the target is its number on the incident. Nobody has to do it by hand. */
    TRACK_ACTION("track-action", false),
    /**
     * A change that restored service, or mended its cause, is shown where the changes to a system are seen; the target is the kind of the
     * mitigation, or {@code fix}. Nobody has to do it by hand.
     */
    TRACK_CHANGE("track-change", false),
    /** An update is sent; the target is the audience. */
    SEND_UPDATE("send-update", false),
    /** A person is reminded of what is due soon, or was not done in time. */
    REMIND("remind", true),
    /** A postmortem is owed. */
    POSTMORTEM_OWED("postmortem-owed", true),
    /** Leadership is shown what does not get done. */
    SURFACE_TO_LEADERSHIP("surface-to-leadership", false),
    /** The digest of a week is sent; its text is Markdown. Belongs to no incident. */
    WEEKLY_DIGEST("weekly-digest", false),
    /** The agenda of the weekly review is sent; its text is Markdown. Belongs to no incident. */
    WEEKLY_REVIEW("weekly-review", false),
    /** Closes pages, war room and ticket of the incident; the target says how the incident ended. */
    CLOSE("close", true);

    private final String code;
    private final boolean inDrills;

    EffectKind(String code, boolean inDrills) {
        this.code = code;
        this.inDrills = inDrills;
    }

    /** Returns the stable code under which the kind is stored. */
    @JsonValue
    public String code() {
        return code;
    }

    /** Returns whether a drill has this effect: it stays among those who practise. */
    public boolean inDrills() {
        return inDrills;
    }

    /** Returns whether it concerns what arose before it, and so waits for all of that in its channel. */
    public boolean isOfWhatCameBefore() {
        return this == ACKNOWLEDGE || this == CLOSE;
    }

    /**
     * Returns the kind and a target in words, such as {@code page everyone}.
     *
     * @param target to whom or where, or empty
     */
    public String describe(String target) {
        String words = code.replace('-', ' ');
        return target.isEmpty() ? words : words + " " + target;
    }

    /**
     * Finds a kind by its code.
     *
     * @param code the stored code
     * @return the kind, or empty if there is none of that code
     */
    public static Optional<EffectKind> find(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code.equals(code)).findFirst();
    }
}
