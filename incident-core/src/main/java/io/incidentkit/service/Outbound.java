package io.incidentkit.service;

import io.incidentkit.command.DeliveryCommand.RecordDelivery;
import io.incidentkit.commander.Actor;
import io.incidentkit.effect.DeliveryOutcome;
import io.incidentkit.effect.DeliveryRecorder;
import io.incidentkit.effect.DueTimer;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectDispatcher;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.effect.NextDue;
import io.incidentkit.effect.OutboundWork;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.loop.Episode;
import io.incidentkit.loop.Step;
import io.incidentkit.obligation.Tellings;
import io.incidentkit.obligation.Upcoming;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.severity.Severity;
import io.incidentkit.store.IncidentChange;
import io.incidentkit.timeline.DeliveryEvent;
import io.incidentkit.timeline.EventType;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way to the outside and back: hands over effects, and hears of their delivery. A failure here fails no command. */
final class Outbound {
    private static final Logger LOG = LoggerFactory.getLogger(Outbound.class);
    private static final Actor DISPATCHER = Actor.system("dispatcher");

    /** Nobody is told anything. */
    static final Outbound NOWHERE = new Outbound(EffectDispatcher.NONE, DueTimer.NONE, List.of());

    private final EffectDispatcher dispatcher;
    private final DueTimer timer;
    private final List<IncidentListener> listeners;

    Outbound(EffectDispatcher dispatcher, DueTimer timer, List<IncidentListener> listeners) {
        this.dispatcher = dispatcher;
        this.timer = timer;
        this.listeners = List.copyOf(listeners);
    }

    /** Hands on what follows from a change that is stored. Nobody's page waits for a listener. */
    void stored(Incidents incidents, Incident incident, IncidentChange change) {
        handOver(incidents, incident, change);
        tell(incidents, incident, change);
    }

    private void handOver(Incidents incidents, Incident incident, IncidentChange change) {
        try {
            if (incident.isPrivate() && becamePrivate(change.entries())) {
                dispatcher.hide(context(incident, incidents.policy(), incidents.now()));
            }
            if (!change.effects().isEmpty()) {
                dispatcher.dispatch(
                        context(incident, incidents.policy(), incidents.now()), change.effects(), recorder(incidents));
            }
            wakeAt(incidents, incident, change.nextDue());
        } catch (RuntimeException | Error e) {
            LOG.error("What follows from {} was not handed over", incident.reference(), e);
        }
    }

    private static boolean becamePrivate(List<TimelineEntry> entries) {
        return entries.stream().anyMatch(entry -> entry.event().type() == EventType.MADE_PRIVATE);
    }

    /** Returns whether a connected channel sends messages. */
    boolean carriesMessages() {
        return dispatcher.takes(EffectKind.SEND_UPDATE);
    }

    /** Returns what nothing connected takes. */
    Set<EffectKind> untaken() {
        Set<EffectKind> untaken = EnumSet.allOf(EffectKind.class);
        untaken.removeIf(dispatcher::takes);
        return untaken;
    }

    /** Tells whoever holds texts of an incident that one was struck out, and hands on what follows from it. */
    void struckOut(Incidents incidents, Incident incident, IncidentChange change, UnaryOperator<String> struck) {
        try {
            dispatcher.strikeOut(incident.id().toString(), struck);
        } catch (RuntimeException | Error e) {
            LOG.error("A text is not struck out of what is to be delivered of {}", incident.reference(), e);
        }
        for (IncidentListener listener : listeners) {
            try {
                listener.struckOut(incidents, incident, struck);
            } catch (RuntimeException | Error e) {
                LOG.error("A text is not struck out of what a listener keeps of {}", incident.reference(), e);
            }
        }
        stored(incidents, incident, change);
    }

    /** Runs a call within whatever the listeners put around it, the first one outermost. */
    <T> T around(Supplier<IncidentListener.Call> call, Supplier<T> given) {
        if (listeners.isEmpty()) {
            return given.get();
        }
        IncidentListener.Call known = call.get();
        Supplier<T> inner = given;
        for (int i = listeners.size() - 1; i >= 0; i--) {
            IncidentListener listener = listeners.get(i);
            Supplier<T> within = inner;
            inner = () -> listener.around(known, within);
        }
        return inner.get();
    }

    private void tell(Incidents incidents, Incident incident, IncidentChange change) {
        for (IncidentListener listener : listeners) {
            try {
                listener.changed(incidents, change.before(), incident, change.entries());
            } catch (RuntimeException | Error e) {
                LOG.error("A listener failed on {}", incident.reference(), e);
            }
        }
    }

    /** Sets the moment at which somebody looks at an incident next, in place of an earlier one. */
    void wakeAt(Incidents incidents, Incident incident, Optional<Instant> moment) {
        String id = incident.id().toString();
        moment.ifPresentOrElse(
                at -> timer.wakeAt(id, at, new MissedObligations(incidents, this)::record), () -> timer.cancel(id));
    }

