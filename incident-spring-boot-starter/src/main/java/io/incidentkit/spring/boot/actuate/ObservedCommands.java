package io.incidentkit.spring.boot.actuate;

import io.incidentkit.command.CommandType;
import io.incidentkit.incident.Incident;
import io.incidentkit.service.IncidentListener;
import io.incidentkit.service.Incidents;
import io.incidentkit.timeline.TimelineEntry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Observes each command but the writing down of what a channel answered, of which a trace of its own would say nothing. A refusal is an
 * answer and no error. Thread-safe.
 */
final class ObservedCommands implements IncidentListener {
    private static final CommandObservationConvention DEFAULT = new DefaultCommandObservationConvention();

    private final ObservationRegistry registry;
    private final @Nullable CommandObservationConvention convention;

    ObservedCommands(ObservationRegistry registry, @Nullable CommandObservationConvention convention) {
        this.registry = registry;
        this.convention = convention;
    }

    @Override
    public void stored(Incidents incidents, Incident incident, List<TimelineEntry> entries) {}

    @Override
    public <T> T around(Call call, Supplier<T> given) {
        if (registry.isNoop() || call.command().equals(CommandType.RECORD_DELIVERY.code())) {
            return given.get();
        }
        CommandObservationContext context = new CommandObservationContext(call);
        Observation observation = IncidentObservation.COMMAND.start(convention, DEFAULT, () -> context, registry);
        Observation.Scope scope = observation.openScope();
        try {
            T answer = given.get();
            context.answered(answer);
            return answer;
        } catch (RuntimeException | Error e) {
            context.failed(e);
            if (context.outcome()
                    .filter(CommandObservationContext.Outcome.FAILED::equals)
                    .isPresent()) {
                observation.error(e);
            }
            throw e;
        } finally {
            scope.close();
            observation.stop();
        }
    }
}
