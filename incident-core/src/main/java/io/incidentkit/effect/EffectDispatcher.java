package io.incidentkit.effect;

import java.util.List;

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
    };

    /**
     * Takes over effects of one incident. Those of one incident and channel are delivered in the order in which they came.
     *
     * @param context what may be told of the incident
     * @param effects the effects
     * @param recorder writes their outcomes on that incident's timeline; it may be called from any thread
     */
    void dispatch(EffectContext context, List<Effect> effects, DeliveryRecorder recorder);
}
