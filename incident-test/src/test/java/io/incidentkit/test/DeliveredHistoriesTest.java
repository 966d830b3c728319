package io.incidentkit.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.CommandReferences;
import io.incidentkit.command.CommunicationCommand.WaiveObligation;
import io.incidentkit.command.EndCommand.Dismiss;
import io.incidentkit.command.EndCommand.Merge;
import io.incidentkit.commander.Actor;
import io.incidentkit.comms.Obligation;
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
import io.incidentkit.obligation.OwedDuties;
import io.incidentkit.obligation.OwedDuty;
import io.incidentkit.playbook.IncidentRules;
import io.incidentkit.rule.RefusedException;
import io.incidentkit.service.Incidents;
import io.incidentkit.service.NotPermittedException;
import io.incidentkit.test.command.CommandTimes;
import io.incidentkit.test.history.Histories;
import io.incidentkit.test.history.History;
import io.incidentkit.test.history.HistoryStep;
import io.incidentkit.timeline.DeliveryEvent;
import io.incidentkit.timeline.DeliveryEvent.DeliveryFailed;
import io.incidentkit.timeline.MessageEvent.ObligationMissed;
import io.incidentkit.timeline.TimelineEntry;
import io.incidentkit.validation.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Random histories with channels that do what they like: the outside never shows in what is allowed, and always on the timeline. */
class DeliveredHistoriesTest {
    /** Longer than any delivery is tried. */
    private static final Duration LONG = Duration.ofHours(3);
    /** Weeks of a silence, with a reminder each half an hour, are a thousand times the same. */
    private static final Duration LONGEST_PAUSE = Duration.ofDays(2);

    @Provide
    Arbitrary<History> histories() {
        return Histories.any();
    }

    @Property(tries = 150)
    void eachEffectEndsOnTheTimelineOnceAndNoCommandIsRefusedForIt(
            @ForAll("histories") History history, @ForAll Random random) {
        World world = new World(history, random);

        world.play();
        world.end();
        world.advanceTo(world.timer.instant().plus(LONG));
        world.advanceTo(world.timer.instant().plus(LONG));

        world.assertEachEffectEndedOnce();
        world.assertEachIsMissedOnce();
    }

    /** One incident with everything connected, whose time passes by hand. */
    private static final class World {
        private final History history;
        private final Random random;
        final ManualTimer timer;
        private final Deque<Runnable> tasks = new ArrayDeque<>();
        private final List<String> handedOver = new ArrayList<>();
        private final Incidents incidents;
        private final Incident declared;

        World(History history, Random random) {
            this.history = history;
            this.random = random;
            this.timer = new ManualTimer(history.start());
            EffectDispatcher dispatcher = InMemoryDispatcher.builder(timer)
                    .executor(tasks::add)
                    .chance(random::nextDouble)
                    .channel(new Moody("pager"))
                    .channel(new Moody("chat"))
                    .build();
            this.incidents = Incidents.builder(
                            new InMemoryIncidentStore(), history.policy(), timer.withZone(ZoneOffset.UTC))
                    .dispatcher(new Overheard(dispatcher))
                    .dueTimer(new InMemoryDueTimer(timer, tasks::add))
                    .access((actor, incident) -> true)
                    .build();
            this.declared = incidents.declare(history.declarer(), history.declare());
        }

        void play() {
            for (HistoryStep step : history.steps()) {
                Duration passed = step.passed().compareTo(LONGEST_PAUSE) < 0 ? step.passed() : LONGEST_PAUSE;
                advanceTo(timer.instant().plus(passed));
                step(step);
            }
        }

        /** While it is open a silence goes on, and each interval of it and of a duty brings about a reminder. */
        void end() {
            if (incidents.get(declared.id()).isOpen()) {
                incidents.execute(
                        Actor.person("ana"), declared.id(), new Dismiss("a load test", "nobody is there", null));
            }
            OwedDuties.of(incidents.get(declared.id()), history.policy().dutyBook(), timer.instant()).stream()
                    .filter(OwedDuty::isUnsettled)
                    .forEach(owed -> incidents.execute(
                            Actor.person("ana"),
                            declared.id(),
                            new WaiveObligation(owed.id(), "the history ends", null)));
        }

