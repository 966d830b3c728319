package io.incidentkit.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.Declare;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.effect.Channel;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.DeliveryOutcome;
import io.incidentkit.effect.DeliveryOutcome.Status;
import io.incidentkit.effect.DeliveryRecorder;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectDispatcher;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.incident.Incident;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.service.Incidents;
import io.incidentkit.severity.Severity;
import io.incidentkit.store.ForwardingIncidentStore;
import io.incidentkit.store.IncidentChange;
import io.incidentkit.timeline.DeliveryEvent;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A dispatcher and a store that a host writes itself, with nothing but what is public. */
class OwnDispatcherTest {
    private static final Instant NOW = Instant.parse("2026-03-01T14:32:00Z");
    private static final Actor ALICE = Actor.person("alice");

    private final Pager pager = new Pager();
    private final LaneDispatcher dispatcher = new LaneDispatcher(pager);
    private final CapturingStore store = new CapturingStore();
    private final Incidents incidents = Incidents.builder(
                    store, IncidentPolicy.standard(), Clock.fixed(NOW, ZoneOffset.UTC))
            .dispatcher(dispatcher)
            .build();

    @Test
    void aPageIsDeliveredAndStandsOnTheTimeline() {
        pager.answers(Delivery.delivered("P-1"));
        Incident incident = declared("Checkout answers 5xx");
        assertThat(told(incident)).as("before the dispatcher ran").isEmpty();

        dispatcher.round();

        assertThat(told(incident)).containsExactly("Delivered by pager: page everyone (P-1)");
    }

    @Test
    void aRefusedPageStandsAsFailed() {
        pager.answers(Delivery.rejected("HTTP 400"));
        Incident incident = declared("Checkout answers 5xx");

        dispatcher.round();
        dispatcher.round();

        assertThat(told(incident)).containsExactly("Not delivered by pager: page everyone (HTTP 400)");
        assertThat(pager.keys).as("attempts").hasSize(1);
    }

    @Test
    void aRetryablePageIsTriedAgainUnderTheSameKeyAndThenDelivered() {
        pager.answers(Delivery.retryable("HTTP 503"), Delivery.delivered("P-1"));
        Incident incident = declared("Checkout answers 5xx");

        dispatcher.round();
        assertThat(told(incident)).containsExactly("Not yet delivered by pager: page everyone (HTTP 503)");
        dispatcher.round();

        assertThat(told(incident))
                .containsExactly(
                        "Not yet delivered by pager: page everyone (HTTP 503)",
                        "Delivered by pager: page everyone (P-1)");
        assertThat(pager.keys).hasSize(2);
        assertThat(Set.copyOf(pager.keys)).as("idempotency keys").hasSize(1);
    }

    @Test
    void aStoreIsHandedThePageAndTheNextDueMomentWithTheChange() {
        Incident incident = declared("Checkout answers 5xx");

        assertThat(store.appended).hasSize(1);
        IncidentChange change = store.appended.get(0).get(0);
        assertThat(change.after().id()).isEqualTo(incident.id());
        assertThat(change.effects()).extracting(Effect::kind).contains(EffectKind.PAGE);
        assertThat(change.nextDue()).hasValueSatisfying(due -> assertThat(due).isAfter(NOW));
    }

    @Test
    void aMergeHandsOverBothChangesEachWithItsOwnNextDueMoment() {
        Incident goesOn = declared("Checkout answers 5xx");
        Incident duplicate = declared("Payment answers 5xx");
        store.appended.clear();

        incidents.handle(ALICE, duplicate.id()).mergeInto(goesOn.id(), "the same errors");

        assertThat(store.appended).as("one append for both").hasSize(1);
        List<IncidentChange> changes = store.appended.get(0);
        assertThat(changes)
                .extracting(change -> change.after().id())
                .containsExactlyInAnyOrder(goesOn.id(), duplicate.id());
        assertThat(changes)
                .filteredOn(change -> change.after().id().equals(goesOn.id()))
                .allSatisfy(change -> assertThat(change.nextDue()).isPresent());
        assertThat(changes)
                .filteredOn(change -> change.after().id().equals(duplicate.id()))
                .allSatisfy(change -> {
                    assertThat(change.nextDue())
                            .as("a merged incident owes nothing")
                            .isEmpty();
                    assertThat(change.effects()).extracting(Effect::kind).contains(EffectKind.CLOSE);
                });
    }

    private Incident declared(String title) {
        return incidents.declare(
                ALICE,
                Declare.builder(title)
                        .severity(Severity.SEV1)
                        .commander(new Person("alice"))
                        .build());
    }

