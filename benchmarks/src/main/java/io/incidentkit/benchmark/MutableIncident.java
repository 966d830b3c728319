package io.incidentkit.benchmark;

import io.incidentkit.loop.Step;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The floor of floors: the five steps as fields that are overwritten. */
final class MutableIncident {
    Step step = Step.DETECTED;

    @Nullable
    String commander;

    @Nullable
    String severity;

    @Nullable
    String hypothesis;

    @Nullable
    String mitigation;

    @Nullable
    String verification;

    Instant since;

    MutableIncident(Instant detected) {
        since = detected;
    }

    boolean triage(String newCommander, String newSeverity, Instant at) {
        commander = newCommander;
        severity = newSeverity;
        return complete(Step.DETECTED, Step.TRIAGED, at);
    }

    boolean diagnose(String newHypothesis, Instant at) {
        hypothesis = newHypothesis;
        return complete(Step.TRIAGED, Step.DIAGNOSED, at);
    }

    boolean mitigate(String newMitigation, Instant at) {
        mitigation = newMitigation;
        return complete(Step.DIAGNOSED, Step.MITIGATED, at);
    }

    boolean resolve(String actor, String newVerification, Instant at) {
        verification = newVerification;
        return actor.equals(commander) && complete(Step.MITIGATED, Step.RESOLVED, at);
    }

    private boolean complete(Step from, Step to, Instant at) {
        if (step != from || at.isBefore(since)) {
            return false;
        }
        step = to;
        since = at;
        return true;
    }
}
