package io.incidentkit.insight;

import static io.incidentkit.insight.FigureFormat.title;

import io.incidentkit.comms.Obligation.State;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.RunbookUse;
import io.incidentkit.obligation.DutyBook;
import io.incidentkit.obligation.OwedDuties;
import io.incidentkit.obligation.OwedDuty;
import io.incidentkit.playbook.IncidentRules;
import io.incidentkit.text.DurationWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Says of an incident that counts what somebody has to see to and no other part of the digest names: work that two do, what is
 * overdue, runbooks that owe a review.
 */
final class DigestAttention {
    /** Postmortems and action items have a part of the digest of their own. */
    private static final Set<String> TOLD_ELSEWHERE = Set.of(DutyBook.POSTMORTEM, DutyBook.ACTION);

    private final Scope scope;

    DigestAttention(Scope scope) {
        this.scope = scope;
    }

    List<String> lines(Incident incident) {
        List<String> lines = new ArrayList<>();
        String name = incident.reference();
        if (incident.isOpen()) {
            IncidentRules.flags(incident).forEach(flag -> lines.add(name + ": " + flag.message()));
        }
        OwedDuties.of(incident, scope.policy().dutyBook(), scope.now()).stream()
                .map(owed -> overdue(name, owed))
                .filter(line -> !line.isEmpty())
                .forEach(lines::add);
        List<String> owed = incident.runbooks().stream()
                .filter(RunbookUse::owesReview)
                .map(use -> title(use.name()))
                .toList();
        if (!owed.isEmpty() && !incident.isOpen()) {
            lines.add(name + " used runbooks that nobody has reviewed since: " + String.join(", ", owed) + ".");
        }
        return lines;
    }

    private String overdue(String name, OwedDuty owed) {
        boolean late = owed.state() == State.MISSED && owed.isUnsettled();
        if (!late || TOLD_ELSEWHERE.contains(owed.duty().name())) {
            return "";
        }
        return name + ": " + owed.words() + ", overdue by "
                + DurationWords.figure(Duration.between(owed.due(), scope.now())) + ".";
    }
}
