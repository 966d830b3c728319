package io.incidentkit.spring.boot.actuate;

import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.DeliveryAttempt;
import io.incidentkit.effect.DeliveryWatch;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.service.IncidentListener;
import io.incidentkit.service.Incidents;
import io.incidentkit.timeline.TimelineEntry;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Says in the log of which incident a line is, during each command and each call of a channel: {@value #NUMBER} is the name by which
 * people call it, or its id where this node does not know the name yet, {@value #ID} always its id. What stood there before stands there
 * again afterwards. Thread-safe.
 */
final class IncidentInLogs implements IncidentListener, DeliveryWatch {
    static final String NUMBER = "incident";
    static final String ID = "incidentId";

    @Override
    public void stored(Incidents incidents, Incident incident, List<TimelineEntry> entries) {}

    @Override
    public <T> T around(Call call, Supplier<T> given) {
        if (call.incident().isEmpty()) {
            return given.get();
        }
        String id = call.incident().map(IncidentId::toString).orElseThrow();
        Said said = Said.of(call.reference().orElse(id), id);
        try {
            return given.get();
        } finally {
            said.takeBack();
        }
    }

    @Override
    public Delivery around(DeliveryAttempt attempt, Callable<Delivery> call) throws Exception {
        EffectContext context = attempt.context();
        Said said = Said.of(context.reference(), context.incident());
        try {
            return call.call();
        } finally {
            said.takeBack();
        }
    }

    /** The values that stood there before. */
    private record Said(@Nullable String number, @Nullable String id) {
        static Said of(String number, String id) {
            Said before = new Said(MDC.get(NUMBER), MDC.get(ID));
            MDC.put(NUMBER, number);
            MDC.put(ID, id);
            return before;
        }

        void takeBack() {
            put(NUMBER, number);
            put(ID, id);
        }

        private static void put(String key, @Nullable String value) {
            if (value == null) {
                MDC.remove(key);
            } else {
                MDC.put(key, value);
            }
        }
    }
}
