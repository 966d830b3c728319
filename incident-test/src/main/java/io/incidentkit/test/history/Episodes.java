package io.incidentkit.test.history;

import io.incidentkit.command.CommanderCommand.AcceptHandover;
import io.incidentkit.command.CommanderCommand.OfferHandover;
import io.incidentkit.command.EndCommand.Reopen;
import io.incidentkit.command.EndCommand.Resolve;
import io.incidentkit.command.IncidentCommand;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.command.LoopCommand.Mitigate;
import io.incidentkit.command.LoopCommand.ReportMitigationFailed;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.commander.Actor;
import io.incidentkit.commander.Person;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.severity.Severity;
import io.incidentkit.severity.SeverityPolicy;
import io.incidentkit.test.commander.Actors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import org.jspecify.annotations.Nullable;

/** Generates the straight path of one or two episodes, with handovers and mitigations that do not hold. */
final class Episodes {
    private final SeverityPolicy policy;

    Episodes(SeverityPolicy policy) {
        this.policy = policy;
    }

    /** From triage to resolution, and half the time once more. */
    Arbitrary<List<HistoryStep>> oneOrTwo(@Nullable Person commander) {
        Arbitrary<List<HistoryStep>> one = one(commander);
        Arbitrary<HistoryStep> reopen = Combinators.combine(Actors.persons(), Histories.passed())
                .as((actor, passed) -> HistoryStep.of(actor, new Reopen("it came back", null), passed));
        Arbitrary<List<HistoryStep>> two = Combinators.combine(one, reopen, one(null))
                .as((first, again, second) -> {
                    List<HistoryStep> all = new ArrayList<>(first);
                    all.add(again);
                    all.addAll(second);
                    return all;
                });
        return Arbitraries.oneOf(one, two);
    }

    private Arbitrary<List<HistoryStep>> one(@Nullable Person commander) {
        return Combinators.combine(
                        Actors.people(),
                        Actors.people(),
                        Arbitraries.of(policy.severities()),
                        Arbitraries.of(Handover.class),
                        Arbitraries.integers().between(0, 2),
                        Histories.passed().list().ofSize(Plan.LONGEST),
                        ago().list().ofSize(Plan.LONGEST))
                .as((first, next, severity, handover, failures, passed, ago) -> {
                    Plan plan = new Plan(Actors.of(commander == null ? first : commander), passed, ago);
                    plan.walk(severity, next, handover, failures);
                    return plan.steps;
                });
    }

    /** How long ago a step happened when it is recorded; mostly it is recorded at once. */
    private static Arbitrary<Optional<Duration>> ago() {
        return Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(Optional.empty())),
                Tuple.of(1, Arbitraries.integers().between(0, 40).map(ago -> Optional.of(Duration.ofMinutes(ago)))));
    }

    /** Whether the commander changes, and when. */
    private enum Handover {
        NEVER,
        BEFORE_TRIAGE,
        BEFORE_THE_END
    }

    /** Collects the steps of one episode. */
    private static final class Plan {
        static final int LONGEST = 12;

        private final List<HistoryStep> steps = new ArrayList<>();
        private final List<Duration> passed;
        private final List<Optional<Duration>> ago;
        private Actor actor;

        Plan(Actor commander, List<Duration> passed, List<Optional<Duration>> ago) {
            this.actor = commander;
            this.passed = passed;
            this.ago = ago;
        }

        void walk(Severity severity, Person next, Handover handover, int failures) {
            if (handover == Handover.BEFORE_TRIAGE) {
                pass(next);
            }
            then(new Triage(severity, actor.person().orElseThrow(), null));
            then(new Diagnose("the last deploy", null));
            for (int i = 0; i < failures; i++) {
                then(new Mitigate("restarted it", MitigationKind.OTHER, null));
                then(new ReportMitigationFailed("errors again", null));
                then(new Diagnose("the cache", null));
            }
            then(new Mitigate("rolled back", MitigationKind.ROLLBACK, null));
            if (handover == Handover.BEFORE_THE_END) {
                pass(next);
            }
            // Disturbances may have changed the commander; the reason lets this person end it all the same.
            then(new Resolve("error rate is normal", "the commander is asleep", null));
        }

        private void pass(Person next) {
            then(new OfferHandover(next, null, null));
            actor = Actors.of(next);
            then(new AcceptHandover(null));
        }

        private void then(IncidentCommand command) {
            int at = steps.size();
            steps.add(
                    new HistoryStep(actor, command, passed.get(at), ago.get(at).orElse(null)));
        }
    }
}
