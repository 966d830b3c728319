package io.incidentkit.spring.boot.actuate;

import io.incidentkit.effect.ChannelStanding;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** The gauges, over everything that is stored: each node shows the same. What is not known is no number, and never zero. */
final class IncidentGauges implements MeterBinder {
    /** In place of the name of a channel that is not connected here. */
    static final String NOT_CONNECTED = "not connected";

    private final IncidentFigures figures;
    private final Collection<String> severities;
    private final Collection<String> duties;
    private final Collection<String> channels;

    IncidentGauges(
            IncidentFigures figures,
            Collection<String> severities,
            Collection<String> duties,
            Collection<String> channels) {
        this.figures = figures;
        this.severities = List.copyOf(severities);
        this.duties = List.copyOf(duties);
        this.channels = List.copyOf(channels);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String severity : severities) {
            gauge(registry, IncidentMeter.OPEN, from -> from.open().map(open -> open.ofSeverity(severity)), severity);
        }
        for (String duty : duties) {
            gauge(registry, IncidentMeter.OVERDUE, from -> from.overdue().map(all -> all.getOrDefault(duty, 0L)), duty);
        }
        gauge(registry, IncidentMeter.STALE_ACTIONS, IncidentFigures::staleActions);
        for (String channel : channels) {
            ofChannel(registry, channel, all -> List.of(all.getOrDefault(channel, ChannelStanding.NOTHING)));
        }
        ofChannel(
                registry,
                NOT_CONNECTED,
                all -> all.entrySet().stream()
                        .filter(each -> !channels.contains(each.getKey()))
                        .map(Map.Entry::getValue)
                        .toList());
    }

    private void ofChannel(
            MeterRegistry registry, String channel, Function<Map<String, ChannelStanding>, List<ChannelStanding>> of) {
        gauge(registry, IncidentMeter.DELIVERY_WAITING, from -> sum(from, of, ChannelStanding::waiting), channel);
        gauge(registry, IncidentMeter.DELIVERY_FAILED, from -> sum(from, of, ChannelStanding::failed), channel);
        IncidentMeter meter = IncidentMeter.DELIVERY_OLDEST;
        ToDoubleFunction<IncidentFigures> oldest = from -> from.channels()
                .map(all -> of.apply(all).stream()
                        .flatMap(each -> each.oldest().stream())
                        .mapToDouble(IncidentGauges::seconds)
                        .max()
                        .orElse(0))
                .orElse(Double.NaN);
        TimeGauge.builder(meter.getName(), figures, TimeUnit.SECONDS, oldest)
                .description(meter.description())
                .tags(meter.tags(channel))
                .strongReference(true)
                .register(registry);
    }

    private static double seconds(Duration time) {
        return time.isNegative() ? 0 : time.toMillis() / 1_000.0;
    }

    private static Optional<Long> sum(
            IncidentFigures from,
            Function<Map<String, ChannelStanding>, List<ChannelStanding>> of,
            Function<ChannelStanding, Long> which) {
        return from.channels()
                .map(all -> of.apply(all).stream()
                        .map(which)
                        .mapToLong(Long::longValue)
                        .sum());
    }

    private void gauge(
            MeterRegistry registry,
            IncidentMeter meter,
            Function<IncidentFigures, Optional<Long>> value,
            String... values) {
        ToDoubleFunction<IncidentFigures> known =
                from -> value.apply(from).map(Long::doubleValue).orElse(Double.NaN);
        Gauge.builder(meter.getName(), figures, known)
                .description(meter.description())
                .tags(meter.tags(values))
                .strongReference(true)
                .register(registry);
    }
}
