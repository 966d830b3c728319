package io.incidentkit.command;

/**
 * The commands that an incident takes. For each of them <em>may I?</em> says whether it is allowed now
 * ({@link io.incidentkit.playbook.IncidentRules#mayI}).
 */
public enum CommandType {
    /** {@link LoopCommand.Triage}. */
    TRIAGE("triage", "Triage"),
    /** {@link LoopCommand.Diagnose}. */
    DIAGNOSE("diagnose", "Diagnose"),
    /** {@link LoopCommand.ReviseHypothesis}. */
    REVISE_HYPOTHESIS("revise-hypothesis", "Revise the hypothesis"),
    /** {@link LoopCommand.Mitigate}. */
    MITIGATE("mitigate", "Mitigate"),
    /** {@link LoopCommand.ReportMitigationFailed}. */
    REPORT_MITIGATION_FAILED("report-mitigation-failed", "Report that the mitigation did not hold"),
    /** {@link LoopCommand.RecordFix}. */
    RECORD_FIX("record-fix", "Record the fix"),
    /** {@link LoopCommand.Resolve}. */
    RESOLVE("resolve", "Resolve"),
    /** {@link LoopCommand.Reopen}. */
    REOPEN("reopen", "Reopen"),
    /** {@link LoopCommand.Dismiss}. */
    DISMISS("dismiss", "Dismiss as a false alarm"),
    /** {@link LoopCommand.Merge}. */
    MERGE("merge", "Merge into another incident"),
    /** {@link SeverityCommand.SetSeverity}. */
    SET_SEVERITY("set-severity", "Set the severity"),
    /** {@link CommanderCommand.OfferHandover}. */
    OFFER_HANDOVER("offer-handover", "Offer a handover"),
    /** {@link CommanderCommand.AcceptHandover}. */
    ACCEPT_HANDOVER("accept-handover", "Accept the handover"),
    /** {@link CommanderCommand.WithdrawHandover}. */
    WITHDRAW_HANDOVER("withdraw-handover", "Withdraw or decline the handover"),
    /** {@link CommanderCommand.TakeCommand}. */
    TAKE_COMMAND("take-command", "Take command in the commander's absence"),
    /** {@link CommanderCommand.Escalate}. */
    ESCALATE("escalate", "Escalate"),
    /** {@link PeopleCommand.Assign}. */
    ASSIGN("assign", "Assign work"),
    /** {@link PeopleCommand.CompleteAssignment}. */
    COMPLETE_ASSIGNMENT("complete-assignment", "Complete an assignment"),
    /** {@link PeopleCommand.Observe}. */
    OBSERVE("observe", "Observe"),
    /** {@link RecordCommand.AddNote}. */
    ADD_NOTE("add-note", "Add a note"),
    /** {@link RecordCommand.DescribeImpact}. */
    DESCRIBE_IMPACT("describe-impact", "Describe the impact"),
    /** {@link RecordCommand.ReceiveAlerts}. */
    RECEIVE_ALERTS("receive-alerts", "Receive alerts"),
    /** {@link RecordCommand.CorrectTime}. */
    CORRECT_TIME("correct-time", "Correct a moment"),
    /** {@link RecordCommand.CorrectText}. */
    CORRECT_TEXT("correct-text", "Correct an entry"),
    /** {@link RecordCommand.StrikeOut}. */
    STRIKE_OUT("strike-out", "Strike out a text"),
    /** {@link RecordCommand.AddLink}. */
    ADD_LINK("add-link", "Add a link"),
    /** {@link RecordCommand.SetTeam}. */
    SET_TEAM("set-team", "Set the team"),
    /** {@link RecordCommand.Label}. */
    LABEL("label", "Put on a label"),
    /** {@link RecordCommand.Rename}. */
    RENAME("rename", "Rename"),
    /** {@link RecordCommand.SetPublicTitle}. */
    SET_PUBLIC_TITLE("set-public-title", "Set the title for outsiders"),
    /** {@link RecordCommand.SetServices}. */
    SET_SERVICES("set-services", "Set the services"),
    /** {@link RecordCommand.SetDetectionSource}. */
    SET_DETECTION_SOURCE("set-detection-source", "Say how it was detected"),
    /** {@link CommunicationCommand.SendUpdate}. */
    SEND_UPDATE("send-update", "Send an update"),
    /** {@link CommunicationCommand.ConfirmSent}. */
    CONFIRM_SENT("confirm-sent", "I sent it"),
    /** {@link CommunicationCommand.WaiveObligation}. */
    WAIVE_OBLIGATION("waive-obligation", "Waive what is owed"),
    /** {@link CommunicationCommand.MakePrivate}. */
    MAKE_PRIVATE("make-private", "Make it private"),
    /** {@link CommunicationCommand.MakePublic}. */
    MAKE_PUBLIC("make-public", "Make it public"),
    /** {@link DutyCommand.Classify}. */
    CLASSIFY("classify", "Classify"),
    /** {@link DutyCommand.CompleteDuty}. */
    COMPLETE_DUTY("complete-duty", "Complete a duty"),
    /** {@link ActionCommand.AddAction}. */
    ADD_ACTION("add-action", "Add an action item"),
    /** {@link ActionCommand.ChangeAction}. */
    CHANGE_ACTION("change-action", "Change an action item"),
    /** {@link ActionCommand.StartAction}. */
    START_ACTION("start-action", "Start an action item"),
    /** {@link ActionCommand.CompleteAction}. */
    COMPLETE_ACTION("complete-action", "Complete an action item"),
    /** {@link ActionCommand.DropAction}. */
    DROP_ACTION("drop-action", "Drop an action item"),
    /** {@link ActionCommand.ReviewAction}. */
    REVIEW_ACTION("review-action", "Review an action item"),
    /** {@link RunbookCommand.UseRunbook}. */
    USE_RUNBOOK("use-runbook", "Use a runbook"),
    /** {@link RunbookCommand.TakeBranch}. */
    TAKE_BRANCH("take-branch", "Take a branch of a runbook"),
    /** {@link RunbookCommand.ReviewRunbook}. */
    REVIEW_RUNBOOK("review-runbook", "Review a runbook"),
    /** {@link PostmortemCommand.AssignPostmortem}. */
    ASSIGN_POSTMORTEM("assign-postmortem", "Assign the postmortem"),
    /** {@link PostmortemCommand.WriteSection}. */
    WRITE_SECTION("write-section", "Write a section of the postmortem"),
    /** {@link PostmortemCommand.ExplainPhase}. */
    EXPLAIN_PHASE("explain-phase", "Explain why a phase took so long"),
    /** {@link PostmortemCommand.RequestReview}. */
    REQUEST_REVIEW("request-review", "Request a review of the postmortem"),
    /** {@link PostmortemCommand.ReviewPostmortem}. */
    REVIEW_POSTMORTEM("review-postmortem", "Review the postmortem"),
    /** {@link PostmortemCommand.WaiveBlame}. */
    WAIVE_BLAME("waive-blame", "Let a sentence stay"),
    /** {@link PostmortemCommand.PublishPostmortem}. */
    PUBLISH_POSTMORTEM("publish-postmortem", "Publish the postmortem"),
    /** {@link DeliveryCommand.RecordMissed}. */
    RECORD_MISSED("record-missed", "Record what was missed"),
    /** {@link DeliveryCommand.RecordDelivery}. */
    RECORD_DELIVERY("record-delivery", "Record a delivery");

    private final String code;
    private final String label;

    CommandType(String code, String label) {
        this.code = code;
        this.label = label;
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
        return this != RECEIVE_ALERTS && this != RECORD_MISSED && this != RECORD_DELIVERY;
    }

    /** Returns the {@link #code()}. */
    @Override
    public String toString() {
        return code;
    }
}
