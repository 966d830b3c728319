package io.incidentkit.playbook;

import io.incidentkit.alert.AlertGroup;
import io.incidentkit.command.CommandType;
import io.incidentkit.command.Declare;
import io.incidentkit.command.SeverityCommand.SetSeverity;
import io.incidentkit.comms.CommunicationDuty;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.IncidentKind;
import io.incidentkit.loop.Moment;
import io.incidentkit.loop.Step;
import io.incidentkit.playbook.CommandHandler.Permit;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import io.incidentkit.severity.Severity;
import io.incidentkit.severity.SeverityLevel;
import io.incidentkit.severity.SeverityPolicy;
import io.incidentkit.timeline.SeverityEvent.SeverityChanged;
import io.incidentkit.timeline.SeverityEvent.SeveritySet;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides the commands of the severity (chapter 1). */
final class SeverityHandlers {
    /** The rows of the table. */
    static final List<CommandHandler<?>> ALL = List.of(
            CommandHandler.always(CommandType.SET_SEVERITY, SetSeverity.class, Permit.ALWAYS, SeverityHandlers::set));

    private SeverityHandlers() {}

    private static void set(SetSeverity set, CommandContext deciding) {
        Incident incident = deciding.incident;
        CommandContext.requireLevel(deciding.policy, set.severity());
        Severity current = incident.severity().orElse(null);
        if (set.severity().equals(current)) {
            deciding.fault("severity", "is " + current + " already");
        }
        deciding.beforeTheEnd();
        // A change is not before the level that it changes, which is not before the detection.
        deciding.rule(severityChangeSaysWhy(incident, set.reason()))
                .rule(
                        current == null
                                ? TimeRules.notBefore("The level", deciding.at, "detection", incident.detectedAt())
                                : null);
        notBeforeTheLevel(deciding);
        if (current == null) {
            deciding.append(new SeveritySet(
                    set.severity(),
                    duties(deciding, set.severity()),
                    deciding.policy.severities().times(set.severity())));
        } else if (set.reason() != null) {
            deciding.append(new SeverityChanged(
                    current,
                    set.severity(),
                    set.reason(),
                    duties(deciding, set.severity()),
                    deciding.policy.severities().times(set.severity())));
        }
    }

    /** {@code level-from-the-start}: that which the caller says; else what opens the incident says it. */
    static @Nullable Severity fromTheStart(Declare declare, IncidentPolicy policy) {
        if (declare.severity() != null || declare.alerts() == null || declare.kind() == IncidentKind.BACKFILL) {
            return declare.severity();
        }
        return policy.alerts().level(declare.alerts(), policy.severities());
    }

    /**
     * {@code level-from-the-start}, for alerts that join those which opened the incident: until a person has triaged it, the highest
     * one counts. An alert may be told late; the level it asks for is in force from the last word on the level at the earliest, or
     * that word would be in force again.
     */
    static void raise(CommandContext deciding, AlertGroup group) {
        Incident incident = deciding.incident;
        boolean decided = !incident.isOpen()
                || incident.step() != Step.DETECTED
                || incident.kind() == IncidentKind.BACKFILL
                || !incident.openKeys().contains(group.openKey());
        if (decided || !group.firing()) {
            return;
        }
        SeverityPolicy levels = deciding.policy.severities();
        Severity told = deciding.policy.alerts().level(group, levels);
        Severity current = incident.severity().orElse(null);
        Instant from =
                latest(latest(latest(deciding.at, incident.detectedAt()), lastLevel(incident)), madePublic(deciding));
        if (current == null) {
            deciding.append(from, new SeveritySet(told, duties(deciding, told), levels.times(told)));
        } else if (levels.rank(told) < levels.rank(current)) {
            deciding.append(
                    from,
                    new SeverityChanged(
                            current,
                            told,
                            "an alert of " + group.source() + " says so (" + Rule.LEVEL_FROM_THE_START + ")",
                            duties(deciding, told),
                            levels.times(told)));
        }
    }

    /**
     * Both are one incident, which is as severe as the severer of them: what that level asks for is owed by the one that goes on, or whoever
     * was told of the other would never hear of the end.
     */
    static void raise(CommandContext deciding, Incident duplicate, Incident into) {
        Severity told = duplicate.severity().orElse(null);
        SeverityPolicy levels = deciding.policy.severities();
        if (told == null || !levels.has(told)) {
            return;
        }
        Severity current = into.severity().orElse(null);
        List<CommunicationDuty> duties = duties(deciding.policy, told, into.isPrivate());
        if (current == null) {
            deciding.appendToOther(into, new SeveritySet(told, duties, levels.times(told)));
        } else if (levels.has(current) && levels.rank(told) < levels.rank(current)) {
            deciding.appendToOther(
                    into,
                    new SeverityChanged(
                            current,
                            told,
                            (duplicate.isPrivate() ? "a private incident" : duplicate.reference())
                                    + ", which was merged into this, is " + told,
                            duties,
                            levels.times(told)));
        }
    }

    /** A level follows the one before it, or the older one would be in force again. */
    static void notBeforeTheLevel(CommandContext deciding) {
        deciding.rule(TimeRules.notBefore(
                        "The change", deciding.at, "the severity was set", lastLevel(deciding.incident)))
                .rule(TimeRules.notBefore(
                        "The change", deciding.at, "it was made public, which says who is told", madePublic(deciding)));
    }

    private static @Nullable Instant lastLevel(Incident incident) {
        List<Moment> levels = incident.severityMoments();
        return levels.isEmpty() ? null : levels.get(levels.size() - 1).at();
    }

    private static Instant latest(Instant one, @Nullable Instant other) {
        return other != null && other.isAfter(one) ? other : one;
    }

    /**
     * When it was made public, if somebody outside is told since. A private incident tells nobody outside at any level, and after the
     * end nobody is told of a level any more.
     */
    private static @Nullable Instant madePublic(CommandContext deciding) {
        Incident incident = deciding.incident;
        List<Moment> visibility = incident.visibilityMoments();
        return visibility.isEmpty() || incident.isPrivate() || !incident.isOpen()
                ? null
                : visibility.get(visibility.size() - 1).at();
    }

    /** The duties of a level of the incident that is decided about. */
    static List<CommunicationDuty> duties(CommandContext deciding, Severity severity) {
        return duties(deciding.policy, severity, deciding.incident.isPrivate());
    }

    /**
     * The communication duties of a level: kept with the event, so that a later policy changes nothing of what was owed. A private
     * incident owes the outside nothing.
     */
    static List<CommunicationDuty> duties(IncidentPolicy policy, Severity severity, boolean isPrivate) {
        List<CommunicationDuty> duties = policy.severities()
                .level(severity)
                .map(SeverityLevel::communication)
                .orElse(List.of());
        return isPrivate
                ? duties.stream()
                        .filter(duty -> !policy.isPublic(duty.audience()))
                        .toList()
                : duties;
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
