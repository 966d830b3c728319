package io.incidentkit.obligation;

import io.incidentkit.comms.Audience;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One telling that is due: somebody is to hear of a duty now.
 *
 * @param obligation the id of what is owed
 * @param audience the audience that waits for a message; null for a duty that is no message
 * @param words what is told, one line
 * @param due by when it is due, or was
 * @param moment the moment for which somebody is told
 * @param to who is told: people by name, {@code on-call}, {@code everyone}, {@code leadership}; nobody if another telling of the
 *     same moment and audience says it
 */
public record Telling(
        String obligation, @Nullable Audience audience, String words, Instant due, Instant moment, List<String> to) {
    /** Copies the list. */
    public Telling {
        to = List.copyOf(to);
    }
}
