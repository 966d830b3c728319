package io.incidentkit.benchmark;

import io.incidentkit.command.CommunicationCommand.SendUpdate;
import io.incidentkit.comms.Audience;
import io.incidentkit.comms.CommunicationDuty;
import io.incidentkit.comms.Obligation;
import io.incidentkit.incident.Incident;
import io.incidentkit.severity.Severity;
import io.incidentkit.severity.SeverityLevel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** The obligations of 1,000 open incidents; figures are those of one incident. */
@State(Scope.Thread)
public class OpenIncidentsBenchmark {
    private static final int OPEN = 1_000;
    private static final Instant NOW = Walk.MITIGATED.plusSeconds(600);

    private final List<CommunicationDuty> duties = Walk.POLICY
            .severities()
            .level(Severity.SEV1)
            .map(SeverityLevel::communication)
            .orElseThrow();

    private final List<Incident> open =
            IntStream.range(0, OPEN).mapToObj(OpenIncidentsBenchmark::incident).toList();

    private static Incident incident(int i) {
        Incident incident = Walk.mitigated();
        for (int update = 0; update < i % 3; update++) {
            incident = Walk.step(
                    incident, SendUpdate.to(Audience.INTERNAL_CHAT).byHand(), Walk.MITIGATED.plusSeconds(60L * update));
        }
        return incident;
    }

    /** The first message of each audience alone, counted from triage. */
    @Benchmark
    @OperationsPerInvocation(OPEN)
    public int floor() {
        List<Instant> due = new ArrayList<>();
        for (Incident incident : open) {
            Instant since = incident.episode().since();
            for (CommunicationDuty duty : duties) {
                Instant at = since.plus(duty.firstWithin());
                if (at.isAfter(NOW)) {
                    due.add(at);
                }
            }
        }
        return due.size();
    }

    @Benchmark
    @OperationsPerInvocation(OPEN)
    public int nextDue() {
        int known = 0;
        for (Incident incident : open) {
            known += incident.communication().nextDue(NOW).isPresent() ? 1 : 0;
        }
        return known;
    }

    @Benchmark
    @OperationsPerInvocation(OPEN)
    public int obligations() {
        int missed = 0;
        for (Incident incident : open) {
            missed += incident.communication()
                    .obligations(NOW)
                    .in(Obligation.State.MISSED)
                    .size();
        }
        return missed;
    }
}
