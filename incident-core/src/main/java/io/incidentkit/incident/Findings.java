package io.incidentkit.incident;

import org.jspecify.annotations.Nullable;

/** What was found out and done about it. */
record Findings(
        @Nullable String hypothesis,
        @Nullable Mitigation mitigation,
        @Nullable String fix,
        @Nullable String verification) {
    static final Findings NONE = new Findings(null, null, null, null);

    Findings withHypothesis(String thought) {
        return new Findings(thought, mitigation, fix, verification);
    }

    Findings withMitigation(@Nullable Mitigation done) {
        return new Findings(hypothesis, done, fix, verification);
    }

    Findings withFix(String fixed) {
        return new Findings(hypothesis, mitigation, fixed, verification);
    }

    Findings withVerification(String seen) {
        return new Findings(hypothesis, mitigation, fix, seen);
    }

    /** A new episode begins: only a fix of the cause, which outlives its episode, stays. */
    Findings reopened() {
        return new Findings(null, null, fix, null);
    }
}
