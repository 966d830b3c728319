package io.incidentkit.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The findings of an incident: hypothesis, mitigation, fix, verification.
 *
 * @param held what restored service in each earlier episode, the oldest first; null where imported history does not say
 */
record Findings(
        @Nullable String hypothesis,
        @Nullable Mitigation mitigation,
        @Nullable Fix fix,
        @Nullable String verification,
        List<@Nullable Mitigation> held) {
    static final Findings NONE = new Findings(null, null, null, null, List.of());

    Findings {
        held = held.isEmpty() ? List.of() : Collections.unmodifiableList(new ArrayList<>(held));
    }

    Findings withHypothesis(String thought) {
        return new Findings(thought, mitigation, fix, verification, held);
    }

    Findings withMitigation(@Nullable Mitigation done) {
        return new Findings(hypothesis, done, fix, verification, held);
    }

    Findings withFix(Fix fixed) {
        return new Findings(hypothesis, mitigation, fixed, verification, held);
    }

    Findings withVerification(String seen) {
        return new Findings(hypothesis, mitigation, fix, seen, held);
    }

    Findings corrected(int entry, Instant right) {
        return fix == null
                ? this
                : new Findings(
                        hypothesis,
                        mitigation,
                        new Fix(fix.description(), fix.done().corrected(entry, right)),
                        verification,
                        held);
    }

    /** A new episode begins: only a fix of the cause, which outlives its episode, stays. */
    Findings reopened() {
        List<@Nullable Mitigation> all = new ArrayList<>(held);
        all.add(mitigation);
        return new Findings(null, null, fix, null, all);
    }

    /** The steps are told anew: what came of them before holds no longer. */
    Findings retold() {
        return new Findings(null, null, fix, null, List.of());
    }

    /** The mitigation of an episode, counted from 1; null if there was none, or it does not hold. */
    @Nullable
    Mitigation of(int episode) {
        return episode <= held.size() ? held.get(episode - 1) : mitigation;
    }
}
