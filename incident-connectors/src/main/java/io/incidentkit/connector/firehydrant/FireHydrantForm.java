package io.incidentkit.connector.firehydrant;

import io.incidentkit.actionitem.ActionState;
import io.incidentkit.connector.history.FollowUpStates;
import io.incidentkit.connector.history.HistoryJson;
import io.incidentkit.connector.history.HistoryPage;
import io.incidentkit.connector.history.HistoryPile;
import io.incidentkit.connector.history.HistorySetting;
import io.incidentkit.connector.history.PastDraft;
import io.incidentkit.connector.history.RecordForm;
import io.incidentkit.connector.history.StepWords;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Incidents as FireHydrant's API (v1) lists them, with milestones, roles, notes, tasks, follow-up tickets and retrospectives. What is
 * asked for one incident alone, such as tasks, stands in the incident's record or names it with {@code incident_id}.
 */
public final class FireHydrantForm extends RecordForm {
    /** The name of the tool. */
    public static final String TOOL = "firehydrant";

    static final String EVENTS = "events";
    static final String TASKS = "tasks";
    static final String TICKETS = "tickets";
    static final String REPORTS = "reports";
    static final String SEVERITIES = "severities";

    private static final Set<String> LISTS = Set.of("data", INCIDENTS, EVENTS, TASKS, TICKETS, REPORTS, SEVERITIES);
    private static final String OCCURRED = "occurred_at";
    private static final String CREATED = "created_at";
    private static final String STATE = "state";

    @Override
    public String tool() {
        return TOOL;
    }

    @Override
    protected Set<String> lists() {
        return LISTS;
    }

    @Override
    protected String listOf(JsonNode record) {
        if (record.has("slug") && record.has("position") && !record.has("id")) {
            return SEVERITIES;
        }
        boolean isOfOne = record.has("incident_id");
        if (isOfOne && record.has("questions")) {
            return REPORTS;
        }
        if (isOfOne && record.has(STATE)) {
            return record.has("summary") ? TICKETS : TASKS;
        }
        return isOfOne && record.has(OCCURRED) ? EVENTS : INCIDENTS;
    }

    @Override
    protected void read(JsonNode node, HistoryPile pile, HistorySetting setting, HistoryPage.Builder page) {
        String id = HistoryJson.line(node, "id");
        String severity = HistoryJson.line(node, "severity");
        if (HistoryJson.moment(node, "discarded_at") != null) {
            page.leftOut(id, "was discarded there");
            return;
        }
        String kind = kind(severity, pile);
        if (kind.equals("gameday") || kind.equals("maintenance")) {
            page.leftOut(id, "is a " + kind + " there");
            return;
        }
        PastDraft draft = new PastDraft(setting.source(), id, HistoryJson.line(node, "name"))
                .link(HistoryJson.line(node, "incident_url"))
                .impact(HistoryJson.text(node, "customer_impact_summary"))
                .services(HistoryJson.list(node, "services").stream()
                        .map(each -> HistoryJson.line(each, "name"))
                        .toList());
        draft.severity(setting.scale().level(severity, ranked(pile)).orElse(null));
        Instant created = HistoryJson.moment(node, CREATED);
        if (!severity.isEmpty()) {
            draft.update("severity", created, null, "Severity there: " + severity + ".", null);
        }
        String told = HistoryJson.text(node, "description");
        draft.update("description", created, null, told.isEmpty() ? HistoryJson.text(node, "summary") : told, null);
        milestones(node, created, draft);
        roles(node, draft);
        events(node, pile, draft);
        of(node, TASKS, pile).forEach(task -> followUp(task, "title", draft));
        tickets(node, pile, draft);
        of(node, REPORTS, pile).forEach(report -> draft.postmortem(markdown(report)));
        draft.into(page);
    }

    private static String kind(String severity, HistoryPile pile) {
        if (severity.equalsIgnoreCase("GAMEDAY") || severity.equalsIgnoreCase("MAINTENANCE")) {
            return severity.toLowerCase(Locale.ROOT);
        }
        return pile.all(SEVERITIES).stream()
                .filter(each -> HistoryJson.line(each, "slug").equals(severity))
                .map(each -> HistoryJson.word(each, "type"))
                .findFirst()
                .orElse("");
    }

    /** The most severe one stands first there. */
    private static List<String> ranked(HistoryPile pile) {
        return pile.all(SEVERITIES).stream()
                .filter(each -> !Set.of("gameday", "maintenance").contains(HistoryJson.word(each, "type")))
                .sorted(Comparator.comparingInt(each -> each.path("position").asInt(0)))
                .map(each -> HistoryJson.line(each, "slug"))
                .toList();
    }

