package io.incidentkit.effect;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The names under which the far sides of channels know the things of an incident, such as the id of an issue or of a room. So the next attempt, also after a restart and on another node, goes on with what is there instead of making it twice, and what comes
 * in finds its incident.
 *
 * <p>Implementations are thread-safe. They are asked within deliveries, on the threads of the channels.
 */
public interface ChannelReferences {
    /** The most characters that a channel's name, a thing or a reference may have. */
    int MAX_LENGTH = 250;

    /**
     * Finds one.
     *
     * @param channel the channel's name
     * @param incident the incident's id
     * @param thing what it is, in the channel's own words, such as {@code 1/room} for the room of the first episode
     * @return how the far side calls it; empty if nothing was kept
     */
    Optional<String> find(String channel, String incident, String thing);

    /**
     * Returns all that a channel has of an incident.
     *
     * @param channel the channel's name
     * @param incident the incident's id
     * @return the references by things, in the order of the things
     */
    Map<String, String> all(String channel, String incident);

    /**
     * Keeps one, in place of what was kept of that thing before. It lasts from the moment of the return, whatever becomes of the
     * delivery, and goes with the incident.
     *
     * @param channel the channel's name
     * @param incident the incident's id
     * @param thing what it is
     * @param reference how the far side calls it; no secret
     * @throws IllegalArgumentException if one of them is blank or of more than {@value #MAX_LENGTH} characters, or the incident is no id
     */
    void keep(String channel, String incident, String thing, String reference);

    /**
     * Finds whose a thing on the far side is.
     *
     * @param channel the channel's name
     * @param reference how the far side calls it
     * @return the incident's id; of several that have it that of the one that was declared last; empty if none does
     */
    Optional<String> incidentOf(String channel, String reference);

    /**
     * Finds all whose a thing on the far side is, such as each incident that holds a component of a status page.
     *
     * @param channel the channel's name
     * @param reference how the far side calls it
     * @return the incidents' ids, the one that was declared last first
     */
    List<String> incidentsOf(String channel, String reference);

    /**
     * Checks what is to be kept.
     *
     * @param texts channel, thing and reference
     * @throws IllegalArgumentException if one of them is blank or of more than {@value #MAX_LENGTH} characters
     */
    static void requireKept(String... texts) {
        for (String text : texts) {
            if (text.isBlank() || text.length() > MAX_LENGTH) {
                throw new IllegalArgumentException(
                        "A reference is blank or of more than " + MAX_LENGTH + " characters: " + text.length());
            }
        }
    }
}