    private List<String> told(Incident incident) {
        return incidents.timeline(incident.id()).stream()
                .filter(entry -> entry.event() instanceof DeliveryEvent)
                .map(entry -> entry.event().describe())
                .toList();
    }

    /** Answers as it was told, in order; the last answer stays. */
    private static final class Pager implements Channel {
        private final Deque<Delivery> answers = new ArrayDeque<>(List.of(Delivery.delivered()));
        final List<String> keys = new ArrayList<>();

        void answers(Delivery... next) {
            answers.clear();
            answers.addAll(Arrays.asList(next));
        }

        @Override
        public String name() {
            return "pager";
        }

        @Override
        public Set<EffectKind> kinds() {
            return Set.of(EffectKind.PAGE);
        }

        @Override
        public Delivery deliver(Effect effect, EffectContext context) {
            keys.add(effect.key());
            return answers.size() > 1 ? answers.remove() : answers.element();
        }
    }

    /** One lane an incident, emptied round by round; what failed for now waits at the head of its lane. */
    private static final class LaneDispatcher implements EffectDispatcher {
        private final Channel channel;
        private final Map<String, Deque<Waiting>> lanes = new LinkedHashMap<>();

        LaneDispatcher(Channel channel) {
            this.channel = channel;
        }

        @Override
        public void dispatch(EffectContext context, List<Effect> effects, DeliveryRecorder recorder) {
            effects.stream()
                    .filter(effect -> channel.kinds().contains(effect.kind()))
                    .forEach(effect -> lanes.computeIfAbsent(context.incident(), id -> new ArrayDeque<>())
                            .add(new Waiting(effect, context, recorder, 1)));
        }

        @Override
        public void strikeOut(String incident, UnaryOperator<String> struck) {
            lanes.computeIfPresent(
                    incident,
                    (id, lane) -> lane.stream()
                            .map(each -> new Waiting(
                                    each.effect().changed(struck),
                                    each.context().changed(struck),
                                    each.recorder(),
                                    each.attempt()))
                            .collect(Collectors.toCollection(ArrayDeque::new)));
        }

        @Override
        public void hide(EffectContext context) {
            String link = context.link().orElse(context.reference());
            lanes.computeIfPresent(
                    context.incident(),
                    (id, lane) -> lane.stream()
                            .map(each ->
                                    new Waiting(each.effect().hidden(link), context, each.recorder(), each.attempt()))
                            .collect(Collectors.toCollection(ArrayDeque::new)));
        }

        /** Delivers what waits, each lane up to the first that fails for now. */
        void round() {
            List.copyOf(lanes.values()).forEach(this::empty);
        }

        private void empty(Deque<Waiting> lane) {
            while (!lane.isEmpty()) {
                Waiting head = lane.remove();
                Delivery delivery = attempt(head);
                switch (delivery.kind()) {
                    case DELIVERED -> record(head, Status.DELIVERED, delivery);
                    case REJECTED -> record(head, Status.FAILED, delivery);
                    case IGNORED -> {}
                    case RETRYABLE -> {
                        if (head.attempt() == 1) {
                            record(head, Status.FAILING, delivery);
                        }
                        lane.addFirst(new Waiting(head.effect(), head.context(), head.recorder(), head.attempt() + 1));
                        return;
                    }
                }
            }
        }

        private Delivery attempt(Waiting waiting) {
            try {
                return channel.deliver(waiting.effect(), waiting.context());
            } catch (Exception e) {
                return Delivery.retryable(e.getClass().getSimpleName());
            }
        }

        private void record(Waiting waiting, Status status, Delivery delivery) {
            waiting.recorder()
                    .record(
                            new DeliveryOutcome(
                                    waiting.context().incident(),
                                    waiting.effect(),
                                    channel.name(),
                                    status,
                                    delivery.text().orElse(null),
                                    waiting.attempt()),
                            false);
        }

        private record Waiting(Effect effect, EffectContext context, DeliveryRecorder recorder, int attempt) {}
    }

    /** Keeps the changes of each append as they came, as a store with an outbox would. */
    private static final class CapturingStore extends ForwardingIncidentStore {
        final List<List<IncidentChange>> appended = new ArrayList<>();

        CapturingStore() {
            super(new InMemoryIncidentStore());
        }

        @Override
        public List<Incident> append(List<IncidentChange> changes) {
            appended.add(List.copyOf(changes));
            return super.append(changes);
        }
    }
}
