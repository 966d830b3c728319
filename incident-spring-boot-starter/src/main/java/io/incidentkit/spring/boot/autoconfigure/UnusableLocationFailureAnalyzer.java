package io.incidentkit.spring.boot.autoconfigure;

import java.util.stream.Collectors;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says everything that is wrong with a file or folder that a property names. */
final class UnusableLocationFailureAnalyzer extends AbstractFailureAnalyzer<UnusableLocationException> {

    UnusableLocationFailureAnalyzer() {}

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnusableLocationException cause) {
        String description = "What " + cause.property() + " names can't be used: " + cause.location()
                + cause.faults().stream()
                        .map(fault -> System.lineSeparator() + "    - " + fault)
                        .collect(Collectors.joining());
        return new FailureAnalysis(
                description, "Put right everything that is listed, or take the property away.", cause);
    }
}
