package io.incidentkit.command;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The commands that an incident takes. For each of them <em>may I?</em> says whether it is allowed now
 * ({@link io.incidentkit.playbook.IncidentRules#mayI}).
 */
public enum CommandType {
    /** {@link LoopCommand.Triage}. */
    TRIAGE("triage", "Triage", () -> LoopCommand.Triage.DESCRIPTION),
    /** {@link LoopCommand.Diagnose}. */
    DIAGNOSE("diagnose", "Diagnose", () -> LoopCommand.Diagnose.DESCRIPTION),
    /** {@link LoopCommand.ReviseHypothesis}. */
    REVISE_HYPOTHESIS("revise-hypothesis", "Revise the hypothesis", () -> LoopCommand.ReviseHypothesis.DESCRIPTION),
    /** {@link LoopCommand.Mitigate}. */
    MITIGATE("mitigate", "Mitigate", () -> LoopCommand.Mitigate.DESCRIPTION),
    /** {@link LoopCommand.ReportMitigationFailed}. */
    REPORT_MITIGATION_FAILED(
            "report-mitigation-failed",
            "Report that the mitigation did not hold",
            () -> LoopCommand.ReportMitigationFailed.DESCRIPTION),
    /** {@link LoopCommand.RecordFix}. */
    RECORD_FIX("record-fix", "Record the fix", () -> LoopCommand.RecordFix.DESCRIPTION),
    /** {@link EndCommand.Resolve}. */
    RESOLVE("resolve", "Resolve", () -> EndCommand.Resolve.DESCRIPTION),
    /** {@link EndCommand.Reopen}. */
    REOPEN("reopen", "Reopen", () -> EndCommand.Reopen.DESCRIPTION),
    /** {@link EndCommand.Dismiss}. */
    DISMISS("dismiss", "Dismiss as a false alarm", () -> EndCommand.Dismiss.DESCRIPTION),
    /** {@link EndCommand.Merge}. */
    MERGE("merge", "Merge into another incident", () -> EndCommand.Merge.DESCRIPTION),
    /** {@link SeverityCommand.SetSeverity}. */
    SET_SEVERITY("set-severity", "Set the severity", () -> SeverityCommand.SetSeverity.DESCRIPTION),
    /** {@link CommanderCommand.OfferHandover}. */
    OFFER_HANDOVER("offer-handover", "Offer a handover", () -> CommanderCommand.OfferHandover.DESCRIPTION),
    /** {@link CommanderCommand.AcceptHandover}. */
    ACCEPT_HANDOVER("accept-handover", "Accept the handover", () -> CommanderCommand.AcceptHandover.DESCRIPTION),
    /** {@link CommanderCommand.WithdrawHandover}. */
    WITHDRAW_HANDOVER(
            "withdraw-handover",
            "Withdraw or decline the handover",
            () -> CommanderCommand.WithdrawHandover.DESCRIPTION),
    /** {@link CommanderCommand.TakeCommand}. */
    TAKE_COMMAND(
            "take-command", "Take command in the commander's absence", () -> CommanderCommand.TakeCommand.DESCRIPTION),
    /** {@link CommanderCommand.Escalate}. */
    ESCALATE("escalate", "Escalate", () -> CommanderCommand.Escalate.DESCRIPTION),
    /** {@link PeopleCommand.Assign}. */
    ASSIGN("assign", "Assign work", () -> PeopleCommand.Assign.DESCRIPTION),
    /** {@link PeopleCommand.CompleteAssignment}. */
    COMPLETE_ASSIGNMENT(
            "complete-assignment", "Complete an assignment", () -> PeopleCommand.CompleteAssignment.DESCRIPTION),
    /** {@link PeopleCommand.Observe}. */
    OBSERVE("observe", "Observe", () -> PeopleCommand.Observe.DESCRIPTION),
    /** {@link RecordCommand.AddNote}. */
    ADD_NOTE("add-note", "Add a note", () -> RecordCommand.AddNote.DESCRIPTION),
    /** {@link RecordCommand.DescribeImpact}. */
    DESCRIBE_IMPACT("describe-impact", "Describe the impact", () -> RecordCommand.DescribeImpact.DESCRIPTION),
    /** {@link RecordCommand.ReceiveAlerts}. */
    RECEIVE_ALERTS("receive-alerts", "Receive alerts"),
    /** {@link RecordCommand.CorrectTime}. */
    CORRECT_TIME("correct-time", "Correct a moment", () -> RecordCommand.CorrectTime.DESCRIPTION),
    /** {@link RecordCommand.CorrectText}. */
    CORRECT_TEXT("correct-text", "Correct an entry", () -> RecordCommand.CorrectText.DESCRIPTION),
    /** {@link RecordCommand.StrikeOut}. */
    STRIKE_OUT("strike-out", "Strike out a text", () -> RecordCommand.StrikeOut.DESCRIPTION),
    /** {@link RecordCommand.AddLink}. */
    ADD_LINK("add-link", "Add a link", () -> RecordCommand.AddLink.DESCRIPTION),
    /** {@link NamingCommand.SetTeam}. */
    SET_TEAM("set-team", "Set the team", () -> NamingCommand.SetTeam.DESCRIPTION),
    /** {@link NamingCommand.Label}. */
    LABEL("label", "Put on a label", () -> NamingCommand.Label.DESCRIPTION),
    /** {@link NamingCommand.Rename}. */
    RENAME("rename", "Rename", () -> NamingCommand.Rename.DESCRIPTION),
    /** {@link NamingCommand.SetPublicTitle}. */
    SET_PUBLIC_TITLE("set-public-title", "Set the title for outsiders", () -> NamingCommand.SetPublicTitle.DESCRIPTION),
    /** {@link NamingCommand.SetServices}. */
    SET_SERVICES("set-services", "Set the services", () -> NamingCommand.SetServices.DESCRIPTION),
    /** {@link NamingCommand.SetDetectionSource}. */
    SET_DETECTION_SOURCE(
            "set-detection-source", "Say how it was detected", () -> NamingCommand.SetDetectionSource.DESCRIPTION),
    /** {@link CommunicationCommand.SendUpdate}. */
    SEND_UPDATE("send-update", "Send an update", () -> CommunicationCommand.SendUpdate.DESCRIPTION),
    /** {@link CommunicationCommand.ConfirmSent}. */
    CONFIRM_SENT("confirm-sent", "I sent it", () -> CommunicationCommand.ConfirmSent.DESCRIPTION),
    /** {@link CommunicationCommand.WaiveObligation}. */
    WAIVE_OBLIGATION("waive-obligation", "Waive what is owed", () -> CommunicationCommand.WaiveObligation.DESCRIPTION),
    /** {@link CommunicationCommand.MakePrivate}. */
    MAKE_PRIVATE("make-private", "Make it private", () -> CommunicationCommand.MakePrivate.DESCRIPTION),
    /** {@link CommunicationCommand.MakePublic}. */
    MAKE_PUBLIC("make-public", "Make it public", () -> CommunicationCommand.MakePublic.DESCRIPTION),
    /** {@link DutyCommand.Classify}. */
    CLASSIFY("classify", "Classify", () -> DutyCommand.Classify.DESCRIPTION),
    /** {@link DutyCommand.CompleteDuty}. */
    COMPLETE_DUTY("complete-duty", "Complete a duty", () -> DutyCommand.CompleteDuty.DESCRIPTION),
    /** {@link ActionCommand.AddAction}. */
    ADD_ACTION("add-action", "Add an action item", () -> ActionCommand.AddAction.DESCRIPTION),
    /** {@link ActionCommand.ChangeAction}. */
    CHANGE_ACTION("change-action", "Change an action item", () -> ActionCommand.ChangeAction.DESCRIPTION),
    /** {@link ActionCommand.StartAction}. */
    START_ACTION("start-action", "Start an action item", () -> ActionCommand.StartAction.DESCRIPTION),
    /** {@link ActionCommand.CompleteAction}. */
    COMPLETE_ACTION("complete-action", "Complete an action item", () -> ActionCommand.CompleteAction.DESCRIPTION),
    /** {@link ActionCommand.DropAction}. */
    DROP_ACTION("drop-action", "Drop an action item", () -> ActionCommand.DropAction.DESCRIPTION),
    /** {@link ActionCommand.ReviewAction}. */
    REVIEW_ACTION("review-action", "Review an action item", () -> ActionCommand.ReviewAction.DESCRIPTION),
    /** {@link ActionCommand.ReportTicket}. */
    REPORT_TICKET("report-ticket", "Report the ticket of an action item", () -> ActionCommand.ReportTicket.DESCRIPTION),
    /** {@link RunbookCommand.UseRunbook}. */
    USE_RUNBOOK("use-runbook", "Use a runbook", () -> RunbookCommand.UseRunbook.DESCRIPTION),
    /** {@link RunbookCommand.TakeBranch}. */
    TAKE_BRANCH("take-branch", "Take a branch of a runbook", () -> RunbookCommand.TakeBranch.DESCRIPTION),
    /** {@link RunbookCommand.TickStep}. */
    TICK_STEP("tick-step", "Tick a step of a runbook", () -> RunbookCommand.TickStep.DESCRIPTION),
    /** {@link RunbookCommand.ReviewRunbook}. */
    REVIEW_RUNBOOK("review-runbook", "Review a runbook", () -> RunbookCommand.ReviewRunbook.DESCRIPTION),
    /** {@link PostmortemCommand.AssignPostmortem}. */
    ASSIGN_POSTMORTEM(
            "assign-postmortem", "Assign the postmortem", () -> PostmortemCommand.AssignPostmortem.DESCRIPTION),
    /** {@link PostmortemCommand.WriteSection}. */
    WRITE_SECTION(
            "write-section", "Write a section of the postmortem", () -> PostmortemCommand.WriteSection.DESCRIPTION),
    /** {@link PostmortemCommand.ExplainPhase}. */
    EXPLAIN_PHASE(
            "explain-phase", "Explain why a phase took so long", () -> PostmortemCommand.ExplainPhase.DESCRIPTION),
    /** {@link PostmortemCommand.RequestReview}. */
    REQUEST_REVIEW(
            "request-review", "Request a review of the postmortem", () -> PostmortemCommand.RequestReview.DESCRIPTION),
    /** {@link PostmortemCommand.ReviewPostmortem}. */
    REVIEW_POSTMORTEM(
            "review-postmortem", "Review the postmortem", () -> PostmortemCommand.ReviewPostmortem.DESCRIPTION),
    /** {@link PostmortemCommand.CommentPostmortem}. */
    COMMENT_POSTMORTEM(
            "comment-postmortem", "Comment on the postmortem", () -> PostmortemCommand.CommentPostmortem.DESCRIPTION),
    /** {@link PostmortemCommand.ChooseRow}. */
    CHOOSE_ROW("choose-row", "Choose a row of the postmortem", () -> PostmortemCommand.ChooseRow.DESCRIPTION),
    /** {@link PostmortemCommand.WaiveBlame}. */
    WAIVE_BLAME("waive-blame", "Let a sentence stay", () -> PostmortemCommand.WaiveBlame.DESCRIPTION),
    /** {@link PostmortemCommand.PublishPostmortem}. */
    PUBLISH_POSTMORTEM(
            "publish-postmortem", "Publish the postmortem", () -> PostmortemCommand.PublishPostmortem.DESCRIPTION),
    /** {@link DeliveryCommand.RecordMissed}. */
    RECORD_MISSED("record-missed", "Record what was missed"),
    /** {@link DeliveryCommand.RecordDelivery}. */
    RECORD_DELIVERY("record-delivery", "Record a delivery"),
    /** {@link RecordCommand.RecordRefused}. */
    RECORD_REFUSED("record-refused", "Record what was refused"),
    /** {@link RecordCommand.RecordBudget}. */
    RECORD_BUDGET("record-budget", "Record what was spent of an error budget");

    private final String code;
    private final String label;
    /** Gives a constant, and is asked late: the class of a command, which holds it, names its type. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final @Nullable Supplier<CommandDescription<IncidentCommand>> description;

    /** A command of people. */
    CommandType(String code, String label, Supplier<CommandDescription<IncidentCommand>> description) {
        this.code = code;
        this.label = label;
        this.description = description;
    }

    /** A command that no person gives. */
    CommandType(String code, String label) {
        this.code = code;
        this.label = label;
        this.description = null;
    }

    /**
     * Finds a command by its code.
     *
     * @param code the code, as somebody gave it
     * @return the command, or empty if there is none of that code
     */
    public static Optional<CommandType> find(String code) {
        return Arrays.stream(values()).filter(type -> type.code.equals(code)).findFirst();
    }

    /** Returns the stable code, such as {@code offer-handover}. */
    public String code() {
        return code;
    }

    /** Returns the command in words, for a button. */
    public String label() {
        return label;
    }

    /**
     * Returns whether people give this command. The others come from an alert source, a dispatcher or a timer; the rules allow
     * them to everyone, and no page or API offers them.
     */
    public boolean isForPeople() {
        return description != null;
    }

    CommandDescription<IncidentCommand> description() {
        if (description == null) {
            throw new IllegalArgumentException(this + " is no command of people");
        }
        return description.get();
    }

    /** Returns the {@link #code()}. */
    @Override
    public String toString() {
        return code;
    }
}
