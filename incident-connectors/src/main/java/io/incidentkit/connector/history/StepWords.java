package io.incidentkit.connector.history;

import io.incidentkit.loop.Step;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The words by which tools and their customers call statuses and moments, as far as they say one of our steps. */
public final class StepWords {
    private StepWords() {}

    /**
     * Reads a word.
     *
     * @param word a status or the name of a moment, in any case
     * @return the step that it says, or null if it says none that is known
     */
    public static @Nullable Step step(String word) {
        String plain = word.toLowerCase(Locale.ROOT)
                .replaceAll("[_\\s-]+", " ")
                .replaceAll(" at$", "")
                .strip();
        return switch (plain) {
            case "investigating", "detected", "reported", "declared", "started" -> Step.DETECTED;
            case "identified", "fixing", "diagnosed", "cause identified" -> Step.DIAGNOSED;
            case "monitoring", "mitigated", "stabilised", "stabilized", "fixed" -> Step.MITIGATED;
            case "resolved", "recovered" -> Step.RESOLVED;
            default -> null;
        };
    }
}
