package io.incidentkit.service;

import static io.incidentkit.playbook.Scenario.ALICE;
import static io.incidentkit.playbook.Scenario.BOB;
import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.bob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.command.CommanderCommand;
import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.command.Declare;
import io.incidentkit.command.EndCommand.Dismiss;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.command.NamingCommand.Rename;
import io.incidentkit.command.PeopleCommand;
import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.command.RecordCommand.StrikeOut;
import io.incidentkit.comms.Audience;
import io.incidentkit.effect.Channel;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.DeliveryRecorder;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectDispatcher;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.incident.Incident;
import io.incidentkit.memory.InMemoryDispatcher;
import io.incidentkit.memory.InMemoryDueTimer;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.memory.ManualTimer;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.playbook.IncidentRules;
import io.incidentkit.severity.Severity;
import io.incidentkit.store.ConcurrentUpdateException;
import io.incidentkit.store.ForwardingIncidentStore;
import io.incidentkit.store.IncidentChange;
import io.incidentkit.store.IncidentStore;
import io.incidentkit.store.IncidentStoreException;
import io.incidentkit.timeline.DeliveryEvent;
import io.incidentkit.timeline.EventType;
import io.incidentkit.timeline.MessageEvent.ObligationMissed;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The service with channels and a timer connected to it; time passes by hand. */
class OutboundTest {
    private static final Instant NOW = Instant.parse("2026-03-01T14:32:00Z");

    private final ManualTimer timer = new ManualTimer(NOW);
    private final Deque<Runnable> tasks = new ArrayDeque<>();
    private final IncidentStore store = new InMemoryIncidentStore();
    private final Outside pager = new Outside();
    private final Incidents incidents = connected(store, pager);

    /** Keeps what it was asked for; it can be down. */
    private static final class Outside implements Channel {
        final List<Effect> effects = new ArrayList<>();
        final List<EffectContext> contexts = new ArrayList<>();
        boolean down;

        @Override
        public String name() {
            return "outside";
        }

        @Override
        public Set<EffectKind> kinds() {
            return EnumSet.allOf(EffectKind.class);
        }

        @Override
        public Delivery deliver(Effect effect, EffectContext context) {
            if (down) {
                throw new IllegalStateException("down");
            }
            effects.add(effect);
            contexts.add(context);
            return Delivery.delivered("T-" + effects.size());
        }

        List<String> words() {
            return effects.stream().map(Effect::describe).toList();
        }
    }

    private Incidents connected(IncidentStore on, Channel channel) {
        InMemoryDispatcher dispatcher = InMemoryDispatcher.builder(timer)
                .executor(tasks::add)
                .chance(() -> 1)
                .channel(channel)
                .build();
        return Incidents.builder(on, IncidentPolicy.standard(), timer.withZone(ZoneOffset.UTC))
                .dispatcher(dispatcher)
                .dueTimer(new InMemoryDueTimer(timer, tasks::add))
                .build();
    }

    private void run() {
        while (!tasks.isEmpty()) {
            tasks.remove().run();
        }
    }

    private void advance(Duration time) {
        Instant until = timer.instant().plus(time);
        for (Optional<Instant> next = timer.next();
                next.isPresent() && !next.get().isAfter(until);
                next = timer.next()) {
            timer.advanceTo(next.get());
            run();
        }
        timer.advanceTo(until);
        run();
    }

    private Incident declared(boolean isPrivate) {
        Declare.Builder declare =
                Declare.builder("Checkout answers 5xx").severity(Severity.SEV1).commander(ALICE);
        return incidents.declare(alice, (isPrivate ? declare.makePrivate() : declare).build());
    }

    private List<String> told(Incident incident) {
        return incidents.timeline(incident.id()).stream()
                .filter(entry -> entry.event() instanceof DeliveryEvent)
                .map(entry -> entry.actor().code() + ": " + entry.event().describe())
                .toList();
    }

    private List<ObligationMissed> missed(Incident incident) {
        return incidents.timeline(incident.id()).stream()
                .filter(entry -> entry.event() instanceof ObligationMissed)
                .map(entry -> (ObligationMissed) entry.event())
                .toList();
    }

    @Test
    void whatWasDeliveredStandsOnTheTimeline() {
        Incident incident = declared(false);
        assertThat(pager.effects).as("the caller waits for nobody").isEmpty();
        run();

        assertThat(pager.words()).containsExactly("page everyone", "open war room");
        assertThat(told(incident))
                .containsExactly(
                        "system:dispatcher: Delivered by outside: page everyone (T-1)",
                        "system:dispatcher: Delivered by outside: open war room (T-2)");
        assertThat(pager.contexts.get(0).title()).contains("Checkout answers 5xx");
        assertThat(pager.contexts.get(0).severity()).contains("SEV1");
        assertThat(pager.contexts.get(0).reference()).isEqualTo("INC-1");
    }

