package io.incidentkit.backfill;

import io.incidentkit.loop.Step;
import io.incidentkit.validation.InputValidator;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One update of an incident that happened elsewhere. Two are equal if they say the same at the same moment; the id and the
 * moment of the last edit tell which update it is, and in which of its forms.
 *
 * @param at when it was given, to the microsecond
 * @param says the step that the incident had reached as the update says, or null if it says nothing of it. Never
 *     {@link Step#TRIAGED}: a triage has a commander, whom no history names
 * @param text what it said, up to {@link #MAX_TEXT} characters; may be empty
 * @param id how the source calls it, the same each time; null if it does not: what it says and when is its name then
 * @param edited when it was last edited, or null if the source does not say: when it was given, then
 */
public record PastUpdate(
        Instant at,
        @Nullable Step says,
        String text,
        @Nullable String id,
        @Nullable Instant edited) {
    /** The longest text, in characters. */
    public static final int MAX_TEXT = 100_000;

    /** By moment, and those of one moment as the steps follow each other: the same order each time. */
    static final Comparator<PastUpdate> ORDER = Comparator.comparing(PastUpdate::at)
            .thenComparing(PastUpdate::says, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(PastUpdate::text)
            .thenComparing(PastUpdate::key);

    /** The last form of one update is the greatest; between two of one moment what they say decides. */
    private static final Comparator<PastUpdate> FORMS =
            Comparator.comparing(PastUpdate::lastEdited).thenComparing(ORDER);

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
        id = faults.optionalLine("id", id);
        edited = faults.instant("edited", edited);
        faults.throwIfAny();
    }

    /**
     * Creates an update of a source that does not name its updates.
     *
     * @param at when it was given
     * @param says the step that it says, or null
     * @param text what it said; may be empty
     * @throws io.incidentkit.validation.InvalidInputException with every fault
     */
    public PastUpdate(Instant at, @Nullable Step says, String text) {
        this(at, says, text, null, null);
    }

    /** Returns what makes it the same update each time: its id, else what it says and when. */
    public String key() {
        return id == null ? at + " " + says + " " + text : "#" + id;
    }

    /** Returns when it came to say what it says. */
    public Instant lastEdited() {
        return edited == null ? at : edited;
    }

    /** Of two forms of one update, the later one; always the same one, whatever the order. */
    PastUpdate or(PastUpdate other) {
        return FORMS.compare(this, other) >= 0 ? this : other;
    }

    /** Returns whether both say the same at the same moment. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PastUpdate that && at.equals(that.at) && says == that.says && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(at, says, text);
    }
}
