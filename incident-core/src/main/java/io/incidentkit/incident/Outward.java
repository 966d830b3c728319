package io.incidentkit.incident;

import io.incidentkit.commander.Actor;
import io.incidentkit.effect.DeliveryOutcome;
import io.incidentkit.effect.DeliveryRecorder;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectDispatcher;
import io.incidentkit.incident.DeliveryCommand.RecordDelivery;
import io.incidentkit.severity.Severity;
import io.incidentkit.timeline.DeliveryEvent;
import io.incidentkit.timeline.TimelineEntry;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the service hands over to the outside, and what it hears back. Whatever fails here fails no command. */
final class Outward {
    private static final Logger LOG = LoggerFactory.getLogger(Outward.class);
    private static final Actor DISPATCHER = Actor.system("dispatcher");

    /** Nobody is told anything. */
    static final Outward NOWHERE = new Outward(EffectDispatcher.NONE, incident -> null);

    private final EffectDispatcher dispatcher;
    private final Function<Incident, @Nullable String> link;

    Outward(EffectDispatcher dispatcher, Function<Incident, @Nullable String> link) {
        this.dispatcher = dispatcher;
        this.link = link;
    }

    void connect(Incidents incidents) {
        dispatcher.connect(recorder(incidents));
    }

    /** What entries that are about to be stored bring about; asked before the write, so that a store can write both. */
    List<Effect> effects(Incident after, List<TimelineEntry> entries, IncidentPolicy policy) {
        return dispatcher == EffectDispatcher.NONE ? List.of() : IncidentRules.effects(after, entries, policy);
    }

    void stored(Incident incident, List<Effect> effects) {
        if (effects.isEmpty()) {
            return;
        }
        try {
            dispatcher.dispatch(context(incident), effects);
        } catch (RuntimeException e) {
            LOG.error("{} effects of {} were not handed over", effects.size(), incident.reference(), e);
        }
    }

    private EffectContext context(Incident incident) {
        return EffectContext.builder(incident.id().toString(), incident.reference())
                .kind(incident.kind())
                .isPrivate(incident.isPrivate())
                .link(link.apply(incident))
                .title(incident.title())
                .severity(incident.severity().map(Severity::toString).orElse(null))
                .impact(incident.impact().orElse(null))
                .services(incident.services())
                .build();
    }

    private static DeliveryRecorder recorder(Incidents incidents) {
        return (outcome, again) -> {
            IncidentId id = IncidentId.find(outcome.incident())
                    .orElseThrow(() -> new UnknownIncidentException(outcome.incident()));
            if (!again || !isWritten(incidents, id, outcome)) {
                incidents.execute(DISPATCHER, id, new RecordDelivery(outcome));
            }
        };
    }

    private static boolean isWritten(Incidents incidents, IncidentId id, DeliveryOutcome outcome) {
        DeliveryEvent event = DeliveryDecisions.event(outcome);
        return incidents.timeline(id).stream().anyMatch(entry -> entry.event().equals(event));
    }
}
