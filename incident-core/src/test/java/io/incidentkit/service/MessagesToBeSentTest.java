package io.incidentkit.service;

import static io.incidentkit.playbook.Scenario.ALICE;
import static io.incidentkit.playbook.Scenario.alice;
import static io.incidentkit.playbook.Scenario.bob;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.incidentkit.command.CommanderCommand.Escalate;
import io.incidentkit.command.CommunicationCommand.ConfirmSent;
import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.command.Declare;
import io.incidentkit.comms.Audience;
import io.incidentkit.comms.MessageMoment;
import io.incidentkit.comms.Obligation;
import io.incidentkit.comms.Obligation.State;
import io.incidentkit.effect.Channel;
import io.incidentkit.effect.Delivery;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectContext;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.memory.InMemoryDispatcher;
import io.incidentkit.memory.InMemoryDueTimer;
import io.incidentkit.memory.InMemoryIncidentStore;
import io.incidentkit.memory.ManualTimer;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.postmortem.TimelineLine;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.rule.Rule;
import io.incidentkit.severity.Severity;
import io.incidentkit.timeline.EventType;
import io.incidentkit.timeline.MessageEvent.MessageConfirmed;
import io.incidentkit.timeline.MessageEvent.MessageSent;
import io.incidentkit.timeline.TimelineEntry;
import io.incidentkit.validation.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A message is owed until a channel has delivered it, or somebody says that they sent it. */
class MessagesToBeSentTest {
    private static final Instant NOW = Instant.parse("2026-03-01T14:32:00Z");
    private static final SendUpdate TO_CUSTOMERS = SendUpdate.to(Audience.CUSTOMERS);

    private final ManualTimer timer = new ManualTimer(NOW);
    private final Deque<Runnable> tasks = new ArrayDeque<>();

    /** A channel for some kinds, which can be down. */
    private static final class Line implements Channel {
        private final String name;
        private final Set<EffectKind> kinds;
        final List<Effect> sent = new ArrayList<>();
        boolean down;
        private boolean tells = true;

        Line(String name, EffectKind... kinds) {
            this.name = name;
            this.kinds = Set.of(kinds);
        }

        @Override
        public String name() {
            return name;
        }

        Line thatTellsNobody() {
            tells = false;
            return this;
        }

        @Override
        public Set<EffectKind> kinds() {
            return kinds;
        }

        @Override
        public boolean tells() {
            return tells;
        }

        @Override
        public Delivery deliver(Effect effect, EffectContext context) {
            if (down) {
                throw new IllegalStateException("down");
            }
            sent.add(effect);
            return Delivery.delivered("T-" + sent.size());
        }
    }

    @Nested
    class WithAChannel {
        private final Line mail = new Line("mail", EffectKind.SEND_UPDATE);
        private final Line chat = new Line("chat", EffectKind.SEND_UPDATE, EffectKind.PAGE);
        private final Incidents incidents = connected(mail, chat);
        private final IncidentId id = declared(incidents);

        @Test
        void itIsMetByTheDeliveryAtItsMoment() {
            incidents.execute(alice, id, TO_CUSTOMERS);
            assertThat(toCustomers(incidents, id).state()).isEqualTo(State.OPEN);

            timer.advanceTo(NOW.plusSeconds(90));
            run();

            assertThat(toCustomers(incidents, id).state()).isEqualTo(State.MET);
            assertThat(toCustomers(incidents, id).settledAt()).isEqualTo(NOW.plusSeconds(90));
            assertThat(incidents.get(id).dutyWork().unsent()).isEmpty();
        }

        @Test
        void itIsSentOnceThoughTwoChannelsDeliverIt() {
            incidents.execute(alice, id, TO_CUSTOMERS);
            run();

            assertThat(mail.sent).hasSize(1);
            assertThat(chat.sent).anyMatch(effect -> effect.kind() == EffectKind.SEND_UPDATE);
            assertThat(ofType(incidents, id, EventType.MESSAGE_CONFIRMED)).hasSize(1);
            assertThat(incidents.get(id).communication().wasTold(Audience.CUSTOMERS))
                    .isTrue();
        }

        @Test
        void itStaysOwedWhenItIsGivenUpUntilSomebodySaysThatTheySentIt() {
            mail.down = true;
            chat.down = true;
            Incident written = incidents.execute(alice, id, TO_CUSTOMERS);
            run();
            advance(Duration.ofHours(3));

            assertThat(ofType(incidents, id, EventType.DELIVERY_FAILED)).isNotEmpty();
            assertThat(ofType(incidents, id, EventType.OBLIGATION_MISSED)).isNotEmpty();
            assertThat(toCustomers(incidents, id).state()).isEqualTo(State.MISSED);

            Incident confirmed = incidents.execute(bob, id, new ConfirmSent(written.version(), null));

            assertThat(incidents.timeline(id))
                    .last()
                    .satisfies(entry -> assertThat(entry.actor()).isEqualTo(bob));
            assertThat(confirmed.communication().wasTold(Audience.CUSTOMERS)).isTrue();
        }

