package io.incidentkit.console.page;

import io.incidentkit.playbook.IncidentPolicy;
import io.incidentkit.severity.Severity;
import java.util.Optional;

/**
 * A severity as it is shown. A colour never stands alone: the level's name is always written.
 *
 * @param text the level's name, or that there is none yet
 * @param style the CSS class, by the level's place in the policy
 */
public record Badge(String text, String style) {
    private static final int STYLES = 4;

    public static Badge of(Optional<Severity> severity, IncidentPolicy policy) {
        return severity.map(level -> of(level, policy)).orElseGet(() -> new Badge("No severity", "sev-none"));
    }

    public static Badge of(Severity severity, IncidentPolicy policy) {
        return new Badge(
                severity.name(), "sev-" + Math.min(STYLES, policy.severities().rank(severity)));
    }
}
