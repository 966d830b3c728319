package io.incidentkit.benchmark;

import com.github.oxo42.stateless4j.StateMachine;
import io.incidentkit.benchmark.Peers.Context;
import io.incidentkit.benchmark.Peers.Trigger;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.Step;
import io.incidentkit.playbook.Decision;
import io.incidentkit.playbook.IncidentRules;
import io.incidentkit.rule.RefusedException;
import java.util.Objects;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A step that is too early. */
@State(Scope.Thread)
public class RefusalBenchmark {
    private final Incident incident = Walk.declare(Walk.DECLARE);
    private final PlainIncident plain = PlainIncident.detect(Walk.DETECTED);
    private final StateMachine<Step, Trigger> machine =
            new StateMachine<>(Step.DETECTED, Peers.stateless4j(new Context()));

    @Benchmark
    public Object floorException() {
        try {
            return plain.mitigate("rolled back", Walk.MITIGATED);
        } catch (IllegalStateException e) {
            return e;
        }
    }

    @Benchmark
    public Object stateless4j() {
        try {
            machine.fire(Trigger.MITIGATE);
            return machine;
        } catch (IllegalStateException e) {
            return e;
        }
    }

    @Benchmark
    public Decision ours() {
        return IncidentRules.decide(incident, Walk.MITIGATE, Walk.ALICE, Walk.POLICY, Walk.MITIGATED);
    }

    @Benchmark
    public Object oursThrown() {
        try {
            return ours().entriesOrThrow("mitigate INC-42");
        } catch (RefusedException e) {
            return Objects.requireNonNull(e.getMessage());
        }
    }
}
