package io.incidentkit.command;

import static io.incidentkit.command.CommandDescription.describe;
import static io.incidentkit.command.FieldTypes.OCCURRED_AT;
import static io.incidentkit.command.FieldTypes.actionType;
import static io.incidentkit.command.FieldTypes.choice;
import static io.incidentkit.command.FieldTypes.day;
import static io.incidentkit.command.FieldTypes.line;
import static io.incidentkit.command.FieldTypes.number;
import static io.incidentkit.command.FieldTypes.numberOf;
import static io.incidentkit.command.FieldTypes.person;
import static io.incidentkit.command.FieldTypes.text;
import static io.incidentkit.command.FieldTypes.written;
import static io.incidentkit.command.FieldTypes.yesNo;

import io.incidentkit.command.ActionCommand.AddAction;
import io.incidentkit.command.ActionCommand.ChangeAction;
import io.incidentkit.command.ActionCommand.CompleteAction;
import io.incidentkit.command.ActionCommand.DropAction;
import io.incidentkit.command.ActionCommand.ReviewAction;
import io.incidentkit.command.ActionCommand.StartAction;
import io.incidentkit.command.PostmortemCommand.AssignPostmortem;
import io.incidentkit.command.PostmortemCommand.ExplainPhase;
import io.incidentkit.command.PostmortemCommand.PublishPostmortem;
import io.incidentkit.command.PostmortemCommand.RequestReview;
import io.incidentkit.command.PostmortemCommand.ReviewPostmortem;
import io.incidentkit.command.PostmortemCommand.WaiveBlame;
import io.incidentkit.command.PostmortemCommand.WriteSection;
import io.incidentkit.command.RunbookCommand.ReviewRunbook;
import io.incidentkit.command.RunbookCommand.TakeBranch;
import io.incidentkit.command.RunbookCommand.UseRunbook;
import io.incidentkit.postmortem.Phase;
import io.incidentkit.postmortem.Section;

/** The descriptions of the runbooks, the action items and the postmortem. */
final class FollowUpDescriptions {
    private static final CommandField<Integer> ITEM = numberOf("item", "Action item", FieldKind.ACTION_ITEM);

    static final CommandDescription<IncidentCommand> USE_RUNBOOK = describe(
            CommandType.USE_RUNBOOK,
            "It is noted on the timeline, and owes a review before the postmortem is published.",
            CommandShape.of(
                    written("runbook", "Runbook", FieldKind.RUNBOOK).required().help("Its file or address."),
                    line("name", "Its name").required(),
                    OCCURRED_AT,
                    UseRunbook::new));

    static final CommandDescription<IncidentCommand> TAKE_BRANCH = describe(
            CommandType.TAKE_BRANCH,
            "If … then …: what was the case, and what was done. It stands in the postmortem.",
            CommandShape.of(
                    written("runbook", "Runbook", FieldKind.USED_RUNBOOK).required(),
                    text("condition", "If").required(),
                    text("action", "Then").required(),
                    OCCURRED_AT,
                    TakeBranch::new));

    static final CommandDescription<IncidentCommand> REVIEW_RUNBOOK = describe(
            CommandType.REVIEW_RUNBOOK,
            "Did it help? Change it while you remember, or say that it is right as it is.",
            CommandShape.of(
                    written("runbook", "Runbook", FieldKind.USED_RUNBOOK).required(),
                    yesNo("changed", "It was changed"),
                    text("note", "What was found"),
                    OCCURRED_AT,
                    ReviewRunbook::new));

    static final CommandDescription<IncidentCommand> ADD_ACTION = describe(
            CommandType.ADD_ACTION,
            "Owner and due date can follow, until the postmortem is published.",
            CommandShape.of(
                    actionType("kind", "Good for").requiredChoice(" or your own"),
                    text("description", "What is to be done").required(),
                    person("owner", "Owner"),
                    day("due", "Due"),
                    OCCURRED_AT,
                    AddAction::new));

