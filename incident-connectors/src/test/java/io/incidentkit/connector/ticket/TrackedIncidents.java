package io.incidentkit.connector.ticket;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.DeliveryOutcome;
import io.incidentkit.effect.DeliveryRecorder;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectDispatcher;
import io.incidentkit.incident.Incident;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.memory.InMemoryReferences;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.IncidentListener;
import io.incidentkit.service.IncidentOperations;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Severity;
import io.incidentkit.test.SettableClock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** Incidents whose effects go to one tracker at once, and whose failed ones wait until they are tried again. */
public final class TrackedIncidents implements EffectDispatcher {
    public static final Actor ANA = Actor.person("ana");

    public final SettableClock clock = SettableClock.at("2026-11-06T08:49:07Z");
    public final InMemoryReferences references = new InMemoryReferences();
    public final List<Delivery> results = new ArrayList<>();
    public final List<IncidentListener> listeners = new CopyOnWriteArrayList<>();
    public final Incidents incidents;
    private final List<Effect> asked = new ArrayList<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private TicketChannel channel;

    private record Waiting(EffectContext context, Effect effect, DeliveryRecorder recorder) {}

    public TrackedIncidents() {
        IncidentPolicy policy = IncidentPolicy.builder()
                .incidentLink("https://incidents.example/{reference}")
                .build();
        this.incidents = Incidents.builder(new InMemoryIncidentStore(), policy, clock)
                .dispatcher(this)
                .listener(
                        (where, incident, entries) -> listeners.forEach(each -> each.stored(where, incident, entries)))
                .build();
    }

    public TicketChannel connect(TicketChannel given) {
        channel = given;
        return given;
    }

    @Override
    public void dispatch(EffectContext context, List<Effect> effects, DeliveryRecorder recorder) {
        for (Effect effect : effects) {
            if (channel.kinds().contains(effect.kind())) {
                deliver(new Waiting(context, effect, recorder));
            } else {
                asked.add(effect);
            }
        }
    }

    private void deliver(Waiting one) {
        try {
            Delivery result = channel.deliver(one.effect, one.context);
            results.add(result);
            if (result.kind() == Delivery.Kind.RETRYABLE) {
                waiting.add(one);
            } else if (result.kind() == Delivery.Kind.DELIVERED) {
                one.recorder.record(
                        new DeliveryOutcome(
                                one.context.incident(),
                                one.effect,
                                channel.name(),
                                DeliveryOutcome.Status.DELIVERED,
                                result.text().orElse(null),
                                1),
                        false);
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Tries again what failed. */
    public void retry() {
        List<Waiting> before = List.copyOf(waiting);
        waiting.clear();
        before.forEach(this::deliver);
    }

    public Delivery last() {
        return results.get(results.size() - 1);
    }

    /** The texts by which people were asked. */
    public List<String> asked() {
        return asked.stream().map(each -> each.describe() + ": " + each.body()).toList();
    }

    public Incident declared(String title) {
        return incidents.declare(
                ANA,
                Declare.builder(title)
                        .severity(Severity.SEV3)
                        .services(List.of("checkout"))
                        .build());
    }

    public IncidentOperations on(Incident incident) {
        return incidents.handle(ANA, incident.id());
    }

    public ActionItem item(Incident incident, int number) {
        return incidents.get(incident.id()).actionItems().get(number - 1);
    }

    public List<String> timeline(Incident incident) {
        return incidents.timeline(incident.id()).stream()
                .map(entry -> entry.event().describe())
                .toList();
    }

    @Override
    public void strikeOut(String incident, UnaryOperator<String> struck) {}

    @Override
    public void hide(EffectContext context) {}
}
