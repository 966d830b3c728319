package io.incidentkit.connector.incidentio;

import io.incidentkit.actionitem.ActionState;
import io.incidentkit.connector.history.FollowUpStates;
import io.incidentkit.connector.history.HistoryJson;
import io.incidentkit.connector.history.HistoryPage;
import io.incidentkit.connector.history.HistoryPile;
import io.incidentkit.connector.history.HistorySetting;
import io.incidentkit.connector.history.PastDraft;
import io.incidentkit.connector.history.RecordForm;
import io.incidentkit.connector.history.StepWords;
import io.incidentkit.loop.Step;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Incidents as incident.io's API (v2) lists them, with their updates, follow-ups, severities and postmortems. The names of statuses and of
 * moments are the customer's own: those that incident.io ships are understood, the others are kept as they are.
 */
public final class IncidentIoForm extends RecordForm {
    /** The name of the tool. */
    public static final String TOOL = "incident-io";

    static final String UPDATES = "incident_updates";
    static final String FOLLOW_UPS = "follow_ups";
    static final String SEVERITIES = "severities";
    static final String POSTMORTEMS = "postmortem_documents";

    private static final Set<String> LISTS = Set.of(INCIDENTS, UPDATES, FOLLOW_UPS, SEVERITIES, POSTMORTEMS);
    private static final String STATUS = "new_incident_status";
    private static final String CATEGORY = "category";
    private static final String VALUE = "value";

    @Override
    public String tool() {
        return TOOL;
    }

    @Override
    protected Set<String> lists() {
        return LISTS;
    }

    @Override
    protected void read(JsonNode node, HistoryPile pile, HistorySetting setting, HistoryPage.Builder page) {
        String id = HistoryJson.line(node, "id");
        String mode = HistoryJson.word(node, "mode");
        if (mode.equals("test") || mode.equals("tutorial")) {
            page.leftOut(id, "is a " + mode + " there");
            return;
        }
        if (HistoryJson.word(node, "visibility").equals("private")) {
            page.leftOut(id, "is private there; declare it here by hand, so that only those on it see it");
            return;
        }
        PastDraft draft = new PastDraft(setting.source(), id, HistoryJson.line(node, "name"))
                .edited(HistoryJson.moment(node, "updated_at"))
                .link(HistoryJson.line(node, "permalink"));
        severity(node, pile, setting, draft);
        draft.update("summary", created(node), null, HistoryJson.text(node, "summary"), null);
        boolean isOver = times(node, draft, mode);
        for (JsonNode update : of(node, UPDATES, pile)) {
            update(update, isOver, draft);
        }
        for (JsonNode assignment : HistoryJson.list(node, "incident_role_assignments")) {
            if (HistoryJson.word(assignment, "role", "role_type").equals("lead")) {
                draft.lead(HistoryJson.line(assignment, "assignee", "name"), null);
            }
        }
        of(node, FOLLOW_UPS, pile).forEach(followUp -> followUp(followUp, draft));
        for (JsonNode document : of(node, POSTMORTEMS, pile)) {
            draft.postmortem(HistoryJson.text(document, "markdown"));
        }
        end(node, draft);
        draft.into(page);
    }

    private static @Nullable Instant created(JsonNode node) {
        return HistoryJson.moment(node, "created_at");
    }

    private static void severity(JsonNode node, HistoryPile pile, HistorySetting setting, PastDraft draft) {
        String theirs = HistoryJson.line(node, "severity", "name");
        List<String> ranked = pile.all(SEVERITIES).stream()
                .sorted(Comparator.comparingInt(
                                (JsonNode each) -> each.path("rank").asInt(0))
                        .reversed())
                .map(each -> HistoryJson.line(each, "name"))
                .toList();
        draft.severity(setting.scale().level(theirs, ranked).orElse(null));
        if (!theirs.isEmpty()) {
            draft.update("severity", created(node), null, "Severity there: " + theirs + ".", null);
        }
    }

    /** Reads the moments by their names; whether one of them is the end. */
    private static boolean times(JsonNode node, PastDraft draft, String mode) {
        Instant began = null;
        Instant detected = null;
        boolean isOver = false;
        for (JsonNode each : HistoryJson.list(node, "incident_timestamp_values")) {
            String name = HistoryJson.line(each, "incident_timestamp", "name");
            Instant at = HistoryJson.moment(each, VALUE, VALUE);
            if (at == null) {
                continue;
            }
            String lower = name.toLowerCase(Locale.ROOT);
            Step step = StepWords.step(name);
            if (lower.contains("impact start") || lower.equals("started at")) {
                began = at;
            } else if (step == Step.DETECTED) {
                detected = at;
            } else {
                isOver |= step == Step.RESOLVED;
                draft.update("moment " + name, at, step, name + ".", null);
            }
        }
        // One that was written down afterwards was not noticed when it was written down.
        Instant noticed = detected == null && !mode.equals("retrospective") ? created(node) : detected;
        draft.times(began, noticed == null && began == null ? created(node) : noticed == null ? began : noticed, null);
        return isOver;
    }

    private static void update(JsonNode update, boolean isOver, PastDraft draft) {
        String category = HistoryJson.word(update, STATUS, CATEGORY);
        String status = HistoryJson.line(update, STATUS, "name");
        String severity = HistoryJson.line(update, "new_severity", "name");
        String words = HistoryJson.text(update, "message");
        Step says = switch (category) {
            case "learning", "closed" -> isOver ? null : Step.RESOLVED;
            case "live" -> StepWords.step(status);
            case "", "triage", "paused", "declined", "canceled", "merged" -> null;
            default -> {
                draft.remark("has an update with a status of the kind " + category + ", which is not known");
                yield null;
            }
        };
        String changes = (status.isEmpty() ? "" : "Status there: " + status + ".")
                + (severity.isEmpty() ? "" : " Severity there: " + severity + ".");
        draft.update(
                HistoryJson.line(update, "id"),
                HistoryJson.moment(update, "created_at"),
                isOver && says == Step.RESOLVED ? null : says,
                words.isEmpty() ? changes.strip() : words + (changes.isEmpty() ? "" : "\n\n" + changes.strip()),
                null);
    }

    private static void followUp(JsonNode node, PastDraft draft) {
        String status = HistoryJson.word(node, "status");
        ActionState known = FollowUpStates.state(status);
        ActionState state = known == null ? ActionState.OPEN : known;
        if (known == null) {
            draft.remark("has a follow-up that is " + status + ", which is not known; it is open here");
        }
        String title = HistoryJson.line(node, "title");
        String description = HistoryJson.text(node, "description");
        Instant completed = HistoryJson.moment(node, "completed_at");
        draft.followUp(
                HistoryJson.line(node, "id"),
                description.isEmpty() || description.equals(title) ? title : title + "\n\n" + description,
                HistoryJson.line(node, "assignee", "name"),
                null,
                state,
                state == ActionState.DROPPED ? "It is " + status.replace('_', ' ') + " there." : null,
                created(node),
                completed == null ? HistoryJson.moment(node, "updated_at") : completed);
    }

    private static void end(JsonNode node, PastDraft draft) {
        String category = HistoryJson.word(node, "incident_status", CATEGORY);
        switch (category) {
            case "declined", "canceled" -> draft.dismissed("It was " + category + " there.");
            case "merged" -> draft.dismissed("It was merged into another one there.");
            case "", "triage", "live", "learning", "closed", "paused" -> {}
            default ->
                draft.remark("has the status " + HistoryJson.line(node, "incident_status", "name") + " of the kind "
                        + category + ", which is not known");
        }
    }
}