    static final CommandDescription<IncidentCommand> CHANGE_ACTION = describe(
            CommandType.CHANGE_ACTION,
            "What you leave empty stays as it is.",
            CommandShape.of(
                    ITEM,
                    actionType("kind", "Good for").blank("As it is"),
                    text("description", "What is to be done"),
                    person("owner", "Owner"),
                    day("due", "Due"),
                    ChangeAction::new));

    static final CommandDescription<IncidentCommand> START_ACTION = describe(
            CommandType.START_ACTION, "Somebody works on it.", CommandShape.of(ITEM, OCCURRED_AT, StartAction::new));

    static final CommandDescription<IncidentCommand> COMPLETE_ACTION = describe(
            CommandType.COMPLETE_ACTION, "It is finished.", CommandShape.of(ITEM, OCCURRED_AT, CompleteAction::new));

    static final CommandDescription<IncidentCommand> DROP_ACTION = describe(
            CommandType.DROP_ACTION,
            "It will not be done, and the reason stays.",
            CommandShape.of(ITEM, text("reason", "Why it is dropped").required(), OCCURRED_AT, DropAction::new));

    static final CommandDescription<IncidentCommand> REVIEW_ACTION = describe(
            CommandType.REVIEW_ACTION,
            "Somebody looked at it and knows where it stands. Once a week for each.",
            CommandShape.of(ITEM, text("note", "What was said"), OCCURRED_AT, ReviewAction::new));

    static final CommandDescription<IncidentCommand> ASSIGN_POSTMORTEM = describe(
            CommandType.ASSIGN_POSTMORTEM,
            "One person sees to it. The others write along.",
            CommandShape.of(person("owner", "Owner").required(), AssignPostmortem::new));

    static final CommandDescription<IncidentCommand> WRITE_SECTION = describe(
            CommandType.WRITE_SECTION,
            "In Markdown. Systems, processes and missing safeguards, no people as the cause.",
            CommandShape.of(
                    choice(
                                    "section",
                                    "Section",
                                    Section.values(),
                                    section -> new FieldChoice(section.code(), section.title()))
                            .requiredChoice(""),
                    written("markdown", "Text", FieldKind.MARKDOWN).required(),
                    WriteSection::new));

    static final CommandDescription<IncidentCommand> EXPLAIN_PHASE = describe(
            CommandType.EXPLAIN_PHASE,
            "One sentence: what made it take as long as it did.",
            CommandShape.of(
                    number("episode", "Episode", FieldKind.NUMBER).otherwise(1),
                    choice("phase", "Phase", Phase.values(), phase -> FieldChoice.of(phase.code()))
                            .requiredChoice(""),
                    text("sentence", "Why").required(),
                    ExplainPhase::new));

    static final CommandDescription<IncidentCommand> REQUEST_REVIEW = describe(
            CommandType.REQUEST_REVIEW,
            "Others read it now, and at least one of them was not on the incident.",
            CommandShape.of(RequestReview::new));

    static final CommandDescription<IncidentCommand> REVIEW_POSTMORTEM = describe(
            CommandType.REVIEW_POSTMORTEM,
            "Say that you have read it, and what is to be said about it.",
            CommandShape.of(text("comment", "Comment"), ReviewPostmortem::new));

    static final CommandDescription<IncidentCommand> WAIVE_BLAME = describe(
            CommandType.WAIVE_BLAME,
            "Better word it anew. If it has to stay as it is, say why.",
            CommandShape.of(
                    text("sentence", "Sentence").required(),
                    text("reason", "Why it may stay").required(),
                    WaiveBlame::new));

    static final CommandDescription<IncidentCommand> PUBLISH_POSTMORTEM = describe(
            CommandType.PUBLISH_POSTMORTEM,
            "It becomes part of the archive and stays as it is.",
            CommandShape.of(PublishPostmortem::new));

    private FollowUpDescriptions() {}
}
