package io.incidentkit.spring.boot.web.view;

import io.incidentkit.postmortem.PhaseReport;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.postmortem.TimelineLine;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A postmortem as the API shows it. Durations are in seconds; one that is not known is null, never 0. */
public final class PostmortemView {
    private PostmortemView() {}

    public static Map<String, @Nullable Object> of(Postmortem postmortem) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("reference", postmortem.reference());
        view.put("title", postmortem.title());
        view.put("severity", postmortem.severity().orElse(null));
        view.put("services", postmortem.services());
        view.put("detectedAt", IncidentView.text(postmortem.detectedAt()));
        view.put("endedAt", IncidentView.text(postmortem.endedAt()));
        view.put("durationSeconds", seconds(postmortem.duration()));
        view.put("due", IncidentView.text(postmortem.due()));
        view.put("impact", postmortem.impact());
        view.put(
                "timeline",
                postmortem.timeline().stream().map(PostmortemView::line).toList());
        view.put("rootCause", postmortem.rootCause());
        view.put(
                "phases",
                postmortem.phases().stream().map(PostmortemView::phase).toList());
        view.put("wentWell", postmortem.wentWell());
        view.put("wentBadly", postmortem.wentBadly());
        return view;
    }

    private static Map<String, @Nullable Object> line(TimelineLine line) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("at", IncidentView.text(line.at()));
        view.put("text", line.text());
        return view;
    }

    private static Map<String, @Nullable Object> phase(PhaseReport report) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("episode", report.episode());
        view.put("phase", report.phase().code());
        view.put("from", report.phase().from());
        view.put("to", report.phase().to());
        view.put("tookSeconds", seconds(report.took()));
        view.put("why", report.why());
        return view;
    }

    private static @Nullable Long seconds(Optional<Duration> duration) {
        return duration.map(Duration::toSeconds).orElse(null);
    }
}
