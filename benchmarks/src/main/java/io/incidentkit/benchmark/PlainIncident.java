package io.incidentkit.benchmark;

import io.incidentkit.loop.Step;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The floor: the five steps as one immutable record with the guards that they can't do without, and no timeline. */
record PlainIncident(
        Step step,
        @Nullable String commander,
        @Nullable String severity,
        Instant detected,
        @Nullable Instant triaged,
        @Nullable Instant diagnosed,
        @Nullable Instant mitigated,
        @Nullable Instant resolved,
        @Nullable String hypothesis,
        @Nullable String mitigation,
        @Nullable String verification) {

    static PlainIncident detect(Instant at) {
        return new PlainIncident(Step.DETECTED, null, null, at, null, null, null, null, null, null, null);
    }

    PlainIncident triage(String newCommander, String newSeverity, Instant at) {
        require(Step.DETECTED, detected, at);
        return new PlainIncident(
                Step.TRIAGED, newCommander, newSeverity, detected, at, null, null, null, null, null, null);
    }

    PlainIncident diagnose(String newHypothesis, Instant at) {
        require(Step.TRIAGED, triaged, at);
        return new PlainIncident(
                Step.DIAGNOSED, commander, severity, detected, triaged, at, null, null, newHypothesis, null, null);
    }

    PlainIncident mitigate(String newMitigation, Instant at) {
        require(Step.DIAGNOSED, diagnosed, at);
        return new PlainIncident(
                Step.MITIGATED,
                commander,
                severity,
                detected,
                triaged,
                diagnosed,
                at,
                null,
                hypothesis,
                newMitigation,
                null);
    }

    PlainIncident resolve(String actor, String newVerification, Instant at) {
        require(Step.MITIGATED, mitigated, at);
        if (!actor.equals(commander)) {
            throw new IllegalStateException("only the commander resolves");
        }
        return new PlainIncident(
                Step.RESOLVED,
                commander,
                severity,
                detected,
                triaged,
                diagnosed,
                mitigated,
                at,
                hypothesis,
                mitigation,
                newVerification);
    }

    private void require(Step wanted, @Nullable Instant before, Instant at) {
        if (step != wanted || before == null || at.isBefore(before)) {
            throw new IllegalStateException("not now");
        }
    }
}
