package io.incidentkit.recurring;

import io.incidentkit.duty.WeeklyMoment;
import io.incidentkit.validation.InputValidator;
import java.time.Instant;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A job of the host that is done once a week, by one of all nodes, and tells nobody, such as to let go of old incidents.
 *
 * @param name its name, which is the same on all nodes: lower case letters and hyphens, at most 32 letters
 * @param at when it is done, in the policy's zone
 * @param work does it for the given moment; it is done again if it throws or its node dies, so twice is harmless
 */
public record WeeklyJob(String name, WeeklyMoment at, Consumer<Instant> work) {

    /**
     * Checks the name.
     *
     * @throws io.incidentkit.validation.InvalidInputException if it has another form
     */
    public WeeklyJob {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(work, "work");
        InputValidator faults = new InputValidator();
        if (!name.matches("[a-z](-?[a-z0-9]){0,31}")) {
            faults.add("name", "is no name of lower case letters and single hyphens, such as old-incidents");
        }
        faults.throwIfAny();
    }
}
