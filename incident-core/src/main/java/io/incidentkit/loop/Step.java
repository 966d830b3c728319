package io.incidentkit.loop;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The five steps, named by what is true when a step is completed. */
public enum Step {
    /** An alert, a customer or monitoring said so. */
    DETECTED("detected", "detect"),
    /** Commander and severity are set. */
    TRIAGED("triaged", "triage"),
    /** There is a hypothesis, even "the last deploy". */
    DIAGNOSED("diagnosed", "diagnose"),
    /** Service is restored. */
    MITIGATED("mitigated", "mitigate"),
    /** Verified back to normal. */
    RESOLVED("resolved", "resolve");

    private final String code;
    private final String verb;

    Step(String code, String verb) {
        this.code = code;
        this.verb = verb;
    }

    /** Returns the stable code under which the step is stored and shown, such as {@code mitigated}. */
    @JsonValue
    public String code() {
        return code;
    }

    /** Returns what completes the step, such as {@code mitigate}. */
    public String verb() {
        return verb;
    }

    /** Returns the step that comes after this one; empty after the last. */
    public Optional<Step> next() {
        return switch (this) {
            case DETECTED -> Optional.of(TRIAGED);
            case TRIAGED -> Optional.of(DIAGNOSED);
            case DIAGNOSED -> Optional.of(MITIGATED);
            case MITIGATED -> Optional.of(RESOLVED);
            case RESOLVED -> Optional.empty();
        };
    }

    /**
     * Returns the steps that lie between this one and a later one.
     *
     * @param later the later step
     * @return the steps in between, in order; empty if the other is the next one or not later
     */
    public List<Step> until(Step later) {
        return Stream.of(values())
                .filter(step -> isBefore(step) && step.isBefore(later))
                .toList();
    }

    /**
     * Returns whether this step comes before another.
     *
     * @param other the other step
     */
    public boolean isBefore(Step other) {
        return compareTo(other) < 0;
    }

    /**
     * Returns whether another step is the one that comes next.
     *
     * @param other the other step
     */
    public boolean isRightBefore(Step other) {
        return switch (this) {
            case DETECTED -> other == TRIAGED;
            case TRIAGED -> other == DIAGNOSED;
            case DIAGNOSED -> other == MITIGATED;
            case MITIGATED -> other == RESOLVED;
            case RESOLVED -> false;
        };
    }
}
