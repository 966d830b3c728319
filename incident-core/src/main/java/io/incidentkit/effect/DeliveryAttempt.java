package io.incidentkit.effect;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to deliver an effect by a channel.
 *
 * <p>Immutable and thread-safe.
 *
 * @param channel the channel's name
 * @param effect the effect as it is told now
 * @param context what may be told of the incident
 * @param number which attempt it is, from 1
 * @param waited how long the effect has waited for its delivery as the attempt begins; never negative
 * @param trace what was kept with the effect as it arose ({@link DeliveryWatch#trace}); null if nothing was
 */
public record DeliveryAttempt(
        String channel,
        Effect effect,
        EffectContext context,
        int number,
        Duration waited,
        @Nullable String trace) {

    /** Checks that all parts are there; clocks that disagree make no time negative. */
    public DeliveryAttempt {
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(effect, "effect");
        Objects.requireNonNull(context, "context");
        waited = waited.isNegative() ? Duration.ZERO : waited;
    }

    /** Returns the effect, the channel and the number. */
    @Override
    public String toString() {
        return effect + " by " + channel + ", attempt " + number;
    }
}
