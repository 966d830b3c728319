package io.incidentkit.service;

import io.incidentkit.incident.Incident;
import io.incidentkit.loop.Episode;
import io.incidentkit.loop.Moment;
import io.incidentkit.loop.Step;
import io.incidentkit.timeline.CorrectedEntry;
import io.incidentkit.timeline.EventType;
import io.incidentkit.timeline.RecordEvent.NoteAdded;
import io.incidentkit.timeline.Retelling;
import io.incidentkit.timeline.Timeline;
import io.incidentkit.timeline.TimelineEntry;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** All that is kept of an imported incident, whatever the order in which it came: its state, and what can be read of it. */
final class StoredHistory {
    private static final Set<EventType> BOOKKEEPING =
            EnumSet.of(EventType.DECLARED, EventType.HISTORY_TOLD, EventType.TEXT_CORRECTED, EventType.TIME_CORRECTED);

    private StoredHistory() {}

    static Set<String> of(Incidents incidents, Incident incident) {
        Set<String> all = new TreeSet<>();
        all.add("title " + incident.title() + incident.services() + incident.impact() + incident.began());
        all.add("level " + incident.severity()
                + incident.severityMoments().stream().map(Moment::at).toList());
        all.add("found " + incident.hypothesis() + incident.mitigation() + incident.verification());
        all.add("ended " + incident.outcome() + incident.endedAt());
        incident.earlierEpisodes().forEach(episode -> all.add(describe(episode)));
        all.add("last " + describe(incident.episode()));
        List<TimelineEntry> timeline = incidents.timeline(incident.id());
        Set<Integer> superseded = Retelling.superseded(timeline);
        Timeline.of(timeline).inOrder().stream()
                .filter(shown -> !BOOKKEEPING.contains(shown.entry().event().type())
                        && !superseded.contains(shown.entry().sequence()))
                .forEach(shown -> all.add(shown.at() + " " + text(shown)));
        return all;
    }

    private static String text(CorrectedEntry shown) {
        String text = shown.text();
        return shown.entry().event() instanceof NoteAdded && !text.startsWith("Note: ") ? "Note: " + text : text;
    }

    private static String describe(Episode episode) {
        StringBuilder moments = new StringBuilder("episode " + episode.number());
        for (Step step : Step.values()) {
            moments.append(' ').append(episode.moment(step).map(Moment::at));
        }
        episode.failedAttempts()
                .forEach(attempt -> moments.append(attempt.mitigated().at())
                        .append(attempt.failed().at()));
        return moments.toString();
    }
}
