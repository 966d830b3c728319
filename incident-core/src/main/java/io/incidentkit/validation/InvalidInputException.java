package io.incidentkit.validation;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;

/** An input that can never be right, with every fault in it. Nothing was changed. */
public final class InvalidInputException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final transient List<FieldError> faults;

    /**
     * Creates the exception.
     *
     * @param faults every fault found, at least one
     * @throws IllegalArgumentException if there is no fault
     */
    public InvalidInputException(List<FieldError> faults) {
        super(message(faults));
        this.faults = List.copyOf(faults);
    }

    /** Returns every fault, in the order of the fields; never empty. */
    public List<FieldError> faults() {
        return faults;
    }

    private static String message(List<FieldError> faults) {
        if (faults.isEmpty()) {
            throw new IllegalArgumentException("An invalid input has at least one fault");
        }
        return faults.stream().map(FieldError::toString).collect(Collectors.joining("; "));
    }
}
