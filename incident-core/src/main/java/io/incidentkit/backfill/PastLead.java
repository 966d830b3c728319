package io.incidentkit.backfill;

import io.incidentkit.commander.Person;
import io.incidentkit.validation.InputValidator;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who commanded an incident that happened elsewhere.
 *
 * @param person who commanded it
 * @param since from when, or null if the source does not say: from the first moment of the history on, then
 */
public record PastLead(Person person, @Nullable Instant since) {
    /** Those of whom it is not said since when come first. */
    static final Comparator<PastLead> ORDER = Comparator.comparing(
                    PastLead::since, Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
            .thenComparing(lead -> lead.person.name());

    /**
     * Checks the parts.
     *
     * @throws io.incidentkit.validation.InvalidInputException if the moment is no moment of an incident
     */
    public PastLead {
        Objects.requireNonNull(person, "person");
        InputValidator faults = new InputValidator();
        since = faults.instant("since", since);
        faults.throwIfAny();
    }
}
