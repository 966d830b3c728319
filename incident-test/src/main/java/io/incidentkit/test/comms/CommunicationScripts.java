package io.incidentkit.test.comms;

import io.incidentkit.comms.Audience;
import io.incidentkit.comms.CommunicationDuty;
import io.incidentkit.comms.CommunicationEvent;
import io.incidentkit.comms.CommunicationEvent.End;
import io.incidentkit.comms.CommunicationEvent.Ended;
import io.incidentkit.comms.CommunicationEvent.LevelSet;
import io.incidentkit.comms.CommunicationEvent.Reopened;
import io.incidentkit.comms.CommunicationEvent.StepCompleted;
import io.incidentkit.comms.CommunicationEvent.UpdateSent;
import io.incidentkit.loop.Step;
import io.incidentkit.severity.SeverityLevel;
import io.incidentkit.severity.SeverityPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.Tuple.Tuple2;

/** Generators of scripts. */
public final class CommunicationScripts {
    /** When every generated script begins. */
    public static final Instant START = Instant.parse("2026-03-01T14:32:00Z");

    private CommunicationScripts() {}

    /**
     * Returns scripts of any length up to 15 steps: levels go up and down, messages are sent or forgotten, it ends or not,
     * and comes back or not. Nobody is told of what the policy does not know.
     *
     * @param policy the levels
     */
    public static Arbitrary<CommunicationScript> any(SeverityPolicy policy) {
        return of(policy, true);
    }

    /**
     * Returns scripts in which nobody has sent a message yet.
     *
     * @param policy the levels
     */
    public static Arbitrary<CommunicationScript> silent(SeverityPolicy policy) {
        return of(policy, false);
    }

    private static Arbitrary<CommunicationScript> of(SeverityPolicy policy, boolean messages) {
        Arbitrary<Integer> minutes = Arbitraries.integers().between(0, 90);
        Arbitrary<List<Tuple2<Integer, Happening>>> later = Combinators.combine(minutes, happenings(policy, messages))
                .as(Tuple::of)
                .list()
                .ofMaxSize(14);
        return Combinators.combine(levels(policy), later)
                .as(CommunicationScripts::script)
                .withoutEdgeCases();
    }

    private static CommunicationScript script(SeverityLevel first, List<Tuple2<Integer, Happening>> later) {
        Walk walk = new Walk(first);
        for (Tuple2<Integer, Happening> next : later) {
            Instant at = walk.last().at().plusSeconds(60L * next.get1());
            next.get2().at(at, walk).ifPresent(walk.steps::add);
        }
        return new CommunicationScript(walk.steps);
    }

    private static Arbitrary<Happening> happenings(SeverityPolicy policy, boolean messages) {
        List<Tuple2<Integer, Arbitrary<Happening>>> kinds = new ArrayList<>();
        kinds.add(Tuple.of(3, levels(policy).map(level -> (at, walk) -> walk.change(at, level))));
        kinds.add(Tuple.of(
                3,
                Arbitraries.of(Step.TRIAGED, Step.DIAGNOSED, Step.MITIGATED)
                        .map(step -> (at, walk) -> walk.whileOpen(new StepCompleted(at, step)))));
        kinds.add(Tuple.of(1, Arbitraries.of(End.class).map(how -> (at, walk) -> walk.whileOpen(new Ended(at, how)))));
        kinds.add(Tuple.of(1, Arbitraries.just((at, walk) -> walk.reopen(at))));
        List<Audience> audiences = audiences(policy);
        if (messages && !audiences.isEmpty()) {
            kinds.add(Tuple.of(6, Arbitraries.of(audiences).map(to -> (at, walk) -> walk.message(at, to))));
        }
        return Arbitraries.frequencyOf(kinds);
    }

    /** The mildest first: a sample shrinks towards it. */
    private static Arbitrary<SeverityLevel> levels(SeverityPolicy policy) {
        List<SeverityLevel> levels = new ArrayList<>(policy.levels());
        Collections.reverse(levels);
        return Arbitraries.of(levels);
    }

    private static List<Audience> audiences(SeverityPolicy policy) {
        return policy.levels().stream()
                .flatMap(level -> level.communication().stream())
                .map(CommunicationDuty::audience)
                .distinct()
                .toList();
    }

    /** A possible next event, but for its moment; none if it makes no sense then. */
    private interface Happening {
        Optional<ScriptStep> at(Instant at, Walk walk);
    }

    /** How far a script has come. */
    private static final class Walk {
        private final List<ScriptStep> steps = new ArrayList<>();

        Walk(SeverityLevel first) {
            steps.add(new ScriptStep(new LevelSet(START, first.communication()), first.severity()));
        }

        ScriptStep last() {
            return steps.get(steps.size() - 1);
        }

        boolean open() {
            return new CommunicationScript(steps).isOpen();
        }

        Optional<ScriptStep> change(Instant at, SeverityLevel level) {
            return open() && !level.severity().equals(last().severity())
                    ? Optional.of(new ScriptStep(new LevelSet(at, level.communication()), level.severity()))
                    : Optional.empty();
        }

        Optional<ScriptStep> whileOpen(CommunicationEvent event) {
            return open() ? Optional.of(step(event)) : Optional.empty();
        }

        Optional<ScriptStep> reopen(Instant at) {
            return open() ? Optional.empty() : Optional.of(step(new Reopened(at)));
        }

        Optional<ScriptStep> message(Instant at, Audience to) {
            return Optional.of(step(new UpdateSent(at, to, !open(), null)));
        }

        private ScriptStep step(CommunicationEvent event) {
            return new ScriptStep(event, last().severity());
        }
    }
}