        private void step(HistoryStep step) {
            Instant now = timer.instant();
            Incident before = incidents.get(declared.id());
            var command = CommandTimes.about(step.command(now), incidents.timeline(declared.id()));
            if (command instanceof Merge) {
                // Nothing else is stored here that it could be merged into.
                return;
            }
            CommandReferences references = CommandTimes.references(command, incidents.timeline(declared.id()));
            boolean allowed =
                    allowed(() -> IncidentRules.decide(before, command, references, step.actor(), history.policy(), now)
                            .entriesOrThrow("try"));
            assertThat(allowed(() -> incidents.execute(step.actor(), declared.id(), command)))
                    .as("%s", step)
                    .isEqualTo(allowed);
        }

        private static boolean allowed(Runnable trial) {
            try {
                trial.run();
                return true;
            } catch (RefusedException | InvalidInputException | NotPermittedException e) {
                return false;
            }
        }

        void advanceTo(Instant moment) {
            run();
            for (var next = timer.next(); next.isPresent() && !next.get().isAfter(moment); next = timer.next()) {
                timer.advanceTo(next.get());
                run();
            }
            timer.advanceTo(moment);
        }

        private void run() {
            while (!tasks.isEmpty()) {
                tasks.remove().run();
            }
        }

        void assertEachEffectEndedOnce() {
            // Generated commands record deliveries of their own making.
            List<String> ended = timeline(DeliveryEvent.class).stream()
                    .filter(event -> event.key().startsWith(declared.id().toString()))
                    .filter(event -> !(event instanceof DeliveryFailed failed) || failed.givenUp())
                    .map(event -> event.channel() + " " + event.key())
                    .toList();
            assertThat(ended)
                    .containsExactlyInAnyOrderElementsOf(handedOver.stream()
                            .flatMap(key -> List.of("pager " + key, "chat " + key).stream())
                            .toList());
        }

        void assertEachIsMissedOnce() {
            List<String> missed = incidents.timeline(declared.id()).stream()
                    .filter(entry ->
                            entry.actor().system() && entry.actor().name().equals("timer"))
                    .map(TimelineEntry::event)
                    .filter(ObligationMissed.class::isInstance)
                    .map(event -> ((ObligationMissed) event).obligation())
                    .toList();
            assertThat(missed).doesNotHaveDuplicates();
            Set<String> said = timeline(ObligationMissed.class).stream()
                    .map(ObligationMissed::obligation)
                    .collect(Collectors.toSet());
            assertThat(said)
                    .containsAll(
                            incidents.get(declared.id()).communication().obligations(timer.instant()).pending().stream()
                                    .filter(owed -> owed.state() == Obligation.State.MISSED)
                                    .map(Obligation::id)
                                    .toList());
        }

        private <T> List<T> timeline(Class<T> type) {
            return incidents.timeline(declared.id()).stream()
                    .map(TimelineEntry::event)
                    .filter(type::isInstance)
                    .map(type::cast)
                    .toList();
        }

        /** Notes what is handed over. */
        private final class Overheard implements EffectDispatcher {
            private final EffectDispatcher dispatcher;

            private Overheard(EffectDispatcher dispatcher) {
                this.dispatcher = dispatcher;
            }

            @Override
            public void dispatch(EffectContext context, List<Effect> effects, DeliveryRecorder recorder) {
                effects.forEach(effect -> handedOver.add(effect.key()));
                dispatcher.dispatch(context, effects, recorder);
            }

            @Override
            public void strikeOut(String incident, UnaryOperator<String> struck) {
                dispatcher.strikeOut(incident, struck);
            }

            @Override
            public void hide(EffectContext context) {
                dispatcher.hide(context);
            }
        }

        /** Answers as chance wills. */
        private final class Moody implements Channel {
            private final String name;

            private Moody(String name) {
                this.name = name;
            }

            @Override
            public String name() {
                return name;
            }

            @Override
            public Set<EffectKind> kinds() {
                return EnumSet.allOf(EffectKind.class);
            }

            @Override
            public Delivery deliver(Effect effect, EffectContext context) {
                return switch (random.nextInt(6)) {
                    case 0 -> throw new IllegalStateException("down");
                    case 1 -> throw new StackOverflowError();
                    case 2 -> Delivery.rejected("HTTP 400");
                    case 3 -> Delivery.retryAfter("HTTP 429", Duration.ofMinutes(random.nextInt(70)));
                    default -> Delivery.delivered();
                };
            }
        }
    }
}