    @Test
    void anOutcomeBringsAboutNothing() {
        Incident incident = declared(false);
        run();
        List<TimelineEntry> outcomes = incidents.timeline(incident.id()).stream()
                .filter(entry -> entry.event() instanceof DeliveryEvent)
                .toList();

        assertThat(outcomes).hasSize(2);
        assertThat(IncidentRules.effects(incidents.get(incident.id()), outcomes, IncidentPolicy.standard()))
                .isEmpty();
    }

    @Test
    void aChannelThatIsDownRefusesNoCommandAndIsVisible() {
        pager.down = true;
        Incident incident = declared(false);
        run();
        incidents.execute(alice, incident.id(), new Diagnose("the last deploy", null));
        run();
        pager.down = false;
        advance(Duration.ofMinutes(1));

        assertThat(told(incident))
                .containsExactly(
                        "system:dispatcher: Not yet delivered by outside: page everyone (IllegalStateException)",
                        "system:dispatcher: Not yet delivered by outside: open war room (IllegalStateException)",
                        "system:dispatcher: Delivered by outside: page everyone (T-1)",
                        "system:dispatcher: Delivered by outside: open war room (T-2)");
    }

    @Test
    void anEndedIncidentTakesOutcomes() {
        pager.down = true;
        Incident incident = declared(false);
        incidents.execute(alice, incident.id(), new Dismiss("a load test", null, null));
        pager.down = false;
        run();

        assertThat(pager.words()).containsExactly("page everyone", "open war room", "close dismissed");
        assertThat(told(incident)).hasSize(3);
    }

    @Test
    void aPrivateIncidentTellsItsNameAlone() {
        Incident incident = declared(true);
        incidents.execute(alice, incident.id(), new PeopleCommand.Assign(BOB, "the logs of the checkout", null));
        incidents.execute(
                alice, incident.id(), new CommanderCommand.Escalate("the vendor", "Checkout is theirs", null));
        run();

        assertThat(pager.words()).contains("ask bob", "page the vendor");
        assertThat(pager.effects).extracting(Effect::body).containsOnlyNulls();
        assertThat(pager.contexts).allSatisfy(context -> {
            assertThat(context.isPrivate()).isTrue();
            assertThat(context.title()).isEmpty();
            assertThat(context.severity()).isEmpty();
            assertThat(context.impact()).isEmpty();
            assertThat(context.services()).isEmpty();
            assertThat(context).hasToString("INC-1");
        });
    }

    @Test
    void aDispatcherThatFailsFailsNoCommand() {
        EffectDispatcher broken = new EffectDispatcher() {
            @Override
            public void dispatch(EffectContext context, List<Effect> effects, DeliveryRecorder recorder) {
                throw new IllegalStateException("broken");
            }

            @Override
            public void strikeOut(String incident, UnaryOperator<String> struck) {
                throw new IllegalStateException("broken");
            }

            @Override
            public void hide(EffectContext context) {
                throw new IllegalStateException("broken");
            }
        };
        Incidents others = Incidents.builder(store, IncidentPolicy.standard(), timer.withZone(ZoneOffset.UTC))
                .dispatcher(broken)
                .build();

        Incident incident = others.declare(
                alice, Declare.builder("slow").severity(Severity.SEV1).build());
        assertThat(others.get(incident.id())).isEqualTo(incident);
        assertThat(others.execute(alice, incident.id(), new StrikeOut("slow", "a word")))
                .isEqualTo(others.get(incident.id()));
        assertThat(others.handle(alice, incident.id())
                        .communication()
                        .makePrivate("a leak")
                        .isPrivate())
                .isTrue();
    }

    @Nested
    class AVersionThatSomebodySaw {
        @Test
        void isNotOldForWhatWasDeliveredOrMissedSince() {
            Incident seen = declared(false);
            run();
            advance(Duration.ofMinutes(10));
            assertThat(incidents.get(seen.id()).version()).isGreaterThan(seen.version());
            assertThat(missed(seen)).isNotEmpty();

            Incident after = incidents.execute(alice, seen.id(), new AddNote("a note", null), seen.version());
            assertThat(after.version()).isEqualTo(incidents.timeline(seen.id()).size());
        }

        @Test
        void isOldForWhatSomebodyElseChangedSince() {
            Incident seen = declared(false);
            run();
            incidents.execute(bob, seen.id(), new Rename("Orders fail"));
            run();

            assertThatExceptionOfType(ConcurrentUpdateException.class)
                    .isThrownBy(() -> incidents.execute(alice, seen.id(), new Rename("Payments fail"), seen.version()));
            assertThatExceptionOfType(ConcurrentUpdateException.class)
                    .isThrownBy(() -> incidents.execute(alice, seen.id(), new AddNote("a note", null), 999));
        }
    }

