package io.incidentkit.insight;

import io.incidentkit.validation.InputValidator;
import java.time.Duration;

/**
 * A service level objective: for which share of a window a service is to be up. What it may be down is its error budget.
 *
 * @param name the objective's name, such as {@code checkout availability}
 * @param target the share of the window in which the service is up, above 0 and below 1, such as 0.999
 * @param window the time over which it is taken, such as 30 days
 */
public record ServiceObjective(String name, double target, Duration window) {
    private static final Duration LONGEST = Duration.ofDays(3_660);

    /**
     * Checks the input.
     *
     * @throws io.incidentkit.validation.InvalidInputException with every fault
     */
    public ServiceObjective {
        InputValidator faults = new InputValidator();
        name = faults.line("name", name);
        if (!(target > 0 && target < 1)) {
            faults.add("target", "is " + target + "; it is a share above 0 and below 1, such as 0.999");
        }
        if (window == null || window.compareTo(Duration.ofMinutes(1)) < 0 || window.compareTo(LONGEST) > 0) {
            faults.add("window", "is " + window + "; it is from one minute to ten years");
        }
        faults.throwIfAny();
    }

    /** Returns the error budget: how long the service may be down in a window. */
    public Duration budget() {
        return Duration.ofNanos(Math.round(window.toNanos() * (1 - target)));
    }
}
