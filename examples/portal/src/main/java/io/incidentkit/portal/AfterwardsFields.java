package io.incidentkit.portal;

import io.incidentkit.actionitem.ActionType;
import io.incidentkit.command.CommandType;
import java.util.List;
import java.util.stream.Stream;

/** What the commands ask for that set the record right and learn from it: corrections, runbooks, postmortem, action items. */
final class AfterwardsFields {
    private AfterwardsFields() {}

    /** Returns what a command is for, in a sentence. */
    static String lead(CommandType type) {
        return switch (type) {
            case CORRECT_TIME -> "The entry stays as it was recorded; the correction names it.";
            case CORRECT_TEXT -> "The entry stays as it was recorded; what you write is shown in its place.";
            case USE_RUNBOOK -> "It is noted on the timeline, and owes a review before the postmortem is published.";
            case REVIEW_RUNBOOK -> "Did it help? Change it while you remember, or say that it is right as it is.";
            case ADD_ACTION -> "Owner and due date can follow, until the postmortem is published.";
            case CHANGE_ACTION -> "What you leave empty stays as it is.";
            case START_ACTION -> "Somebody works on it.";
            case COMPLETE_ACTION -> "It is finished.";
            case DROP_ACTION -> "It will not be done, and the reason stays.";
            case REVIEW_ACTION -> "Somebody looked at it and knows where it stands. Once a week for each.";
            case ASSIGN_POSTMORTEM -> "One person sees to it. The others write along.";
            case WRITE_SECTION -> "In Markdown. Systems, processes and missing safeguards, no people as the cause.";
            case EXPLAIN_PHASE -> "One sentence: what made it take as long as it did.";
            case WAIVE_BLAME -> "Better word it anew. If it has to stay as it is, say why.";
            case REQUEST_REVIEW -> "Others read it now, and at least one of them was not on the incident.";
            case REVIEW_POSTMORTEM -> "Say that you have read it, and what is to be said about it.";
            case PUBLISH_POSTMORTEM -> "It becomes part of the archive and stays as it is.";
            default -> throw new IllegalArgumentException("This portal has no form for " + type);
        };
    }

    /** Returns the fields of a command, without the moment. */
    static List<Field> of(CommandType type) {
        return switch (type) {
            case CORRECT_TIME ->
                List.of(
                        Field.time("moment", "When it happened").must(),
                        Field.text("reason", "What showed it").must());
            case CORRECT_TEXT -> List.of(Field.text("text", "What is right").must());
            case USE_RUNBOOK ->
                List.of(
                        Field.line("runbook", "Runbook").must().hinted("Its file or address."),
                        Field.line("name", "Its name").must());
            case REVIEW_RUNBOOK ->
                List.of(
                        Field.check("changed", "It was changed"),
                        Field.text("note", "What was found").hinted("Optional."));
            case ADD_ACTION -> addAction();
            case CHANGE_ACTION -> changeAction();
            case DROP_ACTION ->
                List.of(Field.text("reason", "Why it is dropped").must());
            case REVIEW_ACTION -> List.of(Field.line("note", "What was said").hinted("Optional."));
            case ASSIGN_POSTMORTEM -> List.of(Field.line("owner", "Owner").must());
            case WRITE_SECTION -> List.of(Field.text("markdown", "Text").must());
            case EXPLAIN_PHASE -> List.of(Field.text("sentence", "Why").must());
            case WAIVE_BLAME -> List.of(Field.text("reason", "Why it may stay").must());
            case REVIEW_POSTMORTEM -> List.of(Field.text("comment", "Comment").hinted("Optional."));
            case START_ACTION, COMPLETE_ACTION, REQUEST_REVIEW, PUBLISH_POSTMORTEM -> List.of();
            default -> throw new IllegalArgumentException("This portal has no form for " + type);
        };
    }

    private static List<Field> addAction() {
        Field.Choice none = new Field.Choice("", "Choose…");
        return List.of(
                Field.choice("kind", "Good for", kinds(none)).must(),
                Field.text("description", "What is to be done").must(),
                Field.line("owner", "Owner").hinted("Optional."),
                Field.date("due", "Due").hinted("Optional."));
    }

    private static List<Field> changeAction() {
        return List.of(
                Field.text("description", "What is to be done"),
                Field.line("owner", "Owner"),
                Field.date("due", "Due"),
                Field.choice("kind", "Good for", kinds(new Field.Choice("", "As it is"))));
    }

    private static List<Field.Choice> kinds(Field.Choice none) {
        return Stream.concat(
                        Stream.of(none),
                        Stream.of(ActionType.PREVENT, ActionType.DETECT, ActionType.MITIGATE, ActionType.PROCESS)
                                .map(type -> new Field.Choice(type.name(), type.name())))
                .toList();
    }
}
