package io.incidentkit.connector.page;

import io.incidentkit.effect.EffectContext;
import io.incidentkit.loop.Step;
import java.util.Locale;

/** The words of status pages for where an incident stands. */
public enum PageState {
    /** It is known, and nothing is said of its cause: detected or triaged. */
    INVESTIGATING,
    /** The cause is known: diagnosed. */
    IDENTIFIED,
    /** Service is restored: mitigated. */
    MONITORING,
    /** It is over, however it ended. */
    RESOLVED;

    /**
     * Returns the word for a step.
     *
     * @param step the last step that was completed
     */
    public static PageState of(Step step) {
        return switch (step) {
            case DETECTED, TRIAGED -> INVESTIGATING;
            case DIAGNOSED -> IDENTIFIED;
            case MITIGATED -> MONITORING;
            case RESOLVED -> RESOLVED;
        };
    }

    /**
     * Returns the word for an incident at the moment of an effect.
     *
     * @param context the incident
     */
    public static PageState of(EffectContext context) {
        return context.isOver() ? RESOLVED : of(context.step().orElse(Step.DETECTED));
    }

    /** Returns the word as Statuspage and those after it write it, such as {@code investigating}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
