package io.incidentkit.spring.boot.actuate;

import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.DeliveryAttempt;
import io.micrometer.observation.transport.Kind;
import io.micrometer.observation.transport.ReceiverContext;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a call of a channel as it is observed, for those who write a {@link DeliveryObservationConvention}. Its carrier
 * gives the trace of the command that brought the effect about. Not thread-safe.
 */
public final class DeliveryObservationContext extends ReceiverContext<Map<String, String>> {
    private final DeliveryAttempt attempt;
    private @Nullable Delivery answer;

    DeliveryObservationContext(DeliveryAttempt attempt) {
        super(TraceText::get, Kind.CONSUMER);
        this.attempt = attempt;
        setCarrier(TraceText.read(attempt.trace()));
    }

    /** Returns what is delivered, by which channel. */
    public DeliveryAttempt attempt() {
        return attempt;
    }

    /** Returns the answer of the channel; empty until it is there, or if there is none. */
    public Optional<Delivery> answer() {
        return Optional.ofNullable(answer);
    }

    void answered(@Nullable Delivery given) {
        answer = given;
    }
}
