package io.incidentkit.playbook;

import io.incidentkit.command.SeverityCommand.SetSeverity;
import io.incidentkit.comms.CommunicationDuty;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.Moment;
import io.incidentkit.playbook.CommandHandler.Permit;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import io.incidentkit.severity.Severity;
import io.incidentkit.severity.SeverityLevel;
import io.incidentkit.timeline.SeverityEvent.SeverityChanged;
import io.incidentkit.timeline.SeverityEvent.SeveritySet;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides the commands of the severity (chapter 1). */
final class SeverityHandlers {
    static final CommandHandler<SetSeverity> SET_SEVERITY =
            CommandHandler.always(SetSeverity.class, Permit.ALWAYS, SeverityHandlers::set);

    private SeverityHandlers() {}

    private static void set(SetSeverity set, CommandContext deciding) {
        Incident incident = deciding.incident;
        CommandContext.requireLevel(deciding.policy, set.severity());
        Severity current = incident.severity().orElse(null);
        if (set.severity().equals(current)) {
            deciding.fault("severity", "is " + current + " already");
        }
        deciding.beforeTheEnd();
        deciding.rule(severityChangeSaysWhy(incident, set.reason()));
        notBeforeTheLevel(deciding);
        if (current == null) {
            deciding.append(new SeveritySet(set.severity(), duties(deciding.policy, set.severity())));
        } else if (set.reason() != null) {
            deciding.append(new SeverityChanged(
                    current, set.severity(), set.reason(), duties(deciding.policy, set.severity())));
        }
    }

    /** A level follows the one before it, or the older one would be in force again. */
    static void notBeforeTheLevel(CommandContext deciding) {
        List<Moment> levels = deciding.incident.severityMoments();
        Instant last = levels.isEmpty() ? null : levels.get(levels.size() - 1).at();
        deciding.rule(TimeRules.notBefore("The change", deciding.at, "the severity was set", last));
    }

    /** The communication duties of a level: kept with the event, so that a later policy changes nothing of what was owed. */
    static List<CommunicationDuty> duties(IncidentPolicy policy, Severity severity) {
        return policy.severities()
                .level(severity)
                .map(SeverityLevel::communication)
                .orElse(List.of());
    }

    /** {@code severity-change-says-why}. */
    private static @Nullable Violation severityChangeSaysWhy(Incident incident, @Nullable String reason) {
        return incident.severity().isEmpty() || reason != null
                ? null
                : new Violation(
                        Rule.SEVERITY_CHANGE_SAYS_WHY,
                        "It is not said why the severity changes.",
                        "Give a reason, in one line.");
    }
}
