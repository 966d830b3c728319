package io.incidentkit.postmortem;

import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.util.List;
import java.util.Optional;

/**
 * The result of reading a document that should have the playbook's form: the postmortem, or everything that is wrong with the
 * document.
 *
 * @param outcome how far the document has the form
 * @param postmortem the postmortem; there exactly if the outcome is {@link Outcome#READ}
 * @param faults what is wrong, all at once; empty exactly if the outcome is {@link Outcome#READ}
 */
public record PostmortemReading(Outcome outcome, Optional<Postmortem> postmortem, List<FieldError> faults) {

    /** Copies the list. */
    public PostmortemReading {
        faults = List.copyOf(faults);
    }

    /** How far a document has the playbook's form. */
    public enum Outcome {
        /** The document has the form, and nothing in it is wrong. */
        READ,
        /** The document has the title and the sections of the form, and something in them that the form can't hold. */
        BROKEN,
        /** The document has other sections, or the form's sections in another order. */
        OTHER_FORM,
        /** The document has no text, or more than {@link io.incidentkit.markdown.MarkdownBounds} allow. */
        UNREADABLE
    }

    static PostmortemReading of(Postmortem postmortem) {
        return new PostmortemReading(Outcome.READ, Optional.of(postmortem), List.of());
    }

    static PostmortemReading wrong(Outcome outcome, List<FieldError> faults) {
        return new PostmortemReading(outcome, Optional.empty(), faults);
    }

    /**
     * Returns the postmortem of a document that is expected to have the form.
     *
     * @throws InvalidInputException with everything that is wrong
     */
    public Postmortem orElseThrow() {
        return postmortem.orElseThrow(() -> new InvalidInputException(faults));
    }
}
