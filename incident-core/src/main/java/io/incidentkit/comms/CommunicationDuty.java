package io.incidentkit.comms;

import io.incidentkit.validation.InputValidator;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of the communication table: what a severity level owes to one audience, counted from the moment that the level
 * is set.
 *
 * @param audience who is told
 * @param firstWithin the first message is due this long after the level was set
 * @param every the longest gap between two messages after the first, or null if time alone asks for none
 * @param atEachStep whether each completed step asks for a message
 * @param closing whether the end of the incident asks for a closing message
 */
public record CommunicationDuty(
        Audience audience, Duration firstWithin, @Nullable Duration every, boolean atEachStep, boolean closing) {

    /**
     * Checks the durations.
     *
     * @throws io.incidentkit.validation.InvalidInputException if a duration is not positive, not in whole seconds or too long
     */
    public CommunicationDuty {
        Objects.requireNonNull(audience, "audience");
        Objects.requireNonNull(firstWithin, "firstWithin");
        InputValidator faults = new InputValidator();
        faults.deadline("firstWithin", firstWithin);
        faults.deadline("every", every);
        faults.throwIfAny();
    }

    /** By when the message after one is due: as often as asked, or sooner if promised; null if nothing asks for one. */
    @Nullable
    Instant nextDue(Instant sent, @Nullable Instant promised) {
        Instant due = every == null ? null : sent.plus(every);
        boolean sooner = promised != null && promised.isAfter(sent) && (due == null || promised.isBefore(due));
        return sooner ? promised : due;
    }
}
