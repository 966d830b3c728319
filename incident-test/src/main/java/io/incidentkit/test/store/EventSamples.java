package io.incidentkit.test.store;

import io.incidentkit.severity.BudgetMeasure;
import io.incidentkit.severity.Money;
import io.incidentkit.severity.Severity;
import io.incidentkit.timeline.EventType;
import io.incidentkit.timeline.IncidentEvent;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/** Samples of events that are made of their records alone: everything that an event can say is said. */
final class EventSamples {
    private static final Instant MOMENT = Instant.parse("2026-03-01T14:30:59.000001Z");

    private EventSamples() {}

    /** A sample of a type of event, for those that {@link SampleHistory} does not tell in words. */
    static IncidentEvent of(EventType type) {
        return (IncidentEvent) record(type.eventClass());
    }

    private static Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = new Class<?>[components.length];
        Object[] values = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            types[i] = components[i].getType();
            values[i] = value(components[i].getGenericType(), components[i].getName());
        }
        try {
            return type.getConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(type.getSimpleName() + " needs a sample in SampleHistory", e);
        }
    }

    private static Object value(Type generic, String name) {
        Class<?> type = generic instanceof ParameterizedType of ? (Class<?>) of.getRawType() : (Class<?>) generic;
        if (type == String.class) {
            return "sample of " + name;
        } else if (type == int.class || type == Integer.class) {
            return 1;
        } else if (type == long.class || type == Long.class) {
            return 1L;
        } else if (type == boolean.class || type == Boolean.class) {
            return true;
        } else if (type == Instant.class) {
            return MOMENT;
        } else if (type == LocalDate.class) {
            return LocalDate.of(2026, 3, 15);
        } else if (type == Duration.class) {
            return Duration.ofMinutes(5);
        } else if (type.isEnum()) {
            return type.getEnumConstants()[0];
        } else if (type == Severity.class) {
            return Severity.SEV2;
        } else if (type == Money.class) {
            return new Money(new BigDecimal("86800.25"), "EUR");
        } else if (type == BudgetMeasure.class) {
            return new BudgetMeasure(
                    "checkout", 0.999, Duration.ofDays(30), MOMENT, MOMENT.plusSeconds(60), 0.25, "query", "warning");
        } else if (type == List.class) {
            return List.of(value(((ParameterizedType) generic).getActualTypeArguments()[0], name));
        } else if (type == Map.class) {
            return Map.of("sample", "of " + name);
        } else if (type.isRecord()) {
            return record(type);
        }
        throw new IllegalArgumentException(type + " of " + name + " needs a sample in SampleHistory");
    }
}