        @Test
        void itIsNotSentAgainThatWasSentByHand() {
            run();
            chat.sent.clear();

            incidents.execute(alice, id, TO_CUSTOMERS.byHand());
            run();

            assertThat(toCustomers(incidents, id).state()).isEqualTo(State.MET);
            assertThat(mail.sent).isEmpty();
            assertThat(chat.sent).isEmpty();
        }

        @Test
        void itStandsInThePostmortemWhereItWasSent() {
            incidents.execute(alice, id, TO_CUSTOMERS);
            assertThat(rows(incidents, id)).anyMatch(row -> row.contains("To be sent to customers (first): "));

            run();

            assertThat(rows(incidents, id))
                    .anyMatch(row -> row.contains("Message to customers (first): "))
                    .noneMatch(row -> row.contains("To be sent") || row.contains("Sent to"));
        }
    }

    @Nested
    class WithoutAChannel {
        private final Incidents incidents = connected(new Line("pager", EffectKind.PAGE));
        private final IncidentId id = declared(incidents);

        @Test
        void itIsToBeSentByHandAndStaysOwed() {
            Incident written = incidents.execute(alice, id, TO_CUSTOMERS);
            run();

            assertThat(incidents.timeline(id).get(written.version() - 1).event().describe())
                    .startsWith("To be sent by hand to customers (first): You may notice a problem");
            assertThat(written.dutyWork().unsent()).containsExactly(written.version());
            assertThat(written.communication().wasTold(Audience.CUSTOMERS)).isFalse();
            assertThat(toCustomers(incidents, id).state()).isEqualTo(State.OPEN);
            advance(Duration.ofMinutes(31));
            assertThat(toCustomers(incidents, id).state()).isEqualTo(State.MISSED);
        }

        @Test
        void itIsMetByWhoeverSaysThatTheySentItAndWhen() {
            int entry = incidents.execute(alice, id, TO_CUSTOMERS).version();
            advance(Duration.ofMinutes(31));

            incidents.execute(bob, id, new ConfirmSent(entry, NOW.plus(Duration.ofMinutes(20))));

            assertThat(toCustomers(incidents, id).state()).isEqualTo(State.MET);
            assertThat(toCustomers(incidents, id).settledAt()).isEqualTo(NOW.plus(Duration.ofMinutes(20)));
        }

        @Test
        void itPromisesNothingThatHasPassedWhenItIsSent() {
            int entry = incidents.execute(alice, id, TO_CUSTOMERS).version();
            MessageSent message =
                    (MessageSent) incidents.timeline(id).get(entry - 1).event();
            advance(Duration.between(NOW, message.nextDue()));

            incidents.execute(alice, id, new ConfirmSent(entry, null));

            assertThat(incidents.timeline(id))
                    .last()
                    .extracting(TimelineEntry::event)
                    .isEqualTo(new MessageConfirmed(entry, Audience.CUSTOMERS, MessageMoment.FIRST, null));
        }

        @Test
        void itIsSaidOnceAndOfAMessageAlone() {
            int entry = incidents.execute(alice, id, TO_CUSTOMERS).version();
            incidents.execute(alice, id, new ConfirmSent(entry, null));

            for (int none : new int[] {entry, 1, 4711}) {
                assertThatExceptionOfType(InvalidInputException.class)
                        .isThrownBy(() -> incidents.execute(alice, id, new ConfirmSent(none, null)))
                        .withMessageContaining("is no message that is to be sent");
            }
        }

        @Test
        void itWasNotSentBeforeTheDetection() {
            int entry = incidents.execute(alice, id, TO_CUSTOMERS).version();

            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> incidents.execute(alice, id, new ConfirmSent(entry, NOW.minusSeconds(60))))
                    .satisfies(refused -> assertThat(refused.violations())
                            .extracting(violation -> violation.rule())
                            .containsExactly(Rule.TIME_MAKES_SENSE));
        }

        @Test
        void aDrillTellsNobodyAndIsPractisedByTheRecord() {
            IncidentId drill = incidents
                    .declare(
                            alice,
                            Declare.builder("Game day")
                                    .kind(IncidentKind.DRILL)
                                    .severity(Severity.SEV1)
                                    .commander(ALICE)
                                    .build())
                    .id();

            incidents.execute(alice, drill, TO_CUSTOMERS);

            assertThat(toCustomers(incidents, drill).state()).isEqualTo(State.MET);
        }

