package io.incidentkit.command;

import static io.incidentkit.command.CommandDescription.describe;
import static io.incidentkit.command.FieldTypes.OCCURRED_AT;
import static io.incidentkit.command.FieldTypes.choice;
import static io.incidentkit.command.FieldTypes.incident;
import static io.incidentkit.command.FieldTypes.overrideReason;
import static io.incidentkit.command.FieldTypes.person;
import static io.incidentkit.command.FieldTypes.severity;
import static io.incidentkit.command.FieldTypes.text;

import io.incidentkit.command.LoopCommand.Diagnose;
import io.incidentkit.command.LoopCommand.Dismiss;
import io.incidentkit.command.LoopCommand.Merge;
import io.incidentkit.command.LoopCommand.Mitigate;
import io.incidentkit.command.LoopCommand.RecordFix;
import io.incidentkit.command.LoopCommand.Reopen;
import io.incidentkit.command.LoopCommand.ReportMitigationFailed;
import io.incidentkit.command.LoopCommand.Resolve;
import io.incidentkit.command.LoopCommand.ReviseHypothesis;
import io.incidentkit.command.LoopCommand.Triage;
import io.incidentkit.command.SeverityCommand.SetSeverity;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.MitigationKind;

/** The descriptions of the five steps, the ways around them, and the severity. */
final class LoopDescriptions {
    static final CommandDescription<IncidentCommand> TRIAGE = describe(
            CommandType.TRIAGE,
            "Name one commander and set the severity. In doubt, take the higher level.",
            CommandShape.of(
                    severity("severity", "Severity").demanded().known(Incident::severity),
                    person("commander", "Incident commander")
                            .demanded()
                            .known(Incident::commander)
                            .help("One named person, who coordinates and does not fix."),
                    OCCURRED_AT,
                    Triage::new));

    static final CommandDescription<IncidentCommand> DIAGNOSE = describe(
            CommandType.DIAGNOSE,
            "A hypothesis is enough, even “the last deploy”. It can be revised later.",
            CommandShape.of(text("hypothesis", "Hypothesis").required(), OCCURRED_AT, Diagnose::new));

    static final CommandDescription<IncidentCommand> REVISE_HYPOTHESIS = describe(
            CommandType.REVISE_HYPOTHESIS,
            "Replaces the hypothesis. The moment of the diagnosis stays.",
            CommandShape.of(
                    text("hypothesis", "Hypothesis").required().known(Incident::hypothesis),
                    OCCURRED_AT,
                    ReviseHypothesis::new));

    static final CommandDescription<IncidentCommand> MITIGATE = describe(
            CommandType.MITIGATE,
            "Restore service first: roll back, fail over, flag off, scale out, block. The fix of the cause can wait.",
            CommandShape.of(
                    text("action", "What was done").required(),
                    choice(
                                    "kind",
                                    "Kind",
                                    MitigationKind.values(),
                                    kind -> new FieldChoice(kind.code(), kind.label()),
                                    MitigationKind::find,
                                    "is no kind of mitigation; one of ")
                            .requiredChoice(""),
                    OCCURRED_AT,
                    Mitigate::new));

    static final CommandDescription<IncidentCommand> REPORT_MITIGATION_FAILED = describe(
            CommandType.REPORT_MITIGATION_FAILED,
            "Back to diagnosing. What was tried stays on the timeline.",
            CommandShape.of(text("reason", "What was seen").required(), OCCURRED_AT, ReportMitigationFailed::new));

    static final CommandDescription<IncidentCommand> RECORD_FIX = describe(
            CommandType.RECORD_FIX,
            "The root cause itself was fixed.",
            CommandShape.of(text("description", "What was fixed").required(), OCCURRED_AT, RecordFix::new));

    static final CommandDescription<IncidentCommand> RESOLVE = describe(
            CommandType.RESOLVE,
            "Say what was looked at, and that it was back to normal.",
            CommandShape.of(
                    text("verification", "What was verified").demanded(), overrideReason(), OCCURRED_AT, Resolve::new));

    static final CommandDescription<IncidentCommand> REOPEN = describe(
            CommandType.REOPEN,
            "It came back: a new episode begins, the old one stays as it was.",
            CommandShape.of(text("reason", "What was seen").required(), OCCURRED_AT, Reopen::new));

    static final CommandDescription<IncidentCommand> DISMISS = describe(
            CommandType.DISMISS,
            "It was a false alarm. The incident ends here.",
            CommandShape.of(
                    text("reason", "Why it was a false alarm").required(),
                    overrideReason(),
                    OCCURRED_AT,
                    Dismiss::new));

    static final CommandDescription<IncidentCommand> MERGE = describe(
            CommandType.MERGE,
            "It is the same as another incident, which goes on. Both timelines stay whole.",
            CommandShape.of(
                    incident("into", "Which incident goes on")
                            .required("is required, an incident such as INC-42")
                            .help("Its reference, such as INC-7."),
                    text("reason", "Why it is the same").required(),
                    overrideReason(),
                    OCCURRED_AT,
                    Merge::new));

    static final CommandDescription<IncidentCommand> SET_SEVERITY = describe(
            CommandType.SET_SEVERITY,
            "Severity is not debated during an incident. In doubt, higher.",
            CommandShape.of(
                    severity("severity", "Severity")
                            .required(context -> "is required; one of "
                                    + context.severities().severities()),
                    text("reason", "Why")
                            .demandedIf(incident -> incident.severity().isPresent()),
                    OCCURRED_AT,
                    SetSeverity::new));

    private LoopDescriptions() {}
}
