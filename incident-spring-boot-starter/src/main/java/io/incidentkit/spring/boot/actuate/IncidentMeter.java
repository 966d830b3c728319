package io.incidentkit.spring.boot.actuate;

import io.micrometer.common.docs.KeyName;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.docs.MeterDocumentation;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The meters, by their names; {@code docs/metrics.md} is made of it. Every key has few values. */
enum IncidentMeter implements MeterDocumentation {
    /** Gauge of the open incidents. */
    OPEN("incident.open", Meter.Type.GAUGE, null, "Open incidents, by severity", Key.SEVERITY),
    /** Timer of the steps. */
    STEP_TIME(
            "incident.step.time",
            Meter.Type.TIMER,
            "seconds",
            "From the detection of an episode to the completion of a step, recorded as the step is",
            Key.STEP,
            Key.SEVERITY),
    /** Counter of the messages that were owed. */
    OBLIGATIONS(
            "incident.obligations",
            Meter.Type.COUNTER,
            null,
            "Messages that were owed to an audience and are settled: met in time, late, or missed for good",
            Key.AUDIENCE,
            Key.OUTCOME),
    /** Gauge of what is overdue. */
    OVERDUE(
            "incident.overdue",
            Meter.Type.GAUGE,
            null,
            "Duties that are overdue and can still be met, messages among them",
            Key.DUTY),
    /** Gauge of stale action items. */
    STALE_ACTIONS(
            "incident.actions.stale",
            Meter.Type.GAUGE,
            null,
            "Action items that are past their day or were not looked at for a week"),
    /** Counter of the requests that tell of alerts. */
    ALERTS(
            "incident.alerts",
            Meter.Type.COUNTER,
            null,
            "Requests that tell of alerts, by the tool that sends them and what became of them",
            Key.TOOL,
            Key.OUTCOME),
    /** Counter of deliveries that have ended. */
    DELIVERIES(
            "incident.deliveries",
            Meter.Type.COUNTER,
            null,
            "Deliveries that have ended, as the timeline has them",
            Key.CHANNEL,
            Key.OUTCOME),
    /** Timer of how late deliveries are. */
    DELIVERY_LAG(
            "incident.delivery.lag",
            Meter.Type.TIMER,
            "seconds",
            "From the command that brought it about to its arrival, retries included",
            Key.CHANNEL),
    /** Gauge of what waits. */
    DELIVERY_WAITING(
            "incident.delivery.waiting", Meter.Type.GAUGE, null, "Deliveries that wait for a channel", Key.CHANNEL),
    /** Gauge of what was given up. */
    DELIVERY_FAILED(
            "incident.delivery.failed",
            Meter.Type.GAUGE,
            null,
            "Deliveries that were given up and are kept, to be tried again",
            Key.CHANNEL),
    /** Gauge of the oldest that waits. */
    DELIVERY_OLDEST(
            "incident.delivery.oldest",
            Meter.Type.GAUGE,
            "seconds",
            "How long the oldest delivery waits; zero if none does",
            Key.CHANNEL),
    /** Counter of what came to the addresses of webhooks. */
    WEBHOOKS(
            "incident.webhooks",
            Meter.Type.COUNTER,
            null,
            "Requests of pagers and of Slack, by what came of them: accepted, ignored, refused for their signature, unreadable, unavailable",
            Key.SENDER,
            Key.OUTCOME);

    /** The keys of tags. */
    enum Key implements KeyName {
        /** How it ended. */
        OUTCOME("outcome"),
        /** Level of the policy, or {@code none}. */
        SEVERITY("severity"),
        /** Completed step. */
        STEP("step"),
        /** Audience of the policy. */
        AUDIENCE("audience"),
        /** Name of a duty, or {@code message}. */
        DUTY("duty"),
        /** Name of a tool whose alerts are taken in. */
        TOOL("tool"),
        /** Name of a channel. */
        CHANNEL("channel"),
        /** Tool that sends. */
        SENDER("sender");

        private final String key;

        Key(String key) {
            this.key = key;
        }

        @Override
        public String asString() {
            return key;
        }
    }

    private final String meter;
    private final Meter.Type type;
    private final @Nullable String unit;
    private final String description;

    @SuppressWarnings("ImmutableEnumChecker") // never handed out, and never written to
    private final Key[] keys;

    IncidentMeter(String meter, Meter.Type type, @Nullable String unit, String description, Key... keys) {
        this.meter = meter;
        this.type = type;
        this.unit = unit;
        this.description = description;
        this.keys = keys.clone();
    }

    @Override
    public String getName() {
        return meter;
    }

    @Override
    public @Nullable String getBaseUnit() {
        return unit;
    }

    @Override
    public Meter.Type getType() {
        return type;
    }

    @Override
    public KeyName[] getKeyNames() {
        return keys.clone();
    }

    /** Says what it measures, without a full stop. */
    String description() {
        return description;
    }

    /** Tags with a value for each key, in their order. */
    Tags tags(String... values) {
        if (values.length != keys.length) {
            throw new IllegalArgumentException(meter + " has the keys " + Arrays.toString(keys));
        }
        Tag[] tags = new Tag[values.length];
        for (int i = 0; i < values.length; i++) {
            tags[i] = Tag.of(keys[i].asString(), values[i]);
        }
        return Tags.of(tags);
    }
}
