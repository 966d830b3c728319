package io.incidentkit.timeline;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The catalogue of events. The code and the version are stored beside each event; a code never changes its meaning and
 * what was stored under it stays readable for ever.
 */
public enum EventType {
    /** {@link LoopEvent.Declared}. */
    DECLARED("declared", 4, LoopEvent.Declared.class),
    /** {@link LoopEvent.Triaged}. */
    TRIAGED("triaged", 1, LoopEvent.Triaged.class),
    /** {@link LoopEvent.Diagnosed}. */
    DIAGNOSED("diagnosed", 1, LoopEvent.Diagnosed.class),
    /** {@link LoopEvent.HypothesisRevised}. */
    HYPOTHESIS_REVISED("hypothesis-revised", 1, LoopEvent.HypothesisRevised.class),
    /** {@link LoopEvent.Mitigated}. */
    MITIGATED("mitigated", 1, LoopEvent.Mitigated.class),
    /** {@link LoopEvent.MitigationFailed}. */
    MITIGATION_FAILED("mitigation-failed", 1, LoopEvent.MitigationFailed.class),
    /** {@link LoopEvent.FixRecorded}. */
    FIX_RECORDED("fix-recorded", 1, LoopEvent.FixRecorded.class),
    /** {@link LoopEvent.Resolved}. */
    RESOLVED("resolved", 1, LoopEvent.Resolved.class),
    /** {@link LoopEvent.Reopened}. */
    REOPENED("reopened", 3, LoopEvent.Reopened.class),
    /** {@link LoopEvent.Dismissed}. */
    DISMISSED("dismissed", 1, LoopEvent.Dismissed.class),
    /** {@link LoopEvent.Merged}. */
    MERGED("merged", 1, LoopEvent.Merged.class),
    /** {@link LoopEvent.DuplicateMerged}. */
    DUPLICATE_MERGED("duplicate-merged", 2, LoopEvent.DuplicateMerged.class),
    /** {@link BackfillEvent.HistoryTold}. */
    HISTORY_TOLD("history-told", 3, BackfillEvent.HistoryTold.class),
    /** {@link SeverityEvent.SeveritySet}. */
    SEVERITY_SET("severity-set", 2, SeverityEvent.SeveritySet.class),
    /** {@link SeverityEvent.SeverityChanged}. */
    SEVERITY_CHANGED("severity-changed", 2, SeverityEvent.SeverityChanged.class),
    /** {@link CommanderEvent.CommanderAssigned}. */
    COMMANDER_ASSIGNED("commander-assigned", 1, CommanderEvent.CommanderAssigned.class),
    /** {@link CommanderEvent.HandoverOffered}. */
    HANDOVER_OFFERED("handover-offered", 1, CommanderEvent.HandoverOffered.class),
    /** {@link CommanderEvent.HandoverAccepted}. */
    HANDOVER_ACCEPTED("handover-accepted", 1, CommanderEvent.HandoverAccepted.class),
    /** {@link CommanderEvent.HandoverWithdrawn}. */
    HANDOVER_WITHDRAWN("handover-withdrawn", 1, CommanderEvent.HandoverWithdrawn.class),
    /** {@link CommanderEvent.CommandTaken}. */
    COMMAND_TAKEN("command-taken", 1, CommanderEvent.CommandTaken.class),
    /** {@link CommanderEvent.Escalated}. */
    ESCALATED("escalated", 1, CommanderEvent.Escalated.class),
    /** {@link PeopleEvent.Assigned}. */
    ASSIGNED("assigned", 1, PeopleEvent.Assigned.class),
    /** {@link PeopleEvent.AssignmentCompleted}. */
    ASSIGNMENT_COMPLETED("assignment-completed", 1, PeopleEvent.AssignmentCompleted.class),
    /** {@link PeopleEvent.ObserverJoined}. */
    OBSERVER_JOINED("observer-joined", 1, PeopleEvent.ObserverJoined.class),
    /** {@link RecordEvent.NoteAdded}. */
    NOTE_ADDED("note-added", 1, RecordEvent.NoteAdded.class),
    /** {@link RecordEvent.ImpactDescribed}. */
    IMPACT_DESCRIBED("impact-described", 4, RecordEvent.ImpactDescribed.class),
    /** {@link RecordEvent.AlertsReceived}. */
    ALERTS_RECEIVED("alerts-received", 2, RecordEvent.AlertsReceived.class),
    /** {@link RecordEvent.TimeCorrected}. */
    TIME_CORRECTED("time-corrected", 1, RecordEvent.TimeCorrected.class),
    /** {@link RecordEvent.TextCorrected}. */
    TEXT_CORRECTED("text-corrected", 1, RecordEvent.TextCorrected.class),
    /** {@link RecordEvent.IncidentLinked}. */
    INCIDENT_LINKED("incident-linked", 1, RecordEvent.IncidentLinked.class),
    /** {@link RecordEvent.TextStruckOut}. */
    TEXT_STRUCK_OUT("text-struck-out", 1, RecordEvent.TextStruckOut.class),
    /** {@link RecordEvent.LinkAdded}. */
    LINK_ADDED("link-added", 1, RecordEvent.LinkAdded.class),
    /** {@link RecordEvent.TeamSet}. */
    TEAM_SET("team-set", 1, RecordEvent.TeamSet.class),
    /** {@link RecordEvent.Labelled}. */
    LABELLED("labelled", 1, RecordEvent.Labelled.class),
    /** {@link RecordEvent.Renamed}. */
    RENAMED("renamed", 1, RecordEvent.Renamed.class),
    /** {@link RecordEvent.PublicTitleSet}. */
    PUBLIC_TITLE_SET("public-title-set", 1, RecordEvent.PublicTitleSet.class),
    /** {@link RecordEvent.ServicesSet}. */
    SERVICES_SET("services-set", 1, RecordEvent.ServicesSet.class),
    /** {@link RecordEvent.DetectionSourceSet}. */
    DETECTION_SOURCE_SET("detection-source-set", 1, RecordEvent.DetectionSourceSet.class),
    /** {@link MessageEvent.MessageSent}. */
    MESSAGE_SENT("message-sent", 2, MessageEvent.MessageSent.class),
    /** {@link MessageEvent.MessageConfirmed}. */
    MESSAGE_CONFIRMED("message-confirmed", 1, MessageEvent.MessageConfirmed.class),
    /** {@link MessageEvent.ObligationWaived}. */
    OBLIGATION_WAIVED("obligation-waived", 1, MessageEvent.ObligationWaived.class),
    /** {@link ActionEvent.ActionAdded}. */
    ACTION_ADDED("action-added", 1, ActionEvent.ActionAdded.class),
    /** {@link ActionEvent.ActionChanged}. */
    ACTION_CHANGED("action-changed", 1, ActionEvent.ActionChanged.class),
    /** {@link ActionEvent.ActionStarted}. */
    ACTION_STARTED("action-started", 1, ActionEvent.ActionStarted.class),
    /** {@link ActionEvent.ActionDone}. */
    ACTION_DONE("action-done", 1, ActionEvent.ActionDone.class),
    /** {@link ActionEvent.ActionDropped}. */
    ACTION_DROPPED("action-dropped", 1, ActionEvent.ActionDropped.class),
    /** {@link ActionEvent.ActionReviewed}. */
    ACTION_REVIEWED("action-reviewed", 1, ActionEvent.ActionReviewed.class),
    /** {@link ActionEvent.TicketReported}. */
    TICKET_REPORTED("ticket-reported", 1, ActionEvent.TicketReported.class),
    /** {@link RunbookEvent.RunbookUsed}. */
    RUNBOOK_USED("runbook-used", 1, RunbookEvent.RunbookUsed.class),
    /** {@link RunbookEvent.BranchTaken}. */
    BRANCH_TAKEN("branch-taken", 1, RunbookEvent.BranchTaken.class),
    /** {@link RunbookEvent.StepTicked}. */
    STEP_TICKED("step-ticked", 1, RunbookEvent.StepTicked.class),
    /** {@link RunbookEvent.RunbookReviewed}. */
    RUNBOOK_REVIEWED("runbook-reviewed", 1, RunbookEvent.RunbookReviewed.class),
    /** {@link PostmortemEvent.PostmortemAssigned}. */
    POSTMORTEM_ASSIGNED("postmortem-assigned", 1, PostmortemEvent.PostmortemAssigned.class),
    /** {@link PostmortemEvent.SectionWritten}. */
    SECTION_WRITTEN("section-written", 1, PostmortemEvent.SectionWritten.class),
    /** {@link PostmortemEvent.PhaseExplained}. */
    PHASE_EXPLAINED("phase-explained", 1, PostmortemEvent.PhaseExplained.class),
    /** {@link PostmortemEvent.ReviewRequested}. */
    REVIEW_REQUESTED("review-requested", 1, PostmortemEvent.ReviewRequested.class),
    /** {@link PostmortemEvent.PostmortemReviewed}. */
    POSTMORTEM_REVIEWED("postmortem-reviewed", 1, PostmortemEvent.PostmortemReviewed.class),
    /** {@link PostmortemEvent.PostmortemCommented}. */
    POSTMORTEM_COMMENTED("postmortem-commented", 1, PostmortemEvent.PostmortemCommented.class),
    /** {@link PostmortemEvent.RowChosen}. */
    ROW_CHOSEN("row-chosen", 1, PostmortemEvent.RowChosen.class),
    /** {@link PostmortemEvent.BlameWaived}. */
    BLAME_WAIVED("blame-waived", 1, PostmortemEvent.BlameWaived.class),
    /** {@link PostmortemEvent.PostmortemPublished}. */
    POSTMORTEM_PUBLISHED("postmortem-published", 2, PostmortemEvent.PostmortemPublished.class),
    /** {@link MessageEvent.ObligationMissed}. */
    OBLIGATION_MISSED("obligation-missed", 2, MessageEvent.ObligationMissed.class),
    /** {@link MessageEvent.MadePrivate}. */
    MADE_PRIVATE("made-private", 1, MessageEvent.MadePrivate.class),
    /** {@link MessageEvent.MadePublic}. */
    MADE_PUBLIC("made-public", 1, MessageEvent.MadePublic.class),
    /** {@link DutyEvent.Classified}. */
    CLASSIFIED("classified", 1, DutyEvent.Classified.class),
    /** {@link DutyEvent.DutyDone}. */
    DUTY_DONE("duty-done", 1, DutyEvent.DutyDone.class),
    /** {@link DutyEvent.Reminded}. */
    REMINDED("reminded", 1, DutyEvent.Reminded.class),
    /** {@link DeliveryEvent.Delivered}. */
    DELIVERED("delivered", 1, DeliveryEvent.Delivered.class),
    /** {@link DeliveryEvent.DeliveryFailed}. */
    DELIVERY_FAILED("delivery-failed", 1, DeliveryEvent.DeliveryFailed.class),
    /** {@link RecordEvent.AttemptRefused}. */
    ATTEMPT_REFUSED("attempt-refused", 1, RecordEvent.AttemptRefused.class),
    /** {@link RecordEvent.BudgetMeasured}. */
    BUDGET_MEASURED("budget-measured", 1, RecordEvent.BudgetMeasured.class);

    private static final Map<String, EventType> BY_CODE =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(EventType::code, Function.identity()));

    private final String code;
    private final int version;
    private final Class<? extends IncidentEvent> eventClass;

    EventType(String code, int version, Class<? extends IncidentEvent> eventClass) {
        this.code = code;
        this.version = version;
        this.eventClass = eventClass;
    }

    /**
     * Finds a type by its code.
     *
     * @param code the stored code
     * @return the type, or empty if this release does not know it
     */
    public static Optional<EventType> find(String code) {
        return Optional.ofNullable(BY_CODE.get(code));
    }

    /** Returns the stable code, such as {@code commander-assigned}. */
    public String code() {
        return code;
    }

    /** Returns the version of the form in which this release writes the event. */
    public int version() {
        return version;
    }

    /** Returns the class of the event. */
    public Class<? extends IncidentEvent> eventClass() {
        return eventClass;
    }

    /** Returns the {@link #code()}. */
    @Override
    public String toString() {
        return code;
    }
}
