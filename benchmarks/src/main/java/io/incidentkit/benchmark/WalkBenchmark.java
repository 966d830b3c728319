package io.incidentkit.benchmark;

import com.github.oxo42.stateless4j.StateMachine;
import com.github.oxo42.stateless4j.StateMachineConfig;
import io.incidentkit.benchmark.Peers.Context;
import io.incidentkit.benchmark.Peers.Trigger;
import io.incidentkit.command.Declare;
import io.incidentkit.command.EndCommand.Resolve;
import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.command.LoopCommand.Mitigate;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.loop.Step;
import io.incidentkit.severity.Severity;
import java.time.Instant;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One incident from detection to its end. */
@State(Scope.Thread)
public class WalkBenchmark {
    // Not constants, so that nothing of the walk is worked out ahead of it.
    private String title = "Checkout answers 5xx";
    private String commander = "alice";
    private String hypothesis = "the last deploy";
    private String mitigation = "rolled back";
    private String verification = "error rate is normal";
    private final StateMachineConfig<Step, Trigger> shared = Peers.stateless4jShared();
    private final com.alibaba.cola.statemachine.StateMachine<Step, Trigger, Context> cola = Peers.cola();

    @Benchmark
    public MutableIncident floorMutable() {
        MutableIncident incident = new MutableIncident(Walk.DETECTED);
        boolean right = incident.triage(commander, "SEV1", Walk.TRIAGED)
                && incident.diagnose(hypothesis, Walk.DIAGNOSED)
                && incident.mitigate(mitigation, Walk.MITIGATED)
                && incident.resolve(commander, verification, Walk.RESOLVED);
        if (!right) {
            throw new IllegalStateException();
        }
        return incident;
    }

    @Benchmark
    public PlainIncident floorImmutable() {
        return PlainIncident.detect(Walk.DETECTED)
                .triage(commander, "SEV1", Walk.TRIAGED)
                .diagnose(hypothesis, Walk.DIAGNOSED)
                .mitigate(mitigation, Walk.MITIGATED)
                .resolve(commander, verification, Walk.RESOLVED);
    }

    /** The same, and an entry on a timeline for each thing that happened. */
    @Benchmark
    public PlainTimeline floorTimeline() {
        return PlainTimeline.detect(title, commander, Walk.DETECTED)
                .triage(commander, "SEV1", commander, Walk.TRIAGED)
                .diagnose(hypothesis, commander, Walk.DIAGNOSED)
                .mitigate(mitigation, commander, Walk.MITIGATED)
                .resolve(commander, verification, Walk.RESOLVED);
    }

    @Benchmark
    public Step stateless4jShared() {
        return fired(new StateMachine<>(Step.DETECTED, shared), new Context());
    }

    @Benchmark
    public Step stateless4jOwn() {
        Context context = new Context();
        return fired(new StateMachine<>(Step.DETECTED, Peers.stateless4j(context)), context);
    }

    private Step fired(StateMachine<Step, Trigger> machine, Context context) {
        context.commander = commander;
        context.actor = commander;
        fire(machine, context, Trigger.TRIAGE, Walk.TRIAGED);
        fire(machine, context, Trigger.DIAGNOSE, Walk.DIAGNOSED);
        fire(machine, context, Trigger.MITIGATE, Walk.MITIGATED);
        fire(machine, context, Trigger.RESOLVE, Walk.RESOLVED);
        return machine.getState();
    }

    private static void fire(StateMachine<Step, Trigger> machine, Context context, Trigger trigger, Instant at) {
        context.at = at;
        machine.fire(trigger);
    }

    @Benchmark
    public Step cola() {
        Context context = new Context();
        context.commander = commander;
        context.actor = commander;
        Step step = cola(Step.DETECTED, Trigger.TRIAGE, context, Walk.TRIAGED);
        step = cola(step, Trigger.DIAGNOSE, context, Walk.DIAGNOSED);
        step = cola(step, Trigger.MITIGATE, context, Walk.MITIGATED);
        return cola(step, Trigger.RESOLVE, context, Walk.RESOLVED);
    }

    private Step cola(Step step, Trigger trigger, Context context, Instant at) {
        context.at = at;
        return cola.fireEvent(step, trigger, context);
    }

    /** Every rule of the playbook and the whole timeline, from commands that are there. */
    @Benchmark
    public Incident ours() {
        Incident incident = Walk.declare(Walk.DECLARE);
        incident = Walk.step(incident, Walk.TRIAGE, Walk.TRIAGED);
        incident = Walk.step(incident, Walk.DIAGNOSE, Walk.DIAGNOSED);
        incident = Walk.step(incident, Walk.MITIGATE, Walk.MITIGATED);
        return Walk.step(incident, Walk.RESOLVE, Walk.RESOLVED);
    }

    /** The same, with the commands made and their texts checked. */
    @Benchmark
    public Incident oursFromInput() {
        Incident incident = Walk.declare(Declare.of(title));
        incident = Walk.step(incident, new Triage(Severity.SEV1, Walk.COMMANDER, null), Walk.TRIAGED);
        incident = Walk.step(incident, new Diagnose(hypothesis, null), Walk.DIAGNOSED);
        incident = Walk.step(incident, new Mitigate(mitigation, MitigationKind.ROLLBACK, null), Walk.MITIGATED);
        return Walk.step(incident, new Resolve(verification, null, null), Walk.RESOLVED);
    }
}
