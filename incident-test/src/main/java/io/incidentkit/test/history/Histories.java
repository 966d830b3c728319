package io.incidentkit.test.history;

import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.CommanderCommand.AcceptHandover;
import io.incidentkit.incident.CommanderCommand.OfferHandover;
import io.incidentkit.incident.IncidentCommand;
import io.incidentkit.incident.IncidentPolicy;
import io.incidentkit.incident.LoopCommand.Diagnose;
import io.incidentkit.incident.LoopCommand.Mitigate;
import io.incidentkit.incident.LoopCommand.Reopen;
import io.incidentkit.incident.LoopCommand.ReportMitigationFailed;
import io.incidentkit.incident.LoopCommand.Resolve;
import io.incidentkit.incident.LoopCommand.Triage;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.severity.SeverityPolicy;
import io.incidentkit.test.commander.Actors;
import io.incidentkit.test.incident.Commands;
import io.incidentkit.test.incident.Declarations;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/**
 * Generators of histories. {@link #any} tries anything in any order and mostly meets refusals; {@link #sensible} follows
 * the five steps with disturbances in between, and so gets to the end often.
 */
public final class Histories {
    /** When every generated incident is declared. */
    public static final Instant START = Instant.parse("2026-03-01T14:32:00Z");

    private Histories() {}

    /**
     * Returns histories of any commands by anyone.
     *
     * @param policy the policy in force
     */
    public static Arbitrary<History> any(IncidentPolicy policy) {
        return histories(policy, noise(policy.severities()).list().ofMaxSize(40));
    }

    /**
     * Returns histories that follow the five steps, over one or two episodes, with handovers, failed mitigations and
     * disturbances in between.
     *
     * @param policy the policy in force
     */
    public static Arbitrary<History> sensible(IncidentPolicy policy) {
        Arbitrary<List<HistoryStep>> disturbances = Arbitraries.frequencyOf(
                Tuple.of(3, Arbitraries.just(List.<HistoryStep>of())),
                Tuple.of(1, noise(policy.severities()).list().ofMinSize(1).ofMaxSize(3)));
        Arbitrary<List<HistoryStep>> steps = spine(policy.severities())
                .flatMap(spine -> disturbances.list().ofSize(spine.size()).map(between -> {
                    List<HistoryStep> all = new ArrayList<>();
                    for (int i = 0; i < spine.size(); i++) {
                        all.addAll(between.get(i));
                        all.add(spine.get(i));
                    }
                    return all;
                }));
        return histories(policy, steps);
    }

    /** Returns both kinds of histories, under the playbook's own policy. */
    public static Arbitrary<History> any() {
        return Arbitraries.oneOf(any(IncidentPolicy.standard()), sensible(IncidentPolicy.standard()));
    }

    private static Arbitrary<History> histories(IncidentPolicy policy, Arbitrary<List<HistoryStep>> steps) {
        return Combinators.combine(Actors.any(), Declarations.any(policy.severities(), START), steps)
                .as((actor, declare, tried) -> new History(policy, START, actor, declare, tried))
                .withoutEdgeCases();
    }

    /** Anything, by anyone, at any moment: mostly now, often back-dated, now and then in the future. */
    private static Arbitrary<HistoryStep> noise(SeverityPolicy policy) {
        Arbitrary<Duration> ago = Arbitraries.integers().between(-2, 90).map(Duration::ofMinutes);
        return Combinators.combine(Actors.any(), Commands.any(policy), passed(), ago.injectNull(0.6))
                .as(HistoryStep::new);
    }

    /** Some minutes, often none, now and then days. */
    private static Arbitrary<Duration> passed() {
        return Arbitraries.frequencyOf(
                Tuple.of(10, Arbitraries.integers().between(0, 40).map(Duration::ofMinutes)),
                Tuple.of(2, Arbitraries.integers().between(1, 999).map(micros -> Duration.ofNanos(micros * 1_000L))),
                Tuple.of(1, Arbitraries.integers().between(0, 30).map(Duration::ofDays)));
    }

    private static Arbitrary<List<HistoryStep>> spine(SeverityPolicy policy) {
        Arbitrary<List<HistoryStep>> one = episode(policy);
        Arbitrary<List<HistoryStep>> two = Combinators.combine(one, step(new Reopen("it came back", null)), one)
                .as((first, reopen, second) -> {
                    List<HistoryStep> all = new ArrayList<>(first);
                    all.add(reopen);
                    all.addAll(second);
                    return all;
                });
        return Arbitraries.oneOf(one, two);
    }

    /** One episode from triage to resolution, commanded by one person or handed over. */
    private static Arbitrary<List<HistoryStep>> episode(SeverityPolicy policy) {
        return Combinators.combine(
                        Actors.people(),
                        Actors.people(),
                        Arbitraries.of(policy.severities()),
                        Arbitraries.of(true, false),
                        Arbitraries.integers().between(0, 2),
                        passed().list().ofSize(12))
                .as((commander, next, severity, handover, failures, passed) -> {
                    Plan plan = new Plan(commander, passed);
                    plan.then(new Triage(severity, commander, null));
                    plan.then(new Diagnose("the last deploy", null));
                    for (int i = 0; i < failures; i++) {
                        plan.then(new Mitigate("restarted it", MitigationKind.OTHER, null));
                        plan.then(new ReportMitigationFailed("errors again", null));
                        plan.then(new Diagnose("the cache", null));
                    }
                    plan.then(new Mitigate("rolled back", MitigationKind.ROLLBACK, null));
                    if (handover) {
                        plan.handover(next);
                    }
                    // Disturbances may have changed the commander; the reason lets this person end it all the same.
                    plan.then(new Resolve("error rate is normal", "the commander is asleep", null));
                    return plan.steps;
                });
    }

    private static Arbitrary<HistoryStep> step(IncidentCommand command) {
        return Combinators.combine(Actors.persons(), passed())
                .as((actor, passed) -> HistoryStep.of(actor, command, passed));
    }

    /** Collects the steps of one episode. */
    private static final class Plan {
        private final List<HistoryStep> steps = new ArrayList<>();
        private final List<Duration> passed;
        private Actor actor;

        Plan(Person commander, List<Duration> passed) {
            this.actor = Actors.of(commander);
            this.passed = passed;
        }

        void then(IncidentCommand command) {
            steps.add(HistoryStep.of(actor, command, passed.get(steps.size())));
        }

        void handover(Person next) {
            then(new OfferHandover(next, null, null));
            actor = Actors.of(next);
            then(new AcceptHandover(null));
        }
    }
}
