package io.incidentkit.connector.statuspage;

import io.incidentkit.incident.Incident;
import io.incidentkit.loop.Episode;
import io.incidentkit.loop.Moment;
import io.incidentkit.loop.Step;
import io.incidentkit.service.Incidents;
import io.incidentkit.timeline.PostmortemRows;
import io.incidentkit.timeline.RecordEvent.LinkAdded;
import io.incidentkit.timeline.RecordEvent.NoteAdded;
import java.util.Set;
import java.util.TreeSet;

/** All that is kept of an imported incident, whatever the order in which it came: its state, and what a document says of it. */
final class StoredState {
    private StoredState() {}

    static Set<String> of(Incidents incidents, Incident incident) {
        Set<String> all = new TreeSet<>();
        all.add("title " + incident.title() + incident.services() + incident.impact() + incident.began());
        all.add("found " + incident.hypothesis() + incident.mitigation() + incident.verification());
        all.add("ended " + incident.outcome() + incident.endedAt());
        incident.earlierEpisodes().forEach(episode -> all.add(describe(episode)));
        all.add("last " + describe(incident.episode()));
        PostmortemRows.written(incidents.timeline(incident.id())).stream()
                .filter(row -> row.entry().sequence() > 1 && !(row.entry().event() instanceof LinkAdded))
                .forEach(row -> all.add(
                        row.at() + " " + (row.entry().event() instanceof NoteAdded ? "Note: " : "") + row.text()));
        return all;
    }

    private static String describe(Episode episode) {
        StringBuilder moments = new StringBuilder("episode " + episode.number());
        for (Step step : Step.values()) {
            moments.append(' ').append(episode.moment(step).map(Moment::at));
        }
        return moments.append(episode.failedAttempts().size()).toString();
    }
}
