package io.incidentkit.spring.boot.autoconfigure;

import io.incidentkit.validation.InvalidInputException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says everything that is wrong with what the application gave to Incident Kit, such as properties, channels or a policy. */
final class InvalidInputFailureAnalyzer extends AbstractFailureAnalyzer<InvalidInputException> {

    InvalidInputFailureAnalyzer() {}

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, InvalidInputException cause) {
        if (findCause(rootFailure, UnusableLocationException.class) != null) {
            // Another one says which file they are in.
            return null;
        }
        String description = "Incident Kit can't work with what it was given:"
                + cause.faults().stream()
                        .map(fault -> System.lineSeparator() + "    - " + fault)
                        .collect(Collectors.joining());
        return new FailureAnalysis(
                description,
                "Put right everything that is listed: a name that begins with 'incident.' is a property of the application, any"
                        + " other one a part of what a bean builds, such as two channels of one name.",
                cause);
    }
}
