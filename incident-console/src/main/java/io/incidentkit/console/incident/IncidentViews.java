package io.incidentkit.console.incident;

import io.incidentkit.commander.Actor;
import io.incidentkit.console.form.CommandForm;
import io.incidentkit.console.form.CommandForms;
import io.incidentkit.console.form.Place;
import io.incidentkit.console.form.Submission;
import io.incidentkit.console.page.Badge;
import io.incidentkit.console.page.TimelineDay;
import io.incidentkit.console.page.TimelineRow;
import io.incidentkit.console.page.Times;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.Outcome;
import io.incidentkit.playbook.Permission;
import io.incidentkit.service.Incidents;
import io.incidentkit.service.VisibleIncidents;
import io.incidentkit.timeline.CorrectedEntry;
import io.incidentkit.timeline.Timeline;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes an incident's page from what {@link Incidents} says. */
@Component
public final class IncidentViews {
    private final Incidents incidents;
    private final CommandForms forms;
    private final CommunicationViews communication;
    private final RunbookViews runbooks;
    private final Times times;

    public IncidentViews(
            Incidents incidents,
            CommandForms forms,
            CommunicationViews communication,
            RunbookViews runbooks,
            Times times) {
        this.incidents = incidents;
        this.forms = forms;
        this.communication = communication;
        this.runbooks = runbooks;
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
    public IncidentView view(
            Incident incident, Optional<Actor> reader, boolean newestFirst, @Nullable Submission submission) {
        List<Permission> permissions =
                reader.map(actor -> incidents.mayI(actor, incident)).orElse(List.of());
        List<TimelineEntry> timeline = incidents.timeline(incident.id());
        return view(incident, timeline, reader, newestFirst, permissions, submission, times);
    }

    /**
     * Makes the page as it would have been at a moment, from what was recorded until then. There is nothing to do on it.
     *
     * @param incident the incident
     * @param reader who reads, if they said so
     * @param newestFirst the order of the timeline
     * @param moment the moment, not before the first entry was recorded
     */
    public IncidentView asKnownAt(Incident incident, Optional<Actor> reader, boolean newestFirst, Instant moment) {
        List<TimelineEntry> known =
                Timeline.of(incidents.timeline(incident.id())).asKnownAt(moment).entries();
        Incident then = Incident.replay(incident.id(), incident.number(), known);
        return view(then, known, reader, newestFirst, List.of(), null, times.seenFrom(moment));
    }

    private IncidentView view(
            Incident incident,
            List<TimelineEntry> timeline,
            Optional<Actor> reader,
            boolean newestFirst,
            List<Permission> permissions,
            @Nullable Submission submission,
            Times at) {
        VisibleIncidents visible = incidents.visibleTo(reader.orElse(Actor.ANYBODY));
        return new IncidentView(
                incident.reference(),
                incident.title(),
                incident.isPrivate(),
                Badge.of(incident.severity(), incidents.policy()),
                incident.outcome().map(Outcome::code).orElse(incident.step().code()),
                incident.isOpen(),
                age(incident, at),
                incident.episode().number(),
                StepView.of(incident, at),
                Facts.of(incident, incidents.policy().roles(), at),
                incident.mergedInto()
                        .flatMap(visible::find)
                        .map(LinkedIncident::of)
                        .orElse(null),
                incident.duplicates().stream()
                        .flatMap(id -> visible.find(id).stream())
                        .map(LinkedIncident::of)
                        .toList(),
                communication.view(incident, timeline, permissions, submission, at),
                AlertView.of(timeline, at),
                runbooks.fitting(incident, timeline, permissions, submission),
                at == times ? StandsOut.of(incident, incidents, runbooks.remarks(incident, timeline), times) : null,
                permissions.isEmpty() ? Actions.NONE : actions(incident, permissions, submission),
                TimelineDay.of(rows(timeline, newestFirst)),
                newestFirst,
                permissions.isEmpty()
                        ? List.of()
                        : visible.toldOutside(incident.id()).stream()
                                .map(told -> IncidentView.Outside.of(told, at))
                                .toList());
    }

    /** Returns entries as they are shown, in the order in which they happened. */
    public List<TimelineRow> rows(List<TimelineEntry> entries, boolean newestFirst) {
        Map<Integer, CorrectedEntry> right = Timeline.of(entries).inOrder().stream()
                .collect(Collectors.toMap(each -> each.entry().sequence(), Function.identity()));
        List<List<CorrectedEntry>> sorted = new ArrayList<>();
        for (List<TimelineEntry> row : TimelineRow.together(entries)) {
            sorted.add(row.stream()
                    .map(entry -> Objects.requireNonNull(right.get(entry.sequence())))
                    .toList());
        }
        sorted.sort(Comparator.comparing(row -> row.get(row.size() - 1).at()));
        if (newestFirst) {
            Collections.reverse(sorted);
        }
        return sorted.stream().map(row -> TimelineRow.of(row, times)).toList();
    }

    private Actions actions(Incident incident, List<Permission> permissions, @Nullable Submission submission) {
        List<CommandForm> all = permissions.stream()
                .filter(permission -> permission.command().isForPeople())
                .filter(permission -> Place.of(permission.command()) == Place.INCIDENT)
                .filter(permission -> !CommunicationViews.GIVEN_THERE.contains(permission.command()))
                .map(permission -> forms.form(incident, permission, submission))
                .toList();
        return Actions.of(incident, all);
    }

    private static String age(Incident incident, Times at) {
        return incident.endedAt()
                .map(end -> Times.words(Duration.between(incident.detectedAt(), end)))
                .orElseGet(() -> at.since(incident.detectedAt()));
    }
}
