package io.incidentkit.severity;

import io.incidentkit.validation.InputValidator;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The times of a level, as the policy said when the level was set: a later policy changes nothing of what was owed.
 *
 * @param triagedWithin how long after the level was set a person has taken the command; null if nobody is called for it
 * @param fixedWithin by when it is fixed, zero for now; null when its turn comes
 * @param postmortemWithin how long after the resolution the postmortem is due; null if none is owed
 */
public record LevelTimes(
        @Nullable Duration triagedWithin,
        @Nullable Duration fixedWithin,
        @Nullable Duration postmortemWithin) {
    private static final Duration HOUR = Duration.ofHours(1);

    /**
     * Checks the durations.
     *
     * @throws io.incidentkit.validation.InvalidInputException with each that is not in whole seconds, negative or too long
     */
    public LevelTimes {
        InputValidator faults = new InputValidator();
        faults.deadline("triagedWithin", triagedWithin);
        faults.window("fixedWithin", fixedWithin);
        faults.deadline("postmortemWithin", postmortemWithin);
        faults.throwIfAny();
    }

    /**
     * Returns the time to fix it as it is counted: a level that is fixed <em>now</em> is counted by the hour.
     *
     * @param fixedWithin by when it is fixed, zero for now; null when its turn comes
     * @return the time from which it is due; null when its turn comes
     */
    public static @Nullable Duration counted(@Nullable Duration fixedWithin) {
        return fixedWithin != null && fixedWithin.isZero() ? HOUR : fixedWithin;
    }
}
