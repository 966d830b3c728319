package io.incidentkit.console.insight;

import io.incidentkit.console.page.Badge;
import io.incidentkit.console.page.When;
import org.jspecify.annotations.Nullable;

/**
 * An earlier incident that was like another one.
 *
 * @param reference the incident
 * @param title its title
 * @param severity how bad it was
 * @param detected when it was detected
 * @param because what both share, in words
 * @param mitigation what restored service then, or null if that is not known
 * @param kind of which kind that was, or null
 * @param took how long it took from the detection, or null
 * @param published whether its postmortem is published
 */
public record SimilarIncident(
        String reference,
        String title,
        Badge severity,
        When detected,
        String because,
        @Nullable String mitigation,
        @Nullable String kind,
        @Nullable String took,
        boolean published) {}
