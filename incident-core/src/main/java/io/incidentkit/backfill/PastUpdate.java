package io.incidentkit.backfill;

import io.incidentkit.loop.Step;
import io.incidentkit.validation.InputValidator;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One update of an incident that happened elsewhere.
 *
 * @param at when it was given, to the microsecond
 * @param says the step that the incident had reached as the update says, or null if it says nothing of it. Never
 *     {@link Step#TRIAGED}: a triage has a commander, whom no history names
 * @param text what it said, up to {@link #MAX_TEXT} characters; may be empty
 */
public record PastUpdate(Instant at, @Nullable Step says, String text) {
    /** The longest text, in characters. */
    public static final int MAX_TEXT = 100_000;

    /**
     * Checks the parts.
     *
     * @throws io.incidentkit.validation.InvalidInputException with every fault
     */
    public PastUpdate {
        InputValidator faults = new InputValidator();
        Instant checked = faults.instant("at", Objects.requireNonNull(at, "at"));
        at = checked == null ? at : checked;
        if (says == Step.TRIAGED) {
            faults.add("says", "is triaged; a history names no commander, so that it can tell of no triage");
        }
        text = InputValidator.isBlank(Objects.requireNonNull(text, "text"))
                ? ""
                : faults.document("text", text, MAX_TEXT)
                        .replace("\r\n", "\n")
                        .replace('\r', '\n')
                        .strip();
        faults.throwIfAny();
    }
}
