package io.incidentkit.connector.openslo;

import io.incidentkit.connector.prometheus.BudgetQuery;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An objective of a generator of rules, as its own file says it or the rules that it made. Both are one objective.
 *
 * @param id what tells it from others of the same generator
 * @param service the service
 * @param title its name
 * @param target the share, above 0 and below 1
 * @param window the window, or null if the file does not say it
 * @param query how its budget is measured
 * @param isOfRules whether the rules say it
 * @param place where it stands
 */
record GeneratedSlo(
        String id,
        String service,
        String title,
        double target,
        @Nullable Duration window,
        BudgetQuery query,
        boolean isOfRules,
        String place) {
    /** The window of Sloth where nobody sets one. */
    static final Duration USUAL_WINDOW = Duration.ofDays(30);
}
