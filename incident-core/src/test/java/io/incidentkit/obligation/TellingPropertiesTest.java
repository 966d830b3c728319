package io.incidentkit.obligation;

import static io.incidentkit.playbook.Scenario.ALICE;
import static io.incidentkit.playbook.Scenario.alice;
import static org.assertj.core.api.Assertions.assertThat;

import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.command.CommunicationCommand.WaiveObligation;
import io.incidentkit.command.Declare;
import io.incidentkit.command.DeliveryCommand.RecordMissed;
import io.incidentkit.command.EndCommand.Dismiss;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.commander.Actor;
import io.incidentkit.comms.Audience;
import io.incidentkit.comms.Obligation;
import io.incidentkit.duty.Ladder;
import io.incidentkit.incident.Incident;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.playbook.IncidentRules;
import io.incidentkit.playbook.Scenario;
import io.incidentkit.severity.Severity;
import io.incidentkit.timeline.DutyEvent.Reminded;
import io.incidentkit.timeline.MessageEvent.ObligationMissed;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Random silences: people do something now and then, and whenever somebody is to be woken, what is due is recorded. In no history does
 * an interval pass without being counted and somebody being told, and nobody is told twice for the same.
 */
class TellingPropertiesTest {
    private static final IncidentPolicy POLICY = IncidentPolicy.standard();
    private static final Actor TIMER = Actor.system("timer");
    private static final Instant BEGIN = Scenario.moment("14:32");

    /** Something that people do after a while. */
    private record Act(Duration after, String what) {}

    @Provide
    Arbitrary<List<Act>> acts() {
        Arbitrary<Duration> pauses = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 20).map(Duration::ofMinutes),
                Arbitraries.integers().between(0, 90).map(Duration::ofMinutes),
                Arbitraries.integers().between(1, 9).map(Duration::ofHours));
        Arbitrary<String> what = Arbitraries.of(
                "triage", "diagnose", "status page", "internal chat", "customers", "waive", "dismiss", "nothing");
        return Combinators.combine(pauses, what).as(Act::new).list().ofMaxSize(12);
    }

    @Provide
    Arbitrary<Severity> severities() {
        return Arbitraries.of(Severity.SEV1, Severity.SEV2, Severity.SEV3);
    }

    @Property(tries = 400)
    void eachIntervalIsToldOnceWhenItPasses(@ForAll("acts") List<Act> acts, @ForAll("severities") Severity severity) {
        Course course = new Course(severity);
        acts.forEach(course::act);
        course.sleepUntil(course.now.plus(Duration.ofHours(5)));

        course.assertNobodyIsToldTwice();
        course.assertEachMissedMessageIsTold();
        course.assertTriageCallsWider(severity);
    }

    /** One incident, while time passes. */
    private static final class Course {
        private final Scenario scenario;
        private Instant now = BEGIN;

        Course(Severity severity) {
            scenario = Scenario.of(
                    Declare.builder("Checkout answers 5xx").severity(severity).build());
        }

        void act(Act act) {
            sleepUntil(now.plus(act.after()));
            Incident incident = scenario.incident();
            switch (act.what()) {
                case "triage" -> give(new Triage(null, ALICE, null));
                case "diagnose" -> give(new Diagnose("the last deploy", null));
                case "dismiss" -> give(new Dismiss("a load test", "nobody commands", null));
                case "waive" ->
                    incident.communication().obligations(now).pending().stream()
                            .findFirst()
                            .ifPresent(owed -> give(new WaiveObligation(owed.id(), "nobody is hit", null)));
                case "nothing" -> {}
                default -> give(SendUpdate.to(new Audience(act.what())).byHand());
            }
        }

        private void give(IncidentCommand command) {
            if (scenario.decide(alice, command).accepted()) {
                scenario.accept(alice, command);
            }
        }

        /** Wakes whenever the incident asks for it, as a timer does. */
        void sleepUntil(Instant until) {
            for (Optional<Instant> next = next();
                    next.isPresent() && !next.get().isAfter(until);
                    next = next()) {
                assertThat(next.get()).as("nobody is woken in the past").isAfterOrEqualTo(now);
                moveTo(next.get());
                List<Telling> due = Tellings.due(scenario.incident(), POLICY.dutyBook(), now);
                if (!due.isEmpty()) {
                    scenario.accept(
                            TIMER,
                            new RecordMissed(
                                    due.stream().map(Telling::obligation).toList()));
                }
                assertThat(Tellings.due(scenario.incident(), POLICY.dutyBook(), now))
                        .as("who was told is not to be told again")
                        .isEmpty();
            }
            moveTo(until);
        }

        private Optional<Instant> next() {
            return Tellings.nextDue(scenario.incident(), POLICY.dutyBook(), now);
        }

        private void moveTo(Instant moment) {
            scenario.after(Duration.between(now, moment));
            now = moment;
        }

        private <T> List<T> told(Class<T> type) {
            return scenario.timeline().stream()
                    .map(TimelineEntry::event)
                    .filter(type::isInstance)
                    .map(type::cast)
                    .toList();
        }

        void assertNobodyIsToldTwice() {
            assertThat(told(Reminded.class))
                    .extracting(each -> each.obligation() + " " + each.moment())
                    .doesNotHaveDuplicates();
            assertThat(told(ObligationMissed.class))
                    .extracting(ObligationMissed::obligation)
                    .doesNotHaveDuplicates();
        }

        void assertEachMissedMessageIsTold() {
            List<String> missed =
                    IncidentRules.obligations(scenario.incident(), scenario.timeline(), now).all().stream()
                            .filter(owed ->
                                    owed.state() == Obligation.State.MISSED || owed.state() == Obligation.State.LATE)
                            .map(Obligation::id)
                            .toList();

            assertThat(told(ObligationMissed.class))
                    .extracting(ObligationMissed::obligation)
                    .containsAll(missed);
            Map<String, Integer> moments = new HashMap<>();
            for (ObligationMissed each : told(ObligationMissed.class)) {
                moments.merge(each.audience() + " " + each.due(), each.told().isEmpty() ? 0 : 1, Integer::sum);
            }
            assertThat(moments.values())
                    .as("for each moment and audience somebody is told, once")
                    .allMatch(times -> times == 1);
        }

        /** A second, plain reading: from its due moment on each interval until somebody triages, or the incident ends. */
        void assertTriageCallsWider(Severity severity) {
            Duration every = POLICY.severities()
                    .level(severity)
                    .orElseThrow()
                    .triagedWithin()
                    .orElseThrow();
            Instant until = scenario.timeline().stream()
                    .filter(entry -> List.of("triaged", "dismissed")
                            .contains(entry.event().type().code()))
                    .map(TimelineEntry::occurredAt)
                    .findFirst()
                    .orElse(now.plusNanos(1));
            List<String> expected = new ArrayList<>();
            Instant due =
                    POLICY.dutyBook().due(POLICY.dutyBook().triage(severity).orElseThrow(), BEGIN);
            for (Instant moment = due; moment.isBefore(until); moment = moment.plus(every)) {
                expected.add(moment + " " + (expected.isEmpty() ? Ladder.ON_CALL : Ladder.EVERYONE));
            }

            assertThat(told(Reminded.class).stream()
                            .filter(each -> each.obligation().equals("duty:triage/1"))
                            .map(each -> each.moment() + " " + String.join(",", each.told())))
                    .filteredOn(each -> !each.startsWith(until.toString()))
                    .containsExactlyElementsOf(expected);
        }
    }
}
