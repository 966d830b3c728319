package io.incidentkit.test.history;

import io.incidentkit.command.Declare;
import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.severity.SeverityPolicy;
import io.incidentkit.test.command.Commands;
import io.incidentkit.test.command.Declarations;
import io.incidentkit.test.commander.Actors;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Tuple;

/**
 * Generators of histories. {@link #any} tries anything in any order and mostly meets refusals; {@link #sensible} follows
 * the five steps with disturbances in between, and so gets to the end often. What fails shrinks to the few steps that matter.
 */
public final class Histories {
    /** When every generated incident is declared. */
    public static final Instant START = Instant.parse("2026-03-01T14:32:00Z");

    /** As many tries as jqwik assumes if nobody says otherwise. */
    private static final int USUAL_SIZE = 1000;

    private Histories() {}

    /**
     * Returns histories of any commands by anyone.
     *
     * @param policy the policy in force
     */
    public static Arbitrary<History> any(IncidentPolicy policy) {
        Arbitrary<List<HistoryStep>> steps = noise(policy.severities()).list().ofMaxSize(40);
        return histories(policy, declare -> steps);
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
        Episodes episodes = new Episodes(policy.severities());
        return histories(
                policy,
                declare -> episodes.oneOrTwo(declare.commander())
                        .flatMap(path -> disturbances.list().ofSize(path.size()).map(between -> woven(path, between))));
    }

    /** Returns both kinds of histories, under the playbook's own policy. */
    public static Arbitrary<History> any() {
        return Arbitraries.oneOf(any(IncidentPolicy.standard()), sensible(IncidentPolicy.standard()));
    }

    private static Arbitrary<History> histories(
            IncidentPolicy policy, Function<Declare, Arbitrary<List<HistoryStep>>> steps) {
        RandomGenerator<History> histories = Combinators.combine(
                        Actors.any(), Declarations.any(policy.severities(), START))
                .flatAs((actor, declare) ->
                        steps.apply(declare).map(tried -> new History(policy, START, actor, declare, tried)))
                .withoutEdgeCases()
                .generator(USUAL_SIZE);
        return Arbitraries.fromGenerator(
                random -> new ShrinkableHistory(histories.next(random).value()));
    }

    private static List<HistoryStep> woven(List<HistoryStep> path, List<List<HistoryStep>> between) {
        List<HistoryStep> all = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            all.addAll(between.get(i));
            all.add(path.get(i));
        }
        return all;
    }

    /** Anything, by anyone, at any moment: mostly now, often back-dated, now and then in the future. */
    private static Arbitrary<HistoryStep> noise(SeverityPolicy policy) {
        Arbitrary<Duration> ago = Arbitraries.integers().between(-2, 90).map(Duration::ofMinutes);
        return Combinators.combine(Actors.any(), Commands.any(policy), passed(), ago.injectNull(0.6))
                .as(HistoryStep::new);
    }

    /** Some minutes, often none, now and then days. */
    static Arbitrary<Duration> passed() {
        return Arbitraries.frequencyOf(
                Tuple.of(10, Arbitraries.integers().between(0, 40).map(Duration::ofMinutes)),
                Tuple.of(2, Arbitraries.integers().between(1, 999).map(micros -> Duration.ofNanos(micros * 1_000L))),
                Tuple.of(1, Arbitraries.integers().between(0, 30).map(Duration::ofDays)));
    }
}
