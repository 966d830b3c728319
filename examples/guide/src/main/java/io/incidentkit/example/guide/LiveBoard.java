package io.incidentkit.example.guide;

import io.incidentkit.incident.Incident;
import io.incidentkit.service.IncidentListener;
import io.incidentkit.service.Incidents;
import io.incidentkit.timeline.TimelineEntry;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** A line for each open incident that was touched since the program began. */
@Component
class LiveBoard implements IncidentListener {
    private final Map<Long, Incident> latest = new ConcurrentHashMap<>();

    @Override
    public void stored(Incidents incidents, Incident incident, List<TimelineEntry> entries) {
        latest.merge(incident.number(), incident, (one, other) -> one.version() > other.version() ? one : other);
    }

    /** The lines, the oldest incident first. */
    List<String> lines() {
        return latest.values().stream()
                .filter(incident -> incident.isOpen() && !incident.isPrivate())
                .sorted(Comparator.comparing(Incident::number))
                .map(incident -> incident.reference() + " " + incident.title() + ": "
                        + incident.step().code())
                .toList();
    }
}
