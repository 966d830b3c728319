package io.incidentkit.spring.boot.actuate;

import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.DeliveryAttempt;
import io.incidentkit.effect.DeliveryWatch;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.ObservationView;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Observes each call of a channel, in the trace of the command that brought the effect about. Thread-safe. */
final class ObservedDeliveries implements DeliveryWatch {
    private static final DeliveryObservationConvention DEFAULT = new DefaultDeliveryObservationConvention();

    private final ObservationRegistry registry;
    private final @Nullable DeliveryObservationConvention convention;

    ObservedDeliveries(ObservationRegistry registry, @Nullable DeliveryObservationConvention convention) {
        this.registry = registry;
        this.convention = convention;
    }

    @Override
    public Delivery around(DeliveryAttempt attempt, Callable<Delivery> call) throws Exception {
        DeliveryObservationContext context = new DeliveryObservationContext(attempt);
        Observation observation = IncidentObservation.DELIVERY.start(convention, DEFAULT, () -> context, registry);
        Observation.Scope scope = observation.openScope();
        try {
            Delivery answer = call.call();
            context.answered(answer);
            return answer;
        } catch (Exception | Error e) {
            observation.error(e);
            throw e;
        } finally {
            scope.close();
            observation.stop();
        }
    }

    /** That of the command which is observed now, within whatever else is. */
    @Override
    public Optional<String> trace() {
        ObservationView observed = registry.getCurrentObservation();
        while (observed != null) {
            Observation.ContextView context = observed.getContextView();
            if (context instanceof CommandObservationContext command) {
                return Optional.ofNullable(command.getCarrier())
                        .map(TraceText::write)
                        .filter(text -> !text.isEmpty());
            }
            observed = context.getParentObservation();
        }
        return Optional.empty();
    }
}
