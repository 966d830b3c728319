package io.incidentkit.spring.boot.actuate;

import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.DeliveryAttempt;
import io.incidentkit.effect.DeliveryWatch;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * Meters how long deliveries take from the command to their arrival; what a channel shows that tells nobody has not arrived. Thread-safe.
 */
final class MeteredDeliveries implements DeliveryWatch {
    private static final Duration[] BUCKETS = {
        Duration.ofMillis(10),
        Duration.ofMillis(100),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(15),
        Duration.ofHours(1)
    };

    private final Set<String> showing;
    private final Clock clock;
    private final MeterProvider<Timer> lag;

    /**
     * Begins each channel's meter at zero.
     *
     * @param telling the names of the channels that tell somebody
     * @param showing the names of those that tell nobody
     */
    MeteredDeliveries(MeterRegistry registry, Collection<String> telling, Collection<String> showing) {
        this.showing = Set.copyOf(showing);
        this.clock = registry.config().clock();
        this.lag = Timer.builder(IncidentMeter.DELIVERY_LAG.getName())
                .description(IncidentMeter.DELIVERY_LAG.description())
                .serviceLevelObjectives(BUCKETS)
                .withRegistry(registry);
        telling.forEach(this::of);
    }

    @Override
    public Delivery around(DeliveryAttempt attempt, Callable<Delivery> call) throws Exception {
        long begin = clock.monotonicTime();
        Delivery answer = call.call();
        if (answer != null && answer.kind() == Delivery.Kind.DELIVERED && !showing.contains(attempt.channel())) {
            of(attempt.channel()).record(attempt.waited().plusNanos(clock.monotonicTime() - begin));
        }
        return answer;
    }

    private Timer of(String channel) {
        return lag.withTags(IncidentMeter.DELIVERY_LAG.tags(channel));
    }
}
