package io.incidentkit.insight;

import java.util.OptionalDouble;

/**
 * How many postmortems stand how.
 *
 * @param inTime owed, and published by when they were due
 * @param late owed, and published after that
 * @param overdue owed, due and not published
 * @param pending owed and not due yet
 * @param published published, owed or not
 * @param fromOutside how many of the published ones somebody reviewed who was not on the incident
 */
public record PostmortemFigures(int inTime, int late, int overdue, int pending, int published, int fromOutside) {
    /** No postmortem. */
    public static final PostmortemFigures NONE = new PostmortemFigures(0, 0, 0, 0, 0, 0);

    /** Returns how many are owed, and due or not. */
    public int owed() {
        return inTime + late + overdue + pending;
    }

    /**
     * Returns the share that was published by when it was due, of those that are due or published.
     *
     * @return the share, from 0 to 1; empty if there is none: unknown, never 0
     */
    public OptionalDouble onTime() {
        return share(inTime, inTime + late + overdue);
    }

    /** Returns the share of the published ones that were reviewed from outside; empty if none is published. */
    public OptionalDouble reviewedFromOutside() {
        return share(fromOutside, published);
    }

    private static OptionalDouble share(int part, int all) {
        return all == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) part / all);
    }
}