        @Test
        void aMessageOfADrillSaysFirstThatItIsOne() {
            IncidentId drill = incidents
                    .declare(
                            alice,
                            Declare.builder("Game day")
                                    .kind(IncidentKind.DRILL)
                                    .severity(Severity.SEV1)
                                    .commander(ALICE)
                                    .build())
                    .id();
            IncidentId real = incidents
                    .declare(
                            alice,
                            Declare.builder("Checkout fails")
                                    .severity(Severity.SEV1)
                                    .commander(ALICE)
                                    .build())
                    .id();

            for (Audience audience : List.of(Audience.STATUS_PAGE, Audience.INTERNAL_CHAT, Audience.CUSTOMERS)) {
                SendUpdate update = new SendUpdate(audience, null, false, null, null);
                assertThat(incidents.visibleTo(alice).preview(drill, update)).startsWith("[Drill] ");
                assertThat(incidents.visibleTo(alice).preview(real, update)).doesNotContain("Drill");
            }
        }

        @Test
        void manyThatNobodySentAreKnownUpToABound() {
            for (int i = 0; i < 120; i++) {
                incidents.execute(alice, id, TO_CUSTOMERS);
            }

            assertThat(incidents.get(id).dutyWork().unsent())
                    .hasSize(100)
                    .endsWith(incidents.get(id).version());
        }
    }

    /** What would be told is seen, and nobody believes that it was told. */
    @Nested
    class WithAChannelThatOnlyShows {
        private final Line log = new Line("log", EffectKind.values());
        private final Incidents incidents = connected(log.thatTellsNobody());
        private final IncidentId id = declared(incidents);

        @Test
        void itIsToBeSentByHandAndStaysOwed() {
            Incident written = incidents.execute(alice, id, TO_CUSTOMERS);
            run();

            assertThat(written.dutyWork().unsent()).containsExactly(written.version());
            assertThat(toCustomers(incidents, id).state()).isEqualTo(State.OPEN);
            assertThat(incidents.sendsMessages()).isFalse();
            assertThat(incidents.untaken()).contains(EffectKind.PAGE, EffectKind.SEND_UPDATE);
        }

        @Test
        void aPageIsShownAndStandsOnTheTimelineAsNothing() {
            run();
            log.down = true;
            incidents.execute(alice, id, new Escalate("on-call", "More hands", null));
            run();
            advance(Duration.ofHours(2));

            assertThat(log.sent).anyMatch(effect -> effect.kind() == EffectKind.PAGE);
            assertThat(ofType(incidents, id, EventType.DELIVERED)).isEmpty();
            assertThat(ofType(incidents, id, EventType.DELIVERY_FAILED)).isEmpty();
        }

        @Test
        void besideAChannelThatTellsItGetsWhatThatOneGets() {
            Line mail = new Line("mail", EffectKind.SEND_UPDATE);
            Incidents both = connected(mail, log.thatTellsNobody());
            IncidentId told = declared(both);

            both.execute(alice, told, TO_CUSTOMERS);
            run();

            assertThat(toCustomers(both, told).state()).isEqualTo(State.MET);
            assertThat(log.sent).containsAll(mail.sent);
            assertThat(both.untaken()).contains(EffectKind.PAGE).doesNotContain(EffectKind.SEND_UPDATE);
        }
    }

    private Incidents connected(Channel... channels) {
        InMemoryDispatcher.Builder dispatcher =
                InMemoryDispatcher.builder(timer).executor(tasks::add).chance(() -> 1);
        for (Channel channel : channels) {
            dispatcher.channel(channel);
        }
        return Incidents.builder(new InMemoryIncidentStore(), IncidentPolicy.standard(), timer.withZone(ZoneOffset.UTC))
                .dispatcher(dispatcher.build())
                .dueTimer(new InMemoryDueTimer(timer, tasks::add))
                .build();
    }

    private static IncidentId declared(Incidents incidents) {
        return incidents
                .declare(
                        alice,
                        Declare.builder("Checkout answers 5xx")
                                .severity(Severity.SEV1)
                                .commander(ALICE)
                                .build())
                .id();
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

    private static Obligation toCustomers(Incidents incidents, IncidentId id) {
        return incidents.obligations(id).all().stream()
                .filter(owed -> owed.id().equals("customers/first/1"))
                .findFirst()
                .orElseThrow();
    }

    private static List<TimelineEntry> ofType(Incidents incidents, IncidentId id, EventType type) {
        return incidents.timeline(id).stream()
                .filter(entry -> entry.event().type() == type)
                .toList();
    }

    private static List<String> rows(Incidents incidents, IncidentId id) {
        return incidents.postmortem(id).timeline().stream()
                .map(TimelineLine::text)
                .toList();
    }
}
