package io.incidentkit.console.incident;

import io.incidentkit.alert.Alert;
import io.incidentkit.alert.AlertGroup;
import io.incidentkit.console.page.Times;
import io.incidentkit.console.page.When;
import io.incidentkit.timeline.RecordEvent.AlertsReceived;
import io.incidentkit.timeline.TimelineEntry;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One alert, as its source last told it.
 *
 * @param name its name
 * @param firing whether it fires
 * @param since since when it fires, or until when it did; null if the source did not say
 * @param labels what tells it from others of its name
 * @param summary what it says to people, or null
 */
public record AlertView(
        String name,
        boolean firing,
        @Nullable When since,
        String labels,
        @Nullable String summary) {
    private static final Set<String> SHOWN_ELSEWHERE = Set.of("alertname", "severity");

    /** Returns the alerts of a timeline: of each what was told last, those that fire first. An entry has those that changed. */
    public static List<AlertView> of(List<TimelineEntry> timeline, Times times) {
        Map<List<Object>, Alert> last = new LinkedHashMap<>();
        for (TimelineEntry entry : timeline) {
            if (entry.event() instanceof AlertsReceived received) {
                AlertGroup group = received.group();
                group.alerts().forEach(alert -> last.put(List.of(group.openKey(), alert.labels()), alert));
            }
        }
        return last.values().stream()
                .sorted(Comparator.comparing(Alert::firing).reversed())
                .map(alert -> of(alert, times))
                .toList();
    }

    private static AlertView of(Alert alert, Times times) {
        Instant moment = alert.firing() ? alert.startsAt() : alert.endsAt();
        String summary = alert.annotations().get("summary");
        return new AlertView(
                alert.name().orElse("Alert"),
                alert.firing(),
                moment == null ? null : times.when(moment),
                alert.labels().entrySet().stream()
                        .filter(label -> !SHOWN_ELSEWHERE.contains(label.getKey()))
                        .map(label -> label.getKey() + "=" + label.getValue())
                        .collect(Collectors.joining(", ")),
                summary == null ? alert.annotations().get("description") : summary);
    }
}
