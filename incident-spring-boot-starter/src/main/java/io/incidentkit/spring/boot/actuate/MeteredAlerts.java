package io.incidentkit.spring.boot.actuate;

import io.incidentkit.connector.alert.AlertAnswer.Kind;
import io.incidentkit.connector.alert.AlertWatch;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts the requests of those that tell of alerts, also those of which nothing could be read. Thread-safe. */
final class MeteredAlerts implements AlertWatch {
    private final MeterProvider<Counter> requests;

    MeteredAlerts(MeterRegistry registry) {
        this.requests = Counter.builder(IncidentMeter.ALERTS.getName())
                .description(IncidentMeter.ALERTS.description())
                .withRegistry(registry);
    }

    @Override
    public void received(String tool, Kind kind) {
        requests.withTags(IncidentMeter.ALERTS.tags(tool, kind.code())).increment();
    }
}
