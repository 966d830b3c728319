package io.incidentkit.spring.boot.actuate;

import io.incidentkit.comms.Audience;
import io.incidentkit.comms.Obligation;
import io.incidentkit.comms.Obligations;
import io.incidentkit.comms.Tally;
import io.incidentkit.incident.Incident;
import io.incidentkit.insight.Measure;
import io.incidentkit.service.IncidentListener;
import io.incidentkit.service.Incidents;
import io.incidentkit.timeline.DeliveryEvent;
import io.incidentkit.timeline.DeliveryEvent.Delivered;
import io.incidentkit.timeline.DeliveryEvent.DeliveryFailed;
import io.incidentkit.timeline.EventType;
import io.incidentkit.timeline.IncidentEvent;
import io.incidentkit.timeline.TimelineEntry;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Meters what timelines say, once, on the node that gave the command, after its commit. Thread-safe.
 */
final class MeteredTimelines implements IncidentListener {
    static final String MET = "met";
    static final String LATE = "late";
    static final String MISSED = "missed";
    static final String DELIVERED = "delivered";
    static final String FAILED = "failed";

    /** The steps that have a time, by the entries that complete them. */
    private static final Map<EventType, Measure> STEPS = new EnumMap<>(Map.of(
            EventType.TRIAGED, Measure.TIME_TO_TRIAGE,
            EventType.DIAGNOSED, Measure.TIME_TO_DIAGNOSE,
            EventType.MITIGATED, Measure.TIME_TO_MITIGATE,
            EventType.RESOLVED, Measure.TIME_TO_RESOLVE));

    /** From minutes to days, as incidents take. */
    private static final Duration[] BUCKETS = {
        Duration.ofMinutes(1),
        Duration.ofMinutes(5),
        Duration.ofMinutes(15),
        Duration.ofMinutes(30),
        Duration.ofHours(1),
        Duration.ofHours(2),
        Duration.ofHours(4),
        Duration.ofHours(8),
        Duration.ofDays(1),
        Duration.ofDays(3),
        Duration.ofDays(7)
    };

    private final MeterProvider<Timer> steps;
    private final MeterProvider<Counter> obligations;
    private final MeterProvider<Counter> deliveries;

    MeteredTimelines(MeterRegistry registry) {
        this.steps = Timer.builder(IncidentMeter.STEP_TIME.getName())
                .description(IncidentMeter.STEP_TIME.description())
                .serviceLevelObjectives(BUCKETS)
                .withRegistry(registry);
        this.obligations = counter(IncidentMeter.OBLIGATIONS, registry);
        this.deliveries = counter(IncidentMeter.DELIVERIES, registry);
    }

    private static MeterProvider<Counter> counter(IncidentMeter meter, MeterRegistry registry) {
        return Counter.builder(meter.getName()).description(meter.description()).withRegistry(registry);
    }

    /** Begins each meter at zero: whoever looks for an increase does not see that of one that begins with the first event. */
    void begin(Collection<String> severities, Collection<String> audiences, Collection<String> channels) {
        for (EventType type : STEPS.keySet()) {
            severities.forEach(severity -> step(type, severity));
        }
        for (String audience : audiences) {
            List.of(MET, LATE, MISSED).forEach(outcome -> obligation(audience, outcome));
        }
        for (String channel : channels) {
            List.of(DELIVERED, FAILED).forEach(outcome -> delivery(channel, outcome));
        }
    }

    @Override
    public void stored(Incidents incidents, Incident incident, List<TimelineEntry> entries) {}

    @Override
    public void changed(
            Incidents incidents, Optional<Incident> before, Incident incident, List<TimelineEntry> entries) {
        boolean counts = WorkFigures.counts(incident);
        for (TimelineEntry entry : entries) {
            IncidentEvent event = entry.event();
            if (event instanceof DeliveryEvent delivery) {
                delivered(delivery);
            } else if (counts) {
                completed(event.type(), incident);
            }
        }
        if (counts) {
            settled(before, incident);
        }
    }

    private void completed(EventType type, Incident incident) {
        Measure measure = STEPS.get(type);
        if (measure != null) {
            measure.of(incident, incident.episode())
                    .ifPresent(
                            time -> step(type, WorkFigures.severity(incident)).record(time));
        }
    }

    private void delivered(DeliveryEvent event) {
        if (event instanceof Delivered) {
            delivery(event.channel(), DELIVERED).increment();
        } else if (event instanceof DeliveryFailed failed && failed.givenUp()) {
            delivery(event.channel(), FAILED).increment();
        }
    }

    /** Counts the obligations that are settled now and were not before. A correction may take some back, which a counter can't. */
    private void settled(Optional<Incident> before, Incident incident) {
        Obligations now = incident.communication().obligations(incident.lastRecordedAt());
        Optional<Obligations> then = before.map(was -> was.communication().obligations(was.lastRecordedAt()));
        for (Audience audience : now.audiences()) {
            Tally is = now.tally(audience);
            Tally was = then.map(each -> each.tally(audience)).orElse(Tally.NONE);
            add(audience, MET, is.met() - was.met());
            add(audience, LATE, is.late() - was.late());
            add(
                    audience,
                    MISSED,
                    missedForGood(now, audience)
                            - then.map(each -> missedForGood(each, audience)).orElse(0L));
        }
    }

    private static long missedForGood(Obligations obligations, Audience audience) {
        long canStillBeMet = obligations.pending().stream()
                .filter(owed -> owed.audience().equals(audience) && owed.state() == Obligation.State.MISSED)
                .count();
        return obligations.tally(audience).missed() - canStillBeMet;
    }

    private void add(Audience audience, String outcome, long more) {
        if (more > 0) {
            obligation(audience.name(), outcome).increment((double) more);
        }
    }

    private Timer step(EventType type, String severity) {
        return steps.withTags(IncidentMeter.STEP_TIME.tags(type.code(), severity));
    }

    private Counter obligation(String audience, String outcome) {
        return obligations.withTags(IncidentMeter.OBLIGATIONS.tags(audience, outcome));
    }

    private Counter delivery(String channel, String outcome) {
        return deliveries.withTags(IncidentMeter.DELIVERIES.tags(channel, outcome));
    }
}
