package io.incidentkit.actionitem;

import io.incidentkit.validation.InputValidator;
import java.time.Duration;

/**
 * When action items that do not get done are shown to leadership ({@code undone-actions-surface}): a team that finishes less
 * than a share of what fell due in a period, or an item that is stale for long.
 *
 * @param completionBelow a completion rate below this share is surfaced, from 0 (never) to 1
 * @param over the days before today over which the rate is taken, at least one
 * @param leastItems a rate of fewer items says nothing and is not surfaced, at least 1
 * @param staleFor an item that is stale for this time is surfaced
 */
public record SurfacingPolicy(double completionBelow, Duration over, int leastItems, Duration staleFor) {
    private static final Duration LONGEST = Duration.ofDays(3_660);

    /** Below 60% of at least three items over 30 days, or stale for 21 days. */
    public static final SurfacingPolicy STANDARD =
            new SurfacingPolicy(0.6, Duration.ofDays(30), 3, Duration.ofDays(21));

    /**
     * Checks the numbers.
     *
     * @throws io.incidentkit.validation.InvalidInputException with every fault
     */
    public SurfacingPolicy {
        InputValidator faults = new InputValidator();
        if (!(completionBelow >= 0 && completionBelow <= 1)) {
            faults.add("completionBelow", "is " + completionBelow + "; it is a share, from 0 to 1");
        }
        if (!within(over, Duration.ofDays(1))) {
            faults.add("over", "is " + over + "; it is from one day to ten years");
        }
        if (leastItems < 1) {
            faults.add("leastItems", "is " + leastItems + "; it is at least 1");
        }
        if (!within(staleFor, Duration.ZERO)) {
            faults.add("staleFor", "is " + staleFor + "; it is from nothing to ten years");
        }
        faults.throwIfAny();
    }

    private static boolean within(Duration time, Duration least) {
        return time != null && time.compareTo(least) >= 0 && time.compareTo(LONGEST) <= 0;
    }
}
