package io.incidentkit.command;

import io.incidentkit.validation.ObjectReader;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/**
 * The description of a command for programs that ask people for it: its name, its purpose and its fields. The HTTP API is
 * made of these descriptions, and so can forms, modals of a chat and schemas be; a {@link CommandReader} reads what comes
 * back. Immutable and thread-safe.
 *
 * @param <C> what is made of the fields: a {@link Declare} or an {@link IncidentCommand}
 */
public final class CommandDescription<C> {
    private final String code;
    private final String label;
    private final String purpose;
    private final CommandShape<C> shape;

    CommandDescription(String code, String label, String purpose, CommandShape<C> shape) {
        this.code = code;
        this.label = label;
        this.purpose = purpose;
        this.shape = shape;
    }

    static CommandDescription<IncidentCommand> describe(
            CommandType type, String purpose, CommandShape<IncidentCommand> shape) {
        return new CommandDescription<>(type.code(), type.label(), purpose, shape);
    }

    /** Returns the description of the declaration of an incident. */
    public static CommandDescription<Declare> ofDeclaration() {
        return DeclareDescription.DECLARE;
    }

    /**
     * Returns the description of a command.
     *
     * @param type a command that people give
     * @throws IllegalArgumentException if people don't give it ({@link CommandType#isForPeople})
     */
    public static CommandDescription<IncidentCommand> of(CommandType type) {
        return switch (type) {
            case TRIAGE -> LoopDescriptions.TRIAGE;
            case DIAGNOSE -> LoopDescriptions.DIAGNOSE;
            case REVISE_HYPOTHESIS -> LoopDescriptions.REVISE_HYPOTHESIS;
            case MITIGATE -> LoopDescriptions.MITIGATE;
            case REPORT_MITIGATION_FAILED -> LoopDescriptions.REPORT_MITIGATION_FAILED;
            case RECORD_FIX -> LoopDescriptions.RECORD_FIX;
            case RESOLVE -> LoopDescriptions.RESOLVE;
            case REOPEN -> LoopDescriptions.REOPEN;
            case DISMISS -> LoopDescriptions.DISMISS;
            case MERGE -> LoopDescriptions.MERGE;
            case SET_SEVERITY -> LoopDescriptions.SET_SEVERITY;
            case OFFER_HANDOVER -> PeopleDescriptions.OFFER_HANDOVER;
            case ACCEPT_HANDOVER -> PeopleDescriptions.ACCEPT_HANDOVER;
            case WITHDRAW_HANDOVER -> PeopleDescriptions.WITHDRAW_HANDOVER;
            case TAKE_COMMAND -> PeopleDescriptions.TAKE_COMMAND;
            case ESCALATE -> PeopleDescriptions.ESCALATE;
            case ASSIGN -> PeopleDescriptions.ASSIGN;
            case COMPLETE_ASSIGNMENT -> PeopleDescriptions.COMPLETE_ASSIGNMENT;
            case OBSERVE -> PeopleDescriptions.OBSERVE;
            case ADD_NOTE -> RecordDescriptions.ADD_NOTE;
            case DESCRIBE_IMPACT -> RecordDescriptions.DESCRIBE_IMPACT;
            case CORRECT_TIME -> RecordDescriptions.CORRECT_TIME;
            case CORRECT_TEXT -> RecordDescriptions.CORRECT_TEXT;
            case STRIKE_OUT -> RecordDescriptions.STRIKE_OUT;
            case ADD_LINK -> RecordDescriptions.ADD_LINK;
            case SET_TEAM -> RecordDescriptions.SET_TEAM;
            case LABEL -> RecordDescriptions.LABEL;
            case RENAME -> RecordDescriptions.RENAME;
            case SET_PUBLIC_TITLE -> RecordDescriptions.SET_PUBLIC_TITLE;
            case SET_SERVICES -> RecordDescriptions.SET_SERVICES;
            case SET_DETECTION_SOURCE -> RecordDescriptions.SET_DETECTION_SOURCE;
            case SEND_UPDATE -> RecordDescriptions.SEND_UPDATE;
            case CONFIRM_SENT -> RecordDescriptions.CONFIRM_SENT;
            case WAIVE_OBLIGATION -> RecordDescriptions.WAIVE_OBLIGATION;
            case MAKE_PRIVATE -> RecordDescriptions.MAKE_PRIVATE;
            case MAKE_PUBLIC -> RecordDescriptions.MAKE_PUBLIC;
            case CLASSIFY -> RecordDescriptions.CLASSIFY;
            case COMPLETE_DUTY -> RecordDescriptions.COMPLETE_DUTY;
            case ADD_ACTION -> FollowUpDescriptions.ADD_ACTION;
            case CHANGE_ACTION -> FollowUpDescriptions.CHANGE_ACTION;
            case START_ACTION -> FollowUpDescriptions.START_ACTION;
            case COMPLETE_ACTION -> FollowUpDescriptions.COMPLETE_ACTION;
            case DROP_ACTION -> FollowUpDescriptions.DROP_ACTION;
            case REVIEW_ACTION -> FollowUpDescriptions.REVIEW_ACTION;
            case USE_RUNBOOK -> FollowUpDescriptions.USE_RUNBOOK;
            case TAKE_BRANCH -> FollowUpDescriptions.TAKE_BRANCH;
            case REVIEW_RUNBOOK -> FollowUpDescriptions.REVIEW_RUNBOOK;
            case ASSIGN_POSTMORTEM -> FollowUpDescriptions.ASSIGN_POSTMORTEM;
            case WRITE_SECTION -> FollowUpDescriptions.WRITE_SECTION;
            case EXPLAIN_PHASE -> FollowUpDescriptions.EXPLAIN_PHASE;
            case REQUEST_REVIEW -> FollowUpDescriptions.REQUEST_REVIEW;
            case REVIEW_POSTMORTEM -> FollowUpDescriptions.REVIEW_POSTMORTEM;
            case WAIVE_BLAME -> FollowUpDescriptions.WAIVE_BLAME;
            case PUBLISH_POSTMORTEM -> FollowUpDescriptions.PUBLISH_POSTMORTEM;
            case RECEIVE_ALERTS, RECORD_MISSED, RECORD_DELIVERY ->
                throw new IllegalArgumentException(type + " is no command of people");
        };
    }

    /** Returns the descriptions of all commands that people give, in the order of {@link CommandType}. */
    public static List<CommandDescription<IncidentCommand>> ofAllCommands() {
        return Arrays.stream(CommandType.values())
                .filter(CommandType::isForPeople)
                .map(CommandDescription::of)
                .toList();
    }

    /** Returns the stable code, such as {@code offer-handover}. */
    public String code() {
        return code;
    }

    /** Returns the command in words, for a button. */
    public String label() {
        return label;
    }

    /** Returns what the command is for, in a sentence for a person under pressure. */
    public String purpose() {
        return purpose;
    }

    /** Returns the fields, in the order in which a form shows them. */
    public List<CommandField<?>> fields() {
        return shape.fields();
    }

    /** Returns the code. */
    @Override
    public String toString() {
        return code;
    }

    Supplier<C> read(ObjectReader in, FieldReading.Context context) {
        return shape.reading().read(in, context);
    }
}