    @Nested
    class WhenAMessageIsDue {
        @Test
        void itIsMissedOnTheTimelineAndTheCommanderIsReminded() {
            Incident incident = declared(false);
            run();
            advance(Duration.ofMinutes(5).minusMillis(1));
            assertThat(missed(incident)).isEmpty();
            advance(Duration.ofMillis(1));

            assertThat(missed(incident))
                    .containsExactly(new ObligationMissed(
                            "status page/first/1",
                            Audience.STATUS_PAGE,
                            NOW.plus(Duration.ofMinutes(5)),
                            List.of("alice")));
            assertThat(pager.effects)
                    .filteredOn(effect -> effect.kind() == EffectKind.REMIND)
                    .extracting(Effect::target, Effect::body)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(
                            "alice", "A message to status page was due at 2026-03-01 14:37 UTC"));
        }

        @Test
        void eachIsMissedOnce() {
            Incident incident = declared(false);
            advance(Duration.ofDays(2));
            incidents.execute(alice, incident.id(), new AddNote("a note", null));
            advance(Duration.ofDays(2));

            assertThat(missed(incident))
                    .extracting(ObligationMissed::obligation)
                    .doesNotHaveDuplicates()
                    .contains("status page/first/1", "internal chat/first/1", "customers/first/1");
            assertThat(timer.waiting()).as("the silence goes on").isOne();

            incidents.execute(alice, incident.id(), new Dismiss("a load test", null, null));
            advance(Duration.ofDays(2));
            assertThat(timer.waiting()).as("nobody waits for what has passed").isZero();
        }

        @Test
        void whatWasSentInTimeIsNotMissed() {
            Incident incident = declared(false);
            for (Audience audience : List.of(Audience.STATUS_PAGE, Audience.INTERNAL_CHAT, Audience.CUSTOMERS)) {
                incidents.execute(alice, incident.id(), SendUpdate.to(audience));
            }
            run();
            advance(Duration.ofMinutes(14));

            assertThat(missed(incident)).isEmpty();
            assertThat(pager.words()).contains("send update status page", "send update internal chat");
            assertThat(pager.effects)
                    .filteredOn(effect -> effect.kind() == EffectKind.SEND_UPDATE)
                    .allSatisfy(effect -> assertThat(effect.body()).isNotBlank());
        }

        @Test
        void whatIsDeclaredTooLateIsMissedAtOnce() {
            Incident incident = incidents.declare(
                    alice,
                    Declare.builder("slow")
                            .detectedAt(NOW.minus(Duration.ofHours(1)))
                            .triagedAt(NOW.minus(Duration.ofHours(1)))
                            .severity(Severity.SEV1)
                            .commander(ALICE)
                            .build());
            advance(Duration.ZERO);

            assertThat(missed(incident)).isNotEmpty();
        }

        @Test
        void twoNodesSayItOnce() {
            Incidents other = connected(store, new Outside());
            Incident incident = declared(false);
            // The other node set a timer of its own for the same incident.
            other.execute(bob, incident.id(), new AddNote("a note", null));
            advance(Duration.ofHours(1));

            assertThat(missed(incident))
                    .extracting(ObligationMissed::obligation)
                    .isNotEmpty()
                    .doesNotHaveDuplicates();
        }

        @Test
        void anIncidentWithoutDutiesWakesNobody() {
            incidents.declare(
                    alice, Declare.builder("slow").severity(Severity.SEV4).build());
            run();

            assertThat(timer.waiting()).isZero();
        }
    }

    /** The write is stored, and its answer is lost on the way. */
    @Test
    void anOutcomeIsNotWrittenTwiceIfTheStoresAnswerWasLost() {
        boolean[] lost = {false};
        IncidentStore shaky = new ForwardingIncidentStore(store) {
            @Override
            public List<Incident> append(List<IncidentChange> changes) {
                List<Incident> stored = super.append(changes);
                if (!lost[0] && changes.get(0).entries().get(0).event().type() == EventType.DELIVERED) {
                    lost[0] = true;
                    throw new IncidentStoreException("The connection broke", null);
                }
                return stored;
            }
        };
        Incidents shakyIncidents = connected(shaky, pager);
        Incident incident = shakyIncidents.declare(
                alice, Declare.builder("slow").severity(Severity.SEV1).build());
        run();
        advance(Duration.ofMinutes(2));

        assertThat(lost[0]).isTrue();
        assertThat(told(incident))
                .containsExactly(
                        "system:dispatcher: Delivered by outside: page everyone (T-1)",
                        "system:dispatcher: Delivered by outside: open war room (T-2)");
    }
}
