package io.incidentkit.effect;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
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
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

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

    /**
     * Changes what is told.
     *
     * @param change gives a text for each text
     * @return the same effect, under its key, with those texts
     */
    public Effect changed(UnaryOperator<String> change) {
        return new Effect(key, kind, change.apply(target), body == null ? null : change.apply(body));
    }

    /**
     * Hides what is told, as the incident is private by now.
     *
     * @param link the link of the incident, or its name where no page of it is known
     * @return the same effect, under its key; a message says the link, and anything else says nothing word for word
     */
    public Effect hidden(String link) {
        return new Effect(key, kind, target, kind == EffectKind.SEND_UPDATE ? link : null);
    }

    /** Returns the sequence number of the entry that brought it about, as its key has it; empty if the key is of another make. */
    public OptionalInt entry() {
        String[] parts = key.split("/", 3);
        boolean isNumber = parts.length == 3 && NUMBER.matcher(parts[1]).matches();
        return isNumber ? OptionalInt.of(Integer.parseInt(parts[1])) : OptionalInt.empty();
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
