package io.incidentkit.timeline;

import io.incidentkit.effect.DeliveryOutcome;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectKind;
import org.jspecify.annotations.Nullable;

/**
 * Events of the deliveries to the outside (chapter 11). They move nothing and bring about nothing: an effect's outcome has no
 * effects of its own.
 */
public sealed interface DeliveryEvent extends IncidentEvent {

    /**
     * Returns the event by which an outcome stands on the timeline.
     *
     * @param outcome what came of a delivery
     * @return the event
     */
    static DeliveryEvent of(DeliveryOutcome outcome) {
        Effect effect = outcome.effect();
        return switch (outcome.status()) {
            case DELIVERED ->
                new Delivered(
                        effect.key(),
                        effect.kind(),
                        effect.target(),
                        outcome.channel(),
                        outcome.attempts(),
                        outcome.detail());
            case FAILING, FAILED ->
                new DeliveryFailed(
                        effect.key(),
                        effect.kind(),
                        effect.target(),
                        outcome.channel(),
                        outcome.attempts(),
                        outcome.detail(),
                        outcome.status() == DeliveryOutcome.Status.FAILED);
        };
    }

    /** Returns the effect's idempotency key. */
    String key();

    /** Returns the channel's name. */
    String channel();

    /**
     * Something arrived outside.
     *
     * @param key the effect's idempotency key
     * @param kind what it was
     * @param target to whom or where, or empty
     * @param channel the channel's name
     * @param attempts how often it was tried
     * @param reference where to find it, or null
     */
    record Delivered(
            String key,
            EffectKind kind,
            String target,
            String channel,
            int attempts,
            @Nullable String reference) implements DeliveryEvent {
        @Override
        public EventType type() {
            return EventType.DELIVERED;
        }

        @Override
        public String describe() {
            return "Delivered by " + channel + ": " + kind.describe(target)
                    + (reference == null ? "" : " (" + reference + ")");
        }
    }

    /**
     * Something did not arrive outside.
     *
     * @param key the effect's idempotency key
     * @param kind what it was
     * @param target to whom or where, or empty
     * @param channel the channel's name
     * @param attempts how often it was tried
     * @param reason why, or null if nothing was said
     * @param givenUp whether it is not tried again
     */
    record DeliveryFailed(
            String key,
            EffectKind kind,
            String target,
            String channel,
            int attempts,
            @Nullable String reason,
            boolean givenUp)
            implements DeliveryEvent {
        @Override
        public EventType type() {
            return EventType.DELIVERY_FAILED;
        }

        @Override
        public String describe() {
            String how = givenUp ? "Not delivered by " : "Not yet delivered by ";
            return how + channel + ": " + kind.describe(target) + (reason == null ? "" : " (" + reason + ")");
        }
    }
}
