package io.incidentkit.connector.history;

import io.incidentkit.validation.InputValidator;
import java.time.Duration;

/**
 * How much one run does before it stops; it can be resumed then.
 *
 * @param records so many records
 * @param time so long, with what it waits
 */
public record HistoryBounds(int records, Duration time) {
    /** 100,000 records and twelve hours. */
    public static final HistoryBounds STANDARD = new HistoryBounds(100_000, Duration.ofHours(12));

    /**
     * Checks the bounds.
     *
     * @throws io.incidentkit.validation.InvalidInputException if one is not above zero
     */
    public HistoryBounds {
        InputValidator faults = new InputValidator();
        if (records < 1) {
            faults.add("records", "is " + records + "; at least one is needed");
        }
        if (time.isNegative() || time.isZero()) {
            faults.add("time", "is " + time + "; some time is needed");
        }
        faults.throwIfAny();
    }
}
