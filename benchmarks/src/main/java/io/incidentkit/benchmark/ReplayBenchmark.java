package io.incidentkit.benchmark;

import io.incidentkit.command.IncidentCommand;
import io.incidentkit.command.LoopCommand.ReviseHypothesis;
import io.incidentkit.command.RecordCommand.AddNote;
import io.incidentkit.command.RecordCommand.DescribeImpact;
import io.incidentkit.incident.Incident;
import io.incidentkit.timeline.LoopEvent.HypothesisRevised;
import io.incidentkit.timeline.RecordEvent.ImpactDescribed;
import io.incidentkit.timeline.TimelineEntry;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The fold of a long timeline; figures are those of one entry. */
@State(Scope.Thread)
public class ReplayBenchmark {
    private static final int ENTRIES = 1_000;

    private final List<TimelineEntry> timeline = Walk.timeline(Stream.iterate(0, i -> i + 1)
                    .limit(ENTRIES)
                    .map(ReplayBenchmark::command)
                    .toList())
            .subList(0, ENTRIES);

    private static IncidentCommand command(int i) {
        return switch (i % 3) {
            case 0 -> new ReviseHypothesis("the last deploy but " + i, null);
            case 1 -> new DescribeImpact(i + " orders failed", null);
            default -> new AddNote("note " + i, null);
        };
    }

    /** A loop over the entries that keeps what changes in variables. */
    @Benchmark
    @OperationsPerInvocation(ENTRIES)
    public int floor() {
        int version = 0;
        String hypothesis = "";
        String impact = "";
        for (TimelineEntry entry : timeline) {
            if (entry.sequence() != ++version) {
                throw new IllegalStateException();
            }
            switch (entry.event().type()) {
                case HYPOTHESIS_REVISED -> hypothesis = ((HypothesisRevised) entry.event()).hypothesis();
                case IMPACT_DESCRIBED -> impact = ((ImpactDescribed) entry.event()).impact();
                default -> {}
            }
        }
        return version + hypothesis.length() + impact.length();
    }

    @Benchmark
    @OperationsPerInvocation(ENTRIES)
    public Incident ours() {
        return Incident.replay(Walk.ID, 42, timeline);
    }
}
