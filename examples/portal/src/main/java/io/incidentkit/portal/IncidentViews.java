package io.incidentkit.portal;

import io.incidentkit.commander.Actor;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.Incidents;
import io.incidentkit.incident.Outcome;
import io.incidentkit.incident.Permission;
import io.incidentkit.incident.VisibleIncidents;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes an incident's page from what {@link Incidents} says. */
@Component
final class IncidentViews {
    private final Incidents incidents;
    private final CommandForms forms;
    private final CommunicationViews communication;
    private final Times times;

    IncidentViews(Incidents incidents, CommandForms forms, CommunicationViews communication, Times times) {
        this.incidents = incidents;
        this.forms = forms;
        this.communication = communication;
        this.times = times;
    }

    /**
     * Makes the page.
     *
     * @param incident the incident
     * @param reader who reads, if they said so
     * @param newestFirst the order of the timeline
     * @param submission a form that was sent and not taken, or null
     */
    IncidentView view(Incident incident, Optional<Actor> reader, boolean newestFirst, @Nullable Submission submission) {
        VisibleIncidents visible = incidents.seenBy(reader.orElse(Actor.ANYBODY));
        List<TimelineEntry> timeline = visible.timeline(incident.id());
        List<Permission> permissions =
                reader.map(actor -> incidents.mayI(actor, incident)).orElse(List.of());
        return new IncidentView(
                incident.reference(),
                incident.title(),
                incident.isPrivate(),
                Badge.of(incident.severity(), incidents.policy()),
                incident.outcome().map(Outcome::code).orElse(incident.step().code()),
                incident.isOpen(),
                age(incident),
                incident.episode().number(),
                StepView.of(incident, times),
                Facts.of(incident, times),
                incident.mergedInto()
                        .flatMap(visible::find)
                        .map(LinkedIncident::of)
                        .orElse(null),
                incident.duplicates().stream()
                        .flatMap(id -> visible.find(id).stream())
                        .map(LinkedIncident::of)
                        .toList(),
                communication.view(incident, timeline, permissions, submission),
                AlertView.of(timeline, times),
                permissions.isEmpty() ? Actions.NONE : actions(incident, permissions, submission),
                TimelineDay.of(rows(timeline, newestFirst)),
                newestFirst);
    }

    /** Returns entries as they are shown, in the order in which they happened. */
    List<TimelineRow> rows(List<TimelineEntry> entries, boolean newestFirst) {
        List<List<TimelineEntry>> sorted = new ArrayList<>(TimelineRow.together(entries));
        sorted.sort(Comparator.comparing(row -> row.get(0).occurredAt()));
        if (newestFirst) {
            Collections.reverse(sorted);
        }
        return sorted.stream().map(row -> TimelineRow.of(row, times)).toList();
    }

    private Actions actions(Incident incident, List<Permission> permissions, @Nullable Submission submission) {
        List<CommandForm> all = permissions.stream()
                .filter(permission -> CommandFields.OFFERED.contains(permission.command()))
                .filter(permission -> !CommunicationViews.GIVEN_THERE.contains(permission.command()))
                .map(permission -> forms.form(incident, permission, submission))
                .toList();
        return Actions.of(incident, all);
    }

    private String age(Incident incident) {
        return incident.endedAt()
                .map(end -> Times.words(Duration.between(incident.detectedAt(), end)))
                .orElseGet(() -> times.since(incident.detectedAt()));
    }
}
