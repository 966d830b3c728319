package io.incidentkit.effect;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One thing that has to happen outside.
 *
 * @param key the idempotency key: the same for the same effect at each attempt, so that the far side can tell a repeat
 * @param kind what has to happen
 * @param target to whom or where, such as {@code everyone} or an audience; empty if the kind says it all
 * @param body the rendered text of a message, or null if there is none to be told word for word. That of a private incident
 *     shows its link and nothing else
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Effect(
        String key,
        EffectKind kind,
        String target,
        @Nullable String body) {

    /**
     * An effect without a text.
     *
     * @param key the idempotency key
     * @param kind what has to happen
     * @param target to whom or where
     */
    public Effect(String key, EffectKind kind, String target) {
        this(key, kind, target, null);
    }

    /** Returns kind and target in words, such as {@code page everyone}; never the body. */
    public String describe() {
        return kind.describe(target);
    }

    /** Returns the key alone: the body may be for few, and logs are for many. */
    @Override
    public String toString() {
        return key;
    }
}
