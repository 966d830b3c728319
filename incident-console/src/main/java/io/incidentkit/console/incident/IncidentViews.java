package io.incidentkit.console.incident;

import io.incidentkit.command.CommandType;
import io.incidentkit.commander.Actor;
import io.incidentkit.console.form.About;
import io.incidentkit.console.form.CommandForm;
import io.incidentkit.console.form.CommandForms;
import io.incidentkit.console.form.Place;
import io.incidentkit.console.form.Submission;
import io.incidentkit.console.page.TimelineDay;
import io.incidentkit.console.page.TimelineRow;
import io.incidentkit.console.page.Times;
import io.incidentkit.incident.Incident;
import io.incidentkit.playbook.Permission;
import io.incidentkit.service.Incidents;
import io.incidentkit.timeline.CorrectedEntry;
import io.incidentkit.timeline.Timeline;
import io.incidentkit.timeline.TimelineEntry;
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

/** Makes an incident's pages from what {@link Incidents} says. */
@Component
public final class IncidentViews {
    private static final int LATEST = 6;

    private final Incidents incidents;
    private final IncidentHeads heads;
    private final CommandForms forms;
    private final CommunicationViews communication;
    private final RunbookViews runbooks;
    private final Times times;

    public IncidentViews(
            Incidents incidents,
            IncidentHeads heads,
            CommandForms forms,
            CommunicationViews communication,
            RunbookViews runbooks,
            Times times) {
        this.incidents = incidents;
        this.heads = heads;
        this.forms = forms;
        this.communication = communication;
        this.runbooks = runbooks;
        this.times = times;
    }

    /**
     * The page that somebody asks for.
     *
     * @param tab which of them
     * @param reader who reads, if they are logged in
     * @param newestFirst the order of the timeline
     * @param doing the command whose form was asked for, or null
     * @param submission a form that was sent and not taken, or null
     */
    public record Asked(
            Place tab,
            Optional<Actor> reader,
            boolean newestFirst,
            @Nullable CommandType doing,
            @Nullable Submission submission) {
        /** Returns the page on which a form stood that was not taken; the first of them if it was none of these. */
        public static Asked again(Optional<Actor> reader, Submission submission) {
            Place place = Place.of(submission);
            boolean isOther = place == Place.ENTRY || place == Place.POSTMORTEM;
            return new Asked(isOther ? Place.INCIDENT : place, reader, true, null, submission);
        }
    }

    /** Makes a page as it is now. */
    public IncidentView view(Incident incident, Asked asked) {
        List<Permission> permissions =
                asked.reader().map(actor -> incidents.mayI(actor, incident)).orElse(List.of());
        return view(incident, incidents.timeline(incident.id()), asked, permissions, times);
    }

    /**
     * Makes the page as it would have been at a moment, from what was recorded until then. There is nothing to do on it.
     *
     * @param incident the incident
     * @param asked the page
     * @param moment the moment, not before the first entry was recorded
     */
    public IncidentView asKnownAt(Incident incident, Asked asked, Instant moment) {
        List<TimelineEntry> known =
                Timeline.of(incidents.timeline(incident.id())).asKnownAt(moment).entries();
        Incident then = Incident.replay(incident.id(), incident.number(), known);
        return view(then, known, asked, List.of(), times.seenFrom(moment));
    }

    private IncidentView view(
            Incident incident, List<TimelineEntry> timeline, Asked asked, List<Permission> permissions, Times at) {
        Actor reader = asked.reader().orElse(Actor.ANYBODY);
        Actions actions = permissions.isEmpty() ? Actions.NONE : actions(incident, permissions, asked);
        CommunicationView told = communication.view(incident, timeline, reader, permissions, asked.submission(), at);
        List<RunbookViews.Fitting> fitting = runbooks.fitting(incident, timeline, permissions, asked.submission(), at);
        List<TimelineRow> rows = rows(timeline, asked.newestFirst());
        boolean isInline = isAnswered(actions, told, fitting, asked.tab());
        CommandForm doing = doing(incident, permissions, asked, isInline);
        return new IncidentView(
                heads.of(incident, asked.tab(), asked.reader(), permissions, at),
                Facts.of(incident, incidents.policy().roles(), at),
                told,
                AlertView.of(timeline, at),
                fitting,
                at == times ? StandsOut.of(incident, incidents, runbooks.remarks(incident, timeline), times) : null,
                actions,
                doing,
                isInline || (doing != null && doing.sent() != null),
                rows.stream().limit(LATEST).toList(),
                TimelineDay.of(rows),
                asked.newestFirst(),
                permissions.isEmpty()
                        ? List.of()
                        : incidents.visibleTo(reader).toldOutside(incident.id()).stream()
                                .map(each -> IncidentView.Outside.of(each, at))
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

    private Actions actions(Incident incident, List<Permission> permissions, Asked asked) {
        About here = about(incident, asked);
        List<CommandForm> all = permissions.stream()
                .filter(permission -> isGivenHere(permission.command()))
                .map(permission -> forms.form(incident, permission, asked.submission(), here))
                .toList();
        return Actions.of(incident, all);
    }

    /** The place of the forms. Somebody who triages takes command, mostly: their own name stands there until they write another one. */
    private static About about(Incident incident, Asked asked) {
        About here = About.on(asked.tab());
        boolean taken = incident.commander().isPresent();
        return asked.reader()
                .flatMap(Actor::person)
                .filter(person -> !taken)
                .map(person -> here.knowing("commander", person.name()))
                .orElse(here);
    }

    /** A message that was sent by hand is confirmed where it stands. */
    private static boolean isGivenHere(CommandType type) {
        return type.isForPeople() && Place.of(type) == Place.INCIDENT && type != CommandType.CONFIRM_SENT;
    }

    /** Returns whether what came back stands at one of the forms that a page has anyway. */
    private static boolean isAnswered(
            Actions actions, CommunicationView told, List<RunbookViews.Fitting> fitting, Place tab) {
        return switch (tab) {
            case INCIDENT ->
                cameBack(actions.next())
                        || actions.takeOver().stream().anyMatch(IncidentViews::cameBack)
                        || fitting.stream().anyMatch(runbook -> cameBack(runbook.use()));
            case TIMELINE -> cameBack(actions.note());
            case COMMUNICATION -> told.answered();
            default -> false;
        };
    }

    private static boolean cameBack(@Nullable CommandForm form) {
        return form != null && form.sent() != null;
    }

    /** The form that has no place of its own on the page. */
    private @Nullable CommandForm doing(
            Incident incident, List<Permission> permissions, Asked asked, boolean isAnswered) {
        Submission submission = asked.submission();
        CommandType type = submission == null ? asked.doing() : submission.type();
        if (type == null
                || !isGivenHere(type)
                || isAnswered
                || (submission == null && isInline(type, incident, asked))) {
            return null;
        }
        return permissions.stream()
                .filter(permission -> permission.command() == type)
                .findFirst()
                .map(permission -> forms.form(incident, permission, submission, about(incident, asked)))
                .orElse(null);
    }

    private static boolean isInline(CommandType type, Incident incident, Asked asked) {
        return switch (asked.tab()) {
            case INCIDENT -> incident.isOpen() && type == ActionBar.next(incident.step());
            case TIMELINE -> type == CommandType.ADD_NOTE;
            default -> false;
        };
    }
}
