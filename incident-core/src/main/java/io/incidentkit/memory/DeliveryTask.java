package io.incidentkit.memory;

import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.EffectContext;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One thing that is tried until it is done or given up. */
interface DeliveryTask {
    /** Works of the same lane are done one after another. */
    String lane();

    /** Works of the same group are of one incident and channel. */
    String group();

    /** Whether it is tried once all that is older in its group has ended. */
    boolean comesAfterOthers();

    /** The channel, of whose works so many wait at most. */
    String channel();

    /** Whether others of its channel make room before it does. */
    boolean isKeptLongest();

    /** The workers that make the attempts. */
    WorkerPool crew();

    /** How long an attempt may take before its thread is interrupted; null for as long as it takes. */
    @Nullable
    Duration timeout();

    /** A text is struck out of an incident; what belongs to another one is left as it is. Quick, for others wait. */
    void strikeOut(String incident, UnaryOperator<String> struck);

    /** An incident became private; what belongs to another one is left as it is. Quick, for others wait. */
    void hide(EffectContext hidden);

    /** One attempt. It may block and throw whatever it likes. */
    @Nullable
    Delivery attempt(boolean again) throws Exception;

    /** It failed for the first time and is tried again. Quick, for others wait. */
    void failing(String reason, int attempts);

    /** It is over, in time or given up; never failed for now. Called once. Quick, for others wait. */
    void ended(Delivery result, int attempts);
}