    private static void milestones(JsonNode node, @Nullable Instant created, PastDraft draft) {
        Map<String, Instant> moments = new LinkedHashMap<>();
        for (JsonNode phase : HistoryJson.list(node, "lifecycle_phases")) {
            for (JsonNode milestone : HistoryJson.list(phase, "milestones")) {
                put(moments, HistoryJson.word(milestone, "slug"), milestone);
            }
        }
        HistoryJson.list(node, "milestones")
                .forEach(milestone -> put(moments, HistoryJson.word(milestone, "type"), milestone));
        Instant began = moments.remove("started");
        Instant detected = moments.remove("detected");
        draft.times(
                began == null ? HistoryJson.moment(node, "started_at") : began,
                detected == null ? created : detected,
                null);
        moments.forEach((slug, at) ->
                draft.update("milestone " + slug, at, StepWords.step(slug), "Milestone there: " + slug + ".", null));
    }

    private static void put(Map<String, Instant> moments, String slug, JsonNode milestone) {
        Instant at = HistoryJson.moment(milestone, OCCURRED);
        if (at != null && !slug.isEmpty()) {
            moments.putIfAbsent(slug, at);
        }
    }

    private static void roles(JsonNode node, PastDraft draft) {
        for (JsonNode assignment : HistoryJson.list(node, "role_assignments")) {
            String role = HistoryJson.word(assignment, "incident_role", "name");
            if (role.contains("commander") || role.equals("incident lead")) {
                draft.lead(HistoryJson.line(assignment, "user", "name"), HistoryJson.moment(assignment, CREATED));
            }
        }
    }

    private static void events(JsonNode node, HistoryPile pile, PastDraft draft) {
        Set<String> unknown = new TreeSet<>();
        for (JsonNode event : of(node, EVENTS, pile)) {
            String words = HistoryJson.text(event, "data", "body");
            if (words.isEmpty()) {
                words = HistoryJson.text(event, "data", "text");
            }
            if (words.isEmpty()) {
                unknown.add(HistoryJson.word(event, "type"));
            } else {
                draft.update(HistoryJson.line(event, "id"), HistoryJson.moment(event, OCCURRED), null, words, null);
            }
        }
        if (!unknown.isEmpty()) {
            draft.remark("has events without words, of the kinds " + unknown);
        }
    }

    private static void tickets(JsonNode node, HistoryPile pile, PastDraft draft) {
        List<JsonNode> tickets = new ArrayList<>(of(node, TICKETS, pile));
        tickets.addAll(HistoryJson.list(node, "incident_tickets"));
        for (JsonNode ticket : tickets) {
            if (HistoryJson.word(ticket, "type").equals("follow_up")) {
                followUp(ticket, "summary", draft);
            }
        }
    }

    private static void followUp(JsonNode node, String field, PastDraft draft) {
        String state = HistoryJson.word(node, STATE);
        ActionState stands = FollowUpStates.state(state);
        if (stands == null) {
            draft.remark("has a follow-up that is " + state + ", which is not known; it is open here");
        }
        String title = HistoryJson.line(node, field);
        String description = HistoryJson.text(node, "description");
        List<JsonNode> assignees = HistoryJson.list(node, "assignees");
        draft.followUp(
                HistoryJson.line(node, "id"),
                description.isEmpty() || description.equals(title) ? title : title + "\n\n" + description,
                assignees.isEmpty()
                        ? HistoryJson.line(node, "assignee", "name")
                        : HistoryJson.line(assignees.get(0), "name"),
                HistoryJson.day(node, "due_at"),
                stands == null ? ActionState.OPEN : stands,
                stands == ActionState.DROPPED ? "It is cancelled there." : null,
                HistoryJson.moment(node, CREATED),
                HistoryJson.moment(node, "updated_at"));
    }

    private static String markdown(JsonNode report) {
        StringBuilder text = new StringBuilder("# " + HistoryJson.line(report, "name") + "\n");
        String summary = HistoryJson.text(report, "summary");
        if (!summary.isEmpty()) {
            text.append("\n## Summary\n\n").append(summary).append('\n');
        }
        JsonNode questions = report.path("questions");
        List<JsonNode> asked = questions.isObject() ? List.of(questions) : HistoryJson.list(report, "questions");
        boolean isWritten = !summary.isEmpty();
        for (JsonNode question : asked) {
            String answer = HistoryJson.text(question, "body");
            if (!answer.isEmpty()) {
                text.append("\n## ").append(HistoryJson.line(question, "title"));
                text.append("\n\n").append(answer).append('\n');
                isWritten = true;
            }
        }
        return isWritten ? text.toString() : "";
    }
}
