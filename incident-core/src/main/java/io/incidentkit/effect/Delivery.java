package io.incidentkit.effect;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The result of one attempt to deliver an effect.
 *
 * <p>Immutable and thread-safe.
 */
public final class Delivery {
    private static final Delivery IGNORED = new Delivery(Kind.IGNORED, null, null);

    /** The ways in which an attempt ends. */
    public enum Kind {
        /** It arrived. */
        DELIVERED,
        /** The far side refused it for good. */
        REJECTED,
        /** It failed for now and is tried again later. */
        RETRYABLE,
        /** The channel has nothing to do with the effect. */
        IGNORED
    }

    private final Kind kind;
    private final @Nullable String text;
    private final @Nullable Duration after;

    private Delivery(Kind kind, @Nullable String text, @Nullable Duration after) {
        this.kind = kind;
        this.text = text;
        this.after = after;
    }

    /** It arrived, and there is nothing to refer to. */
    public static Delivery delivered() {
        return new Delivery(Kind.DELIVERED, null, null);
    }

    /**
     * It arrived.
     *
     * @param reference where to find it: an address, or the key of a ticket
     * @return the result
     */
    public static Delivery delivered(String reference) {
        return new Delivery(Kind.DELIVERED, reference, null);
    }

    /**
     * The far side refused it for good; it is not tried again.
     *
     * @param reason why, for people
     * @return the result
     */
    public static Delivery rejected(String reason) {
        return new Delivery(Kind.REJECTED, reason, null);
    }

    /**
     * It failed for now and is tried again later.
     *
     * @param reason why, for people
     * @return the result
     */
    public static Delivery retryable(String reason) {
        return new Delivery(Kind.RETRYABLE, reason, null);
    }

    /**
     * It failed for now, and the far side said how long to wait.
     *
     * @param reason why, for people
     * @param after not before so long
     * @return the result
     */
    public static Delivery retryAfter(String reason, Duration after) {
        return new Delivery(Kind.RETRYABLE, reason, after);
    }

    /** This channel has nothing to do with that effect, such as an update for an audience that it does not reach. */
    public static Delivery ignored() {
        return IGNORED;
    }

    /** Returns the way in which the attempt ended. */
    public Kind kind() {
        return kind;
    }

    /** Returns the reference of what arrived, or the reason why it did not, as it was given. */
    public Optional<String> text() {
        return Optional.ofNullable(text);
    }

    /** Returns how long the far side asked to wait; empty if it did not say. */
    public Optional<Duration> after() {
        return Optional.ofNullable(after);
    }

    /** Returns the kind and the text. */
    @Override
    public String toString() {
        return kind + (text == null ? "" : ": " + text) + (after == null ? "" : ", after " + after);
    }
}
