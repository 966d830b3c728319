package io.incidentkit.spring.boot.actuate;

import io.incidentkit.spring.boot.actuate.IncidentObservation.CommandKey;
import io.incidentkit.spring.boot.actuate.IncidentObservation.WhichKey;
import io.micrometer.common.KeyValues;

/** The convention where the host has none. Immutable and thread-safe. */
public class DefaultCommandObservationConvention implements CommandObservationConvention {
    /** Creates it, also for hosts that change a part of it. */
    public DefaultCommandObservationConvention() {}

    @Override
    public String getName() {
        return IncidentObservation.COMMAND.observation();
    }

    @Override
    public String getContextualName(CommandObservationContext context) {
        return "incident " + context.call().command();
    }

    @Override
    public KeyValues getLowCardinalityKeyValues(CommandObservationContext context) {
        return KeyValues.of(
                CommandKey.COMMAND.withValue(context.call().command()),
                CommandKey.OUTCOME.withValue(context.outcome()
                        .map(CommandObservationContext.Outcome::code)
                        .orElse("unknown")));
    }

    @Override
    public KeyValues getHighCardinalityKeyValues(CommandObservationContext context) {
        return context.incident()
                .map(incident -> KeyValues.of(WhichKey.INCIDENT.withValue(incident)))
                .orElseGet(KeyValues::empty);
    }
}
