package io.incidentkit.spring.boot.autoconfigure;

import java.net.URL;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.util.ClassUtils;

/** Says which library is too old where Jackson 3 does not find its annotations. */
final class OldJacksonFailureAnalyzer extends AbstractFailureAnalyzer<NoClassDefFoundError> {
    private static final String ANNOTATIONS = "com/fasterxml/jackson/annotation/";

    OldJacksonFailureAnalyzer() {}

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, NoClassDefFoundError cause) {
        String missing = cause.getMessage();
        if (missing == null || !missing.contains(ANNOTATIONS)) {
            return null;
        }
        return new FailureAnalysis(
                "Jackson 3 needs jackson-annotations 2.21 or later, which has " + missing.replace('/', '.')
                        + ". This application has an older one" + found() + ".",
                "Let Spring Boot's BOM (spring-boot-dependencies) or incident-bom say the version, ahead of any other BOM; or depend on"
                        + " com.fasterxml.jackson.core:jackson-annotations 2.21 or later yourself. 'mvn dependency:tree"
                        + " -Dincludes=:jackson-annotations' shows who brings the old one.",
                cause);
    }

    private static String found() {
        try {
            CodeSource source = ClassUtils.forName(
                            "com.fasterxml.jackson.annotation.JsonProperty",
                            OldJacksonFailureAnalyzer.class.getClassLoader())
                    .getProtectionDomain()
                    .getCodeSource();
            URL location = source == null ? null : source.getLocation();
            return location == null ? "" : ": " + location;
        } catch (ClassNotFoundException | LinkageError e) {
            return ", or none at all";
        }
    }
}
