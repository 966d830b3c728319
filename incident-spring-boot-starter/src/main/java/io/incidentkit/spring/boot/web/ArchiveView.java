package io.incidentkit.spring.boot.web;

import io.incidentkit.archive.ArchiveMatch;
import io.incidentkit.archive.ArchivePage;
import io.incidentkit.incident.Incident;
import io.incidentkit.postmortem.Postmortem;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The postmortems that were found as the API shows them, the best first. */
final class ArchiveView {
    private ArchiveView() {}

    static Map<String, @Nullable Object> of(ArchivePage page) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("matches", page.matches().stream().map(ArchiveView::match).toList());
        view.put("capped", page.capped());
        return view;
    }

    private static Map<String, @Nullable Object> match(ArchiveMatch match) {
        Incident incident = match.found().incident();
        Postmortem postmortem = match.found().postmortem();
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("incident", incident.reference());
        view.put("id", incident.id().toString());
        view.put("kind", incident.kind().code());
        view.put("title", postmortem.title());
        view.put("severity", postmortem.severity().orElse(null));
        view.put("services", postmortem.services());
        view.put("detectedAt", incident.detectedAt().toString());
        view.put("score", match.score());
        view.put("because", match.because());
        return view;
    }
}
