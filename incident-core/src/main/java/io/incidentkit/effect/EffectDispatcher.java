package io.incidentkit.effect;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Takes effects to the channels. It is handed what a command brought about, once the command is stored.
 *
 * <p>Implementations are thread-safe. They never make the caller wait and throw nothing, whatever happens outside.
 */
public interface EffectDispatcher {
    /** Delivers nothing, says nothing. */
    EffectDispatcher NONE = new EffectDispatcher() {
        @Override
        public void dispatch(EffectContext context, List<Effect> effects, DeliveryRecorder recorder) {}

        @Override
        public void dispatch(List<Effect> effects, RecurringDuties duties) {}

        @Override
        public void strikeOut(String incident, UnaryOperator<String> struck) {}

        @Override
        public void hide(EffectContext context) {}

        @Override
        public boolean takes(EffectKind kind) {
            return false;
        }
    };

    /**
     * Takes over effects of one incident. Those of one incident and channel are delivered in the order in which they came.
     *
     * @param context what may be told of the incident
     * @param effects the effects
     * @param recorder writes their outcomes on that incident's timeline; it may be called from any thread
     */
    void dispatch(EffectContext context, List<Effect> effects, DeliveryRecorder recorder);

    /**
     * Takes over effects that belong to no incident. Their texts are those of now, and a dispatcher that keeps them for long asks for
     * them at each attempt, so that it tells nothing that was made private or struck out meanwhile. Their outcomes are logged.
     *
     * @param effects the effects, without texts
     * @param duties gives their texts
     */
    default void dispatch(List<Effect> effects, RecurringDuties duties) {
        effects.forEach(effect -> duties.asOfNow(effect)
                .ifPresent(now -> dispatch(EffectContext.ofNoIncident(now), List.of(now), DeliveryRecorder.LOG)));
    }

    /**
     * Strikes a text out of all that is held of an incident and not delivered yet: bodies, what may be told of it, and outcomes that
     * are not written yet. What is on its way outside can't be called back.
     *
     * @param incident the incident's id
     * @param struck gives a text without what is struck out, and any other one as it is
     */
    void strikeOut(String incident, UnaryOperator<String> struck);

    /**
     * Hides an incident that became private: what is held of it and not delivered yet tells its link and nothing else. What is
     * on its way outside can't be called back.
     *
     * @param context what may be told of the private incident, in place of what was given with its effects
     */
    void hide(EffectContext context);

    /**
     * Returns whether some connected channel takes effects of a kind; else whoever gave the command is told to do it by hand.
     * A dispatcher that does not know says yes.
     *
     * @param kind the kind
     */
    default boolean takes(EffectKind kind) {
        return true;
    }

    /**
     * Says how the deliveries of each channel stand. It may ask a database.
     *
     * @return by the channels' names; empty where the dispatcher does not know, which is the default
     */
    default Map<String, ChannelStanding> standing() {
        return Map.of();
    }

    /**
     * Says whether the dispatcher's own machinery is alive. It may ask a database, and fails with it.
     *
     * @return how it is; empty where the dispatcher has none that could stop, which is the default
     */
    default Optional<DispatcherPulse> pulse() {
        return Optional.empty();
    }
}
