package io.incidentkit.spring.boot.web.view;

import io.incidentkit.actionitem.ActionItem;
import io.incidentkit.commander.Assignment;
import io.incidentkit.incident.Incident;
import io.incidentkit.incident.RunbookUse;
import io.incidentkit.postmortem.PostmortemWork;
import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The people of an incident and the work that is left of it, as the API shows them. */
public final class FollowUpView {
    private FollowUpView() {}

    public static Map<String, @Nullable Object> of(Incident incident, Instant now, ZoneId zone) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put(
                "responders",
                incident.people().responders().stream().map(Object::toString).toList());
        view.put(
                "observers",
                incident.people().observers().stream().map(Object::toString).toList());
        view.put(
                "assignments",
                incident.people().assignments().stream()
                        .map(FollowUpView::assignment)
                        .toList());
        view.put(
                "runbooks",
                incident.runbooks().stream().map(FollowUpView::runbook).toList());
        view.put(
                "actionItems",
                incident.actionItems().stream()
                        .map(item -> item(item, now, zone))
                        .toList());
        view.put("postmortem", postmortem(incident.postmortemWork()));
        return view;
    }

    private static Map<String, @Nullable Object> assignment(Assignment assignment) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("number", assignment.number());
        view.put("person", assignment.person().name());
        view.put("what", assignment.what());
        view.put("from", assignment.from().toString());
        view.put("until", text(assignment.until()));
        return view;
    }

    static Map<String, @Nullable Object> runbook(RunbookUse use) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("runbook", use.runbook());
        view.put("name", use.name());
        view.put("usedAt", use.usedAt().toString());
        view.put("reviewedAt", text(use.reviewedAt()));
        view.put("owesReview", use.owesReview());
        return view;
    }

    private static Map<String, @Nullable Object> item(ActionItem item, Instant now, ZoneId zone) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("number", item.number());
        view.put("kind", item.type().name());
        view.put("description", item.description());
        view.put("owner", text(item.owner()));
        view.put("due", text(item.due()));
        view.put("state", item.state().code());
        view.put("standing", item.standing(now, zone).code());
        view.put("missing", item.missing().orElse(null));
        view.put("dropReason", item.dropReason());
        view.put("reviewedAt", text(item.reviewedAt()));
        view.put("finishedAt", text(item.finishedAt()));
        return view;
    }

    private static Map<String, @Nullable Object> postmortem(PostmortemWork work) {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        view.put("status", work.status().code());
        view.put("owner", text(work.owner()));
        view.put("reviewers", work.reviewers().stream().map(Object::toString).toList());
        view.put("publishedAt", text(work.publishedAt()));
        return view;
    }

    private static @Nullable String text(@Nullable Object value) {
        return Optional.ofNullable(value).map(Object::toString).orElse(null);
    }
}
