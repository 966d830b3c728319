package io.incidentkit.benchmark;

import io.incidentkit.incident.Incident;
import io.incidentkit.playbook.IncidentRules;
import io.incidentkit.playbook.Permission;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** <em>May I?</em>, for all commands of one incident at once. */
@State(Scope.Thread)
public class MayIBenchmark {
    private final Incident detected = Walk.declare(Walk.DECLARE);
    private final Incident mitigated = Walk.mitigated();
    private final Incident resolved = Walk.resolved();

    @Benchmark
    public List<Permission> detected() {
        return IncidentRules.mayI(detected, Walk.ALICE, Walk.POLICY, Walk.RESOLVED);
    }

    @Benchmark
    public List<Permission> mitigated() {
        return IncidentRules.mayI(mitigated, Walk.ALICE, Walk.POLICY, Walk.RESOLVED);
    }

    @Benchmark
    public List<Permission> mitigatedBySomebodyElse() {
        return IncidentRules.mayI(mitigated, Walk.DAVE, Walk.POLICY, Walk.RESOLVED);
    }

    @Benchmark
    public List<Permission> resolved() {
        return IncidentRules.mayI(resolved, Walk.ALICE, Walk.POLICY, Walk.RESOLVED);
    }
}
