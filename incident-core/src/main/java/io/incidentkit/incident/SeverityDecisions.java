package io.incidentkit.incident;

import io.incidentkit.incident.SeverityCommand.SetSeverity;
import io.incidentkit.rule.Faults;
import io.incidentkit.severity.Severity;
import io.incidentkit.timeline.SeverityEvent.SeverityChanged;
import io.incidentkit.timeline.SeverityEvent.SeveritySet;

/** Decides the commands of the severity (chapter 1). */
final class SeverityDecisions {
    private SeverityDecisions() {}

    static void set(SetSeverity set, Deciding deciding) {
        Incident incident = deciding.incident;
        Deciding.requireLevel(deciding.policy, set.severity());
        Severity current = incident.severity().orElse(null);
        if (set.severity().equals(current)) {
            Faults faults = new Faults();
            faults.add("severity", "is " + current + " already");
            faults.throwIfAny();
        }
        deciding.rule(Guards.severityChangeSaysWhy(incident, set.reason()))
                .rule(Guards.notBefore(
                        "The change",
                        deciding.at,
                        "the severity was set",
                        incident.severitySince().orElse(null)));
        if (current == null) {
            deciding.append(new SeveritySet(set.severity()));
        } else if (set.reason() != null) {
            deciding.append(new SeverityChanged(current, set.severity(), set.reason()));
        }
    }
}
