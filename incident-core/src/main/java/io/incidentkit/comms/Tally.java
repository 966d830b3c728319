package io.incidentkit.comms;

import java.util.OptionalDouble;

/**
 * How many obligations stand how.
 *
 * @param met sent in time
 * @param late sent after they were due
 * @param missed not sent, though they are due
 * @param waived not sent, with a reason
 * @param open not due yet
 * @param lapsed no longer asked for
 */
public record Tally(int met, int late, int missed, int waived, int open, int lapsed) {
    /** Nothing is owed. */
    public static final Tally NONE = new Tally(0, 0, 0, 0, 0, 0);

    /** Returns how many there are in all. */
    public int total() {
        return met + late + missed + waived + open + lapsed;
    }

    /**
     * Returns the share that was met in time, of those that were to be met by now: met, late and missed ones.
     *
     * @return the share, from 0 to 1; empty if none was to be met: unknown, never zero
     */
    public OptionalDouble onTime() {
        int asked = met + late + missed;
        return asked == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) met / asked);
    }

    /**
     * Adds another tally.
     *
     * @param other the other one
     * @return the sums
     */
    public Tally plus(Tally other) {
        return new Tally(
                met + other.met,
                late + other.late,
                missed + other.missed,
                waived + other.waived,
                open + other.open,
                lapsed + other.lapsed);
    }

    /**
     * Counts one more obligation.
     *
     * @param state how it stands
     * @return the tally with it
     */
    public Tally plus(Obligation.State state) {
        return plus(state, 1);
    }

    Tally plus(Obligation.State state, int more) {
        return switch (state) {
            case MET -> new Tally(met + more, late, missed, waived, open, lapsed);
            case LATE -> new Tally(met, late + more, missed, waived, open, lapsed);
            case MISSED -> new Tally(met, late, missed + more, waived, open, lapsed);
            case WAIVED -> new Tally(met, late, missed, waived + more, open, lapsed);
            case OPEN -> new Tally(met, late, missed, waived, open + more, lapsed);
            case LAPSED -> new Tally(met, late, missed, waived, open, lapsed + more);
        };
    }
}
