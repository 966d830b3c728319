package io.incidentkit.connector.statuspage;

import io.incidentkit.loop.Step;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words of status pages for the five steps. A word that is not here says nothing of them. */
final class StatusWords {
    private static final Map<String, Step> STEPS = Map.of(
            "investigating", Step.DETECTED,
            "identified", Step.DIAGNOSED,
            "monitoring", Step.MITIGATED,
            "mitigated", Step.MITIGATED,
            "resolved", Step.RESOLVED,
            "closed", Step.RESOLVED,
            "available", Step.RESOLVED);
    private static final Set<String> MAINTENANCE =
            Set.of("maintenance", "scheduled", "in progress", "verifying", "completed");

    private StatusWords() {}

    static @Nullable Step step(String word) {
        return STEPS.get(plain(word));
    }

    static boolean isMaintenance(String word) {
        return MAINTENANCE.contains(plain(word));
    }

    private static String plain(String word) {
        return word.strip().toLowerCase(Locale.ROOT).replace('_', ' ').replace('-', ' ');
    }
}
