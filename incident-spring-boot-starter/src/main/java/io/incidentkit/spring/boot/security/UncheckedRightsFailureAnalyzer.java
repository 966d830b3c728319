package io.incidentkit.spring.boot.security;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do about {@link UncheckedRightsException}. */
final class UncheckedRightsFailureAnalyzer extends AbstractFailureAnalyzer<UncheckedRightsException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UncheckedRightsException cause) {
        return new FailureAnalysis(
                cause.getMessage() + ".",
                "Add spring-boot-starter-security, or say who has which right by a bean of type AccessPolicy.Rights,"
                        + " or take the properties incident.rights.* away.",
                rootFailure);
    }
}