    /** Sets the moment of each incident anew. */
    int setDueMoments(Incidents incidents) {
        int due = 0;
        try (Stream<Incident> all = incidents.all()) {
            for (Incident listed : (Iterable<Incident>) all::iterator) {
                due += isSetAnew(incidents, listed) ? 1 : 0;
            }
        }
        return due;
    }

    /** A command that is given meanwhile sets its own moment, which may be the older one by then: so it is looked at again. */
    private boolean isSetAnew(Incidents incidents, Incident listed) {
        Optional<Incident> seen = Optional.of(listed);
        Optional<Instant> next = Optional.empty();
        while (seen.isPresent()) {
            Incident incident = seen.get();
            next = Tellings.nextDue(incident, incidents.policy().dutyBook(), incidents.now());
            // What has nothing left needs no call, unless it had something a moment ago.
            if (next.isPresent() || incident.version() != listed.version()) {
                wakeAt(incidents, incident, next);
            }
            seen = next.isEmpty()
                    ? Optional.empty()
                    : incidents.find(incident.id()).filter(now -> now.version() != incident.version());
        }
        return next.isPresent();
    }

    static EffectContext context(Incident incident, IncidentPolicy policy, Instant moment) {
        return EffectContext.builder(incident.id().toString(), incident.reference())
                .kind(incident.kind())
                .isPrivate(incident.isPrivate())
                .link(policy.incidentLink(incident))
                .title(incident.title())
                .publicTitle(incident.titleForOutsiders())
                .severity(incident.severity().map(Severity::toString).orElse(null))
                .impact(incident.impact().orElse(null))
                .services(incident.services())
                .team(incident.team().orElse(null))
                .detectedAt(incident.detectedAt())
                .commander(incident.commander().orElse(null))
                .people(incident.people().everybody())
                .episode(incident.episode().number())
                .step(incident.step())
                .isOver(!incident.isOpen())
                .nextDue(Upcoming.of(incident, policy.dutyBook(), moment)
                        .map(next -> new NextDue(next.words(), next.by()))
                        .orElse(null))
                .actionItems(incident.actionItems())
                .build();
    }

    /** As of the entry that brought the effect about: what closes the first episode is no end of the second. */
    private static EffectContext context(Incident incident, IncidentPolicy policy, Effect effect, Instant moment) {
        EffectContext now = context(incident, policy, moment);
        if (effect.entry().isEmpty()) {
            return now;
        }
        int entry = effect.entry().getAsInt();
        Episode episode = incident.episodeAt(entry);
        Step step = episode.stepAt(entry);
        boolean isEnded = incident.ended().filter(end -> end.entry() <= entry).isPresent();
        return now.at(EffectContext.builder(now.incident(), now.reference())
                .episode(episode.number())
                .step(step)
                .isOver(isEnded || step == Step.RESOLVED || effect.kind() == EffectKind.CLOSE)
                .build());
    }

    static DeliveryRecorder recorder(Incidents incidents) {
        return (outcome, again) -> {
            Optional<IncidentId> id = IncidentId.find(outcome.incident());
            if (id.isEmpty()) {
                // It belongs to no incident, such as a weekly review.
                DeliveryRecorder.LOG.record(outcome, again);
            } else if (!again || !isWritten(incidents, id.get(), outcome)) {
                incidents.execute(DISPATCHER, id.get(), new RecordDelivery(outcome));
            }
        };
    }

    private static boolean isWritten(Incidents incidents, IncidentId id, DeliveryOutcome outcome) {
        DeliveryEvent event = DeliveryEvent.of(outcome);
        return incidents.timeline(id).stream().anyMatch(entry -> entry.event().equals(event));
    }

    /** The incidents as they are seen by whoever delivers what was stored. */
    OutboundWork work(Incidents incidents) {
        return new StoredWork(incidents, this);
    }

    /** The incidents as somebody sees them who delivers what was stored. Thread-safe. */
    private static final class StoredWork implements OutboundWork {
        private final Incidents incidents;
        private final Outbound outbound;

        private StoredWork(Incidents incidents, Outbound outbound) {
            this.incidents = incidents;
            this.outbound = outbound;
        }

        @Override
        public Optional<EffectContext> context(String incident, Effect effect) {
            return find(incident).map(found -> Outbound.context(found, incidents.policy(), effect, incidents.now()));
        }

        @Override
        public void record(DeliveryOutcome outcome) {
            Outbound.recorder(incidents).record(outcome, false);
        }

        @Override
        public Optional<Instant> wake(String incident) {
            if (find(incident).isEmpty()) {
                return Optional.empty();
            }
            new MissedObligations(incidents, outbound).record(incident);
            return find(incident)
                    .flatMap(found -> Tellings.nextDue(found, incidents.policy().dutyBook(), incidents.now()));
        }

        private Optional<Incident> find(String id) {
            return IncidentId.find(id).flatMap(incidents::find);
        }
    }
}
