package io.incidentkit.spring.boot.web;

import io.incidentkit.incident.Incident;
import io.incidentkit.runbook.RunbookMatch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The runbooks of an incident as the API shows them: those that fit it, best first, and those that were used. */
final class RunbooksView {
    private RunbooksView() {}

    static Map<String, @Nullable Object> of(Incident incident, List<RunbookMatch> fitting) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("fitting", fitting.stream().map(RunbooksView::match).toList());
        view.put("used", incident.runbooks().stream().map(FollowUpView::runbook).toList());
        return view;
    }

    private static Map<String, @Nullable Object> match(RunbookMatch match) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("runbook", match.use().runbook());
        view.put("name", match.use().name());
        view.put("source", match.runbook().source().orElse(null));
        view.put("score", match.score());
        view.put("because", match.reasons().stream().map(Object::toString).toList());
        return view;
    }
}
