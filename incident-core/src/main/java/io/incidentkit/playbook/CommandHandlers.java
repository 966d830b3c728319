package io.incidentkit.playbook;

import io.incidentkit.command.CommandType;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The one table from each type of command to what decides it. Pure. */
final class CommandHandlers {
    private static final Map<CommandType, CommandHandler<?>> BY_TYPE = new EnumMap<>(CommandType.class);

    static {
        for (CommandType type : CommandType.values()) {
            BY_TYPE.put(type, handler(type));
        }
    }

    private CommandHandlers() {}

    /** The handler of a type. */
    static CommandHandler<?> of(CommandType type) {
        return Objects.requireNonNull(BY_TYPE.get(type));
    }

    /** A type that is new doesn't compile until it has its handler here. */
    private static CommandHandler<?> handler(CommandType type) {
        return switch (type) {
            case TRIAGE -> LoopHandlers.TRIAGE;
            case DIAGNOSE -> LoopHandlers.DIAGNOSE;
            case REVISE_HYPOTHESIS -> LoopHandlers.REVISE_HYPOTHESIS;
            case MITIGATE -> LoopHandlers.MITIGATE;
            case REPORT_MITIGATION_FAILED -> LoopHandlers.REPORT_MITIGATION_FAILED;
            case RECORD_FIX -> LoopHandlers.RECORD_FIX;
            case RESOLVE -> EndHandlers.RESOLVE;
            case REOPEN -> EndHandlers.REOPEN;
            case DISMISS -> EndHandlers.DISMISS;
            case MERGE -> EndHandlers.MERGE;
            case SET_SEVERITY -> SeverityHandlers.SET_SEVERITY;
            case OFFER_HANDOVER -> CommanderHandlers.OFFER_HANDOVER;
            case ACCEPT_HANDOVER -> CommanderHandlers.ACCEPT_HANDOVER;
            case WITHDRAW_HANDOVER -> CommanderHandlers.WITHDRAW_HANDOVER;
            case TAKE_COMMAND -> CommanderHandlers.TAKE_COMMAND;
            case ESCALATE -> CommanderHandlers.ESCALATE;
            case ASSIGN -> PeopleHandlers.ASSIGN;
            case COMPLETE_ASSIGNMENT -> PeopleHandlers.COMPLETE_ASSIGNMENT;
            case OBSERVE -> PeopleHandlers.OBSERVE;
            case ADD_NOTE -> RecordHandlers.ADD_NOTE;
            case DESCRIBE_IMPACT -> RecordHandlers.DESCRIBE_IMPACT;
            case RECEIVE_ALERTS -> RecordHandlers.RECEIVE_ALERTS;
            case CORRECT_TIME -> RecordHandlers.CORRECT_TIME;
            case CORRECT_TEXT -> RecordHandlers.CORRECT_TEXT;
            case STRIKE_OUT -> RecordHandlers.STRIKE_OUT;
            case ADD_LINK -> RecordHandlers.ADD_LINK;
            case SET_TEAM -> RecordHandlers.SET_TEAM;
            case LABEL -> RecordHandlers.LABEL;
            case RENAME -> RecordHandlers.RENAME;
            case SET_PUBLIC_TITLE -> RecordHandlers.SET_PUBLIC_TITLE;
            case SET_SERVICES -> RecordHandlers.SET_SERVICES;
            case SET_DETECTION_SOURCE -> RecordHandlers.SET_DETECTION_SOURCE;
            case SEND_UPDATE -> CommunicationHandlers.SEND_UPDATE;
            case CONFIRM_SENT -> CommunicationHandlers.CONFIRM_SENT;
            case WAIVE_OBLIGATION -> DutyHandlers.WAIVE_OBLIGATION;
            case MAKE_PRIVATE -> CommunicationHandlers.MAKE_PRIVATE;
            case MAKE_PUBLIC -> CommunicationHandlers.MAKE_PUBLIC;
            case CLASSIFY -> DutyHandlers.CLASSIFY;
            case COMPLETE_DUTY -> DutyHandlers.COMPLETE_DUTY;
            case ADD_ACTION -> ActionHandlers.ADD_ACTION;
            case CHANGE_ACTION -> ActionHandlers.CHANGE_ACTION;
            case START_ACTION -> ActionHandlers.START_ACTION;
            case COMPLETE_ACTION -> ActionHandlers.COMPLETE_ACTION;
            case DROP_ACTION -> ActionHandlers.DROP_ACTION;
            case REVIEW_ACTION -> ActionHandlers.REVIEW_ACTION;
            case USE_RUNBOOK -> RunbookHandlers.USE_RUNBOOK;
            case TAKE_BRANCH -> RunbookHandlers.TAKE_BRANCH;
            case REVIEW_RUNBOOK -> RunbookHandlers.REVIEW_RUNBOOK;
            case ASSIGN_POSTMORTEM -> PostmortemHandlers.ASSIGN_POSTMORTEM;
            case WRITE_SECTION -> PostmortemHandlers.WRITE_SECTION;
            case EXPLAIN_PHASE -> PostmortemHandlers.EXPLAIN_PHASE;
            case REQUEST_REVIEW -> PostmortemHandlers.REQUEST_REVIEW;
            case REVIEW_POSTMORTEM -> PostmortemHandlers.REVIEW_POSTMORTEM;
            case WAIVE_BLAME -> PostmortemHandlers.WAIVE_BLAME;
            case PUBLISH_POSTMORTEM -> PostmortemHandlers.PUBLISH_POSTMORTEM;
            case RECORD_MISSED -> DutyHandlers.RECORD_MISSED;
            case RECORD_DELIVERY -> CommunicationHandlers.RECORD_DELIVERY;
        };
    }
}
