package io.incidentkit.comms;

import io.incidentkit.comms.CommunicationEvent.Waived;
import io.incidentkit.comms.Obligation.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A time without a message to an audience that is owed one at an interval: what was owed when it began passes, and each interval
 * after it is owed by itself. It is arithmetic, so that a long one costs no more than a short one.
 *
 * @param begun what was owed when it began
 * @param every the interval
 * @param passed how many have passed, the one that it began with among them; the one after those is not due yet
 */
record Silence(Obligation begun, Duration every, int passed) {
    /** More than any incident lives to see; it keeps the sums of a {@link Tally} in range. */
    private static final long MOST = 100_000_000;

    /** The silence that goes on at a moment, at which the one that it began with is due already. */
    static Silence of(Obligation begun, Duration every, Instant now) {
        // Intervals are of whole seconds, so that nothing is lost.
        long more = Duration.between(begun.due(), now).toSeconds() / every.toSeconds();
        return new Silence(begun, every, (int) Math.min(MOST, more) + 1);
    }

    /** When the one is due that is running. */
    Instant nextDue() {
        return due(passed);
    }

    /** One of those that passed, from 0, or the one after them. */
    Obligation interval(int index) {
        if (index == 0) {
            return begun;
        }
        Instant since = due(index - 1);
        return Obligation.owed(begun.audience(), Reason.CADENCE, null, since.toString(), since, due(index));
    }

    /** The first of some waivers that is for an interval of this silence, or null. */
    @Nullable
    Waived firstOf(List<Waived> waivers) {
        Waived first = null;
        int earliest = Integer.MAX_VALUE;
        for (Waived waiver : waivers) {
            int index = index(waiver.obligation());
            if (index > 0 && index < earliest) {
                earliest = index;
                first = waiver;
            }
        }
        return first;
    }

    /** The silence as it was when that interval of it began. */
    Silence until(String obligation) {
        return new Silence(begun, every, index(obligation));
    }

    /** Which interval bears that name; 0 if none does that began in this silence. */
    private int index(String obligation) {
        String prefix = begun.audience().name() + "/" + Reason.CADENCE.code() + "/";
        if (!obligation.startsWith(prefix)) {
            return 0;
        }
        Instant since;
        try {
            since = Instant.parse(obligation.substring(prefix.length()));
        } catch (DateTimeParseException e) {
            return 0;
        }
        Duration after = Duration.between(begun.due(), since);
        long index = after.toSeconds() / every.toSeconds() + 1;
        boolean inside = !after.isNegative() && index <= passed;
        return inside && interval((int) index).id().equals(obligation) ? (int) index : 0;
    }

    private Instant due(int index) {
        return begun.due().plus(every.multipliedBy(index));
    }
}
