package io.incidentkit.console.incident;

import io.incidentkit.command.CommandType;
import io.incidentkit.commander.Actor;
import io.incidentkit.console.form.About;
import io.incidentkit.console.form.CommandForm;
import io.incidentkit.console.form.CommandForms;
import io.incidentkit.console.form.Place;
import io.incidentkit.console.form.Submission;
import io.incidentkit.console.page.TimelineRow;
import io.incidentkit.console.page.Times;
import io.incidentkit.incident.Incident;
import io.incidentkit.service.Incidents;
import io.incidentkit.timeline.CorrectedEntry;
import io.incidentkit.timeline.IncidentEvent;
import io.incidentkit.timeline.RecordEvent.TextCorrected;
import io.incidentkit.timeline.RecordEvent.TimeCorrected;
import io.incidentkit.timeline.Timeline;
import io.incidentkit.timeline.TimelineEntry;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the page of one entry of a timeline, on which it is corrected. */
@Component
public final class EntryViews {
    private final Incidents incidents;
    private final CommandForms forms;
    private final Times times;

    public EntryViews(Incidents incidents, CommandForms forms, Times times) {
        this.incidents = incidents;
        this.forms = forms;
        this.times = times;
    }

    /** Makes the page; empty if there is no entry of that number. */
    public Optional<EntryView> view(
            Incident incident, Optional<Actor> reader, int number, @Nullable Submission submission) {
        List<CorrectedEntry> all =
                Timeline.of(incidents.timeline(incident.id())).inOrder();
        return all.stream()
                .filter(each -> each.entry().sequence() == number)
                .findFirst()
                .map(corrected -> view(incident, reader, corrected, all, submission));
    }

    private EntryView view(
            Incident incident,
            Optional<Actor> reader,
            CorrectedEntry corrected,
            List<CorrectedEntry> all,
            @Nullable Submission submission) {
        TimelineEntry entry = corrected.entry();
        TimelineRow row = TimelineRow.of(List.of(corrected), times);
        return new EntryView(
                incident.reference(),
                incident.title(),
                row,
                times.when(entry.recordedAt()),
                entry.event().describe(),
                times.when(entry.occurredAt()),
                rows(all, other -> corrects(other.event(), entry.sequence())),
                rows(
                        all,
                        other -> other.sequence() != entry.sequence()
                                && other.recordedAt().equals(entry.recordedAt())
                                && other.actor().equals(entry.actor())),
                row.correctable()
                        ? reader.map(actor -> forms(incident, actor, corrected, submission))
                                .orElse(List.of())
                        : List.of());
    }

    private List<TimelineRow> rows(List<CorrectedEntry> all, Predicate<TimelineEntry> wanted) {
        return all.stream()
                .filter(each -> wanted.test(each.entry()))
                .map(each -> TimelineRow.of(List.of(each), times))
                .toList();
    }

    private static boolean corrects(IncidentEvent event, int number) {
        return (event instanceof TimeCorrected time && time.entry() == number)
                || (event instanceof TextCorrected text && text.entry() == number);
    }

    private List<CommandForm> forms(
            Incident incident, Actor actor, CorrectedEntry corrected, @Nullable Submission submission) {
        About about = About.on(Place.ENTRY)
                .of("entry", corrected.entry().sequence())
                .knowing("text", corrected.text())
                .knowing("moment", times.typed(corrected.at()));
        return incidents.mayI(actor, incident).stream()
                .filter(may -> may.command() == CommandType.CORRECT_TIME || may.command() == CommandType.CORRECT_TEXT)
                .map(may -> forms.form(incident, may, submission, about))
                .toList();
    }
}
