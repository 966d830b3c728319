package io.incidentkit.benchmark;

import io.incidentkit.command.EndCommand.Resolve;
import io.incidentkit.incident.Incident;
import io.incidentkit.insight.Figures;
import io.incidentkit.insight.Measure;
import io.incidentkit.loop.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The times of 100,000 incidents with their percentiles, and who commanded; figures are those of one incident. */
@State(Scope.Thread)
public class FiguresBenchmark {
    private static final int INCIDENTS = 100_000;

    private final List<Incident> incidents =
            IntStream.range(0, INCIDENTS).mapToObj(FiguresBenchmark::incident).toList();

    private final io.incidentkit.insight.Scope scope = io.incidentkit.insight.Scope.at(
                    Walk.RESOLVED.plus(Duration.ofDays(30)))
            .build();

    private static Incident incident(int i) {
        Instant resolved = Walk.MITIGATED.plusSeconds(i * 7_919L % 100_003);
        return Walk.step(Walk.mitigated(), new Resolve("normal", null, resolved), resolved);
    }

    /** Each time as a number, sorted. */
    @Benchmark
    @OperationsPerInvocation(INCIDENTS)
    public long floor() {
        long sum = 0;
        for (Step step : List.of(Step.TRIAGED, Step.DIAGNOSED, Step.MITIGATED, Step.RESOLVED)) {
            long[] times = new long[incidents.size()];
            for (int i = 0; i < times.length; i++) {
                Incident incident = incidents.get(i);
                times[i] = Duration.between(
                                incident.detectedAt(),
                                incident.episode().moment(step).orElseThrow().at())
                        .toNanos();
            }
            Arrays.sort(times);
            sum += times[times.length / 2] + times[times.length * 9 / 10];
        }
        return sum;
    }

    @Benchmark
    @OperationsPerInvocation(INCIDENTS)
    public long ours() {
        Figures figures = Figures.of(incidents, scope);
        long sum = figures.rotation().commanders();
        for (Measure measure : Measure.values()) {
            sum += figures.perEpisode(measure)
                    .percentile(90)
                    .map(Duration::toNanos)
                    .orElse(0L);
        }
        return sum;
    }
}
