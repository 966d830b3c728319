package io.incidentkit.console;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/** Says ahead of time which files the pages are made of. */
final class ConsoleRuntimeHints implements RuntimeHintsRegistrar {
    ConsoleRuntimeHints() {}

    @Override
    public void registerHints(RuntimeHints hints, @Nullable ClassLoader loader) {
        hints.resources().registerPattern("templates/incident-console/*.html");
        hints.resources().registerPattern("io/incidentkit/console/assets/*");
        hints.resources().registerPattern("io/incidentkit/console/texts/*.properties");
        hints.resources().registerPattern("io/incidentkit/console/demo/*.txt");
    }
}
