package io.incidentkit.connector.call;

import io.incidentkit.effect.EffectContext;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * The key by which a far side can tell one thing of ours from another: installation, incident, episode and target. It is the same at each
 * attempt and for each effect that is about the thing, no other installation has it, and an episode that is over never gives it again.
 */
public final class FarKey {
    private static final char SEPARATOR = '/';

    private FarKey() {}

    /**
     * The things that a key says.
     *
     * @param incident the incident's id
     * @param episode the number of its episode
     */
    public record Named(String incident, int episode) {}

    /**
     * Reads a key that came back.
     *
     * @param installation the name of this installation
     * @param key the key
     * @return what it says; empty if no key of this installation looks like that
     */
    public static Optional<Named> read(String installation, String key) {
        String mine = installation + SEPARATOR;
        String[] parts = key.startsWith(mine) ? key.substring(mine.length()).split("/", 3) : new String[0];
        boolean isKey = parts.length == 3 && parts[1].matches("[1-9][0-9]{0,8}");
        return isKey ? Optional.of(new Named(parts[0], Integer.parseInt(parts[1]))) : Optional.empty();
    }

    /**
     * Makes a key.
     *
     * @param installation the name of this installation
     * @param context the incident and its episode
     * @param target to whom or where
     * @param most at most so many characters; a longer key ends in a digest of the whole
     */
    public static String of(String installation, EffectContext context, String target, int most) {
        String key = installation + SEPARATOR + context.incident() + SEPARATOR + context.episode() + SEPARATOR + target;
        if (key.length() <= most) {
            return key;
        }
        String digest =
                UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)).toString();
        String start = key.substring(0, Math.max(0, most - digest.length() - 1));
        return (start.isEmpty() ? "" : start.strip() + SEPARATOR) + digest;
    }
}
