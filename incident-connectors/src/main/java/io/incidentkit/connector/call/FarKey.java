package io.incidentkit.connector.call;

import io.incidentkit.effect.EffectContext;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * The key by which a far side can tell one thing of ours from another: installation, incident, episode and target. It is the same at each
 * attempt and for each effect that is about the thing, no other installation has it, and an episode that is over never gives it again.
 */
public final class FarKey {
    private static final char SEPARATOR = '/';

    private FarKey() {}

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
