package io.incidentkit.command;

import static io.incidentkit.command.CommandDescription.describe;

import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.severity.Severity;
import io.incidentkit.validation.InputValidator;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Commands of the five steps and of the ways off the straight path (chapter 3). */
public sealed interface LoopCommand extends IncidentCommand {

    /**
     * Completes triage. What the incident does not have yet must be given here.
     *
     * @param severity the severity, or null to keep the one that is set
     * @param commander the incident commander, or null to keep the one who commands
     * @param occurredAt when, or null for now
     */
    record Triage(
            @Nullable Severity severity,
            @Nullable Person commander,
            @Nullable Instant occurredAt) implements LoopCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.TRIAGE,
                "Name one commander and set the severity. In doubt, take the higher level.",
                CommandShape.of(
                        Fields.severity("severity", "Severity").demanded().known(Incident::severity),
                        Fields.person("commander", "Incident commander")
                                .demanded()
                                .known(Incident::commander)
                                .help("One named person, who coordinates and does not fix."),
                        Fields.OCCURRED_AT,
                        Triage::new));

        /** Checks the input. */
        public Triage {
            InputValidator faults = new InputValidator();
            occurredAt = faults.instant("occurredAt", occurredAt);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.TRIAGE;
        }

        @Override
        public Triage withPeople(UnaryOperator<Person> known) {
            return commander == null ? this : new Triage(severity, known.apply(commander), occurredAt);
        }
    }

    /**
     * Completes the diagnosis: a hypothesis, even "the last deploy".
     *
     * @param hypothesis what is thought to be wrong
     * @param occurredAt when, or null for now
     */
    record Diagnose(String hypothesis, @Nullable Instant occurredAt) implements LoopCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.DIAGNOSE,
                "A hypothesis is enough, even “the last deploy”. It can be revised later.",
                CommandShape.of(Fields.text("hypothesis", "Hypothesis").required(), Fields.OCCURRED_AT, Diagnose::new));

        /** Checks the input. */
        public Diagnose {
            InputValidator faults = new InputValidator();
            hypothesis = faults.text("hypothesis", hypothesis);
            occurredAt = faults.instant("occurredAt", occurredAt);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.DIAGNOSE;
        }
    }

    /**
     * Replaces the hypothesis; the moment of the diagnosis stays.
     *
     * @param hypothesis what is now thought to be wrong
     * @param occurredAt when, or null for now
     */
    record ReviseHypothesis(String hypothesis, @Nullable Instant occurredAt) implements LoopCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.REVISE_HYPOTHESIS,
                "Replaces the hypothesis. The moment of the diagnosis stays.",
                CommandShape.of(
                        Fields.text("hypothesis", "Hypothesis").required().known(Incident::hypothesis),
                        Fields.OCCURRED_AT,
                        ReviseHypothesis::new));

        /** Checks the input. */
        public ReviseHypothesis {
            InputValidator faults = new InputValidator();
            hypothesis = faults.text("hypothesis", hypothesis);
            occurredAt = faults.instant("occurredAt", occurredAt);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.REVISE_HYPOTHESIS;
        }
    }

    /**
     * Completes the mitigation: service is restored.
     *
     * @param action what was done
     * @param kind the kind of mitigation
     * @param occurredAt when, or null for now
     */
    record Mitigate(
            String action, MitigationKind kind, @Nullable Instant occurredAt) implements LoopCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.MITIGATE,
                "Restore service first: roll back, fail over, flag off, scale out, block. The fix of the cause can wait.",
                CommandShape.of(
                        Fields.text("action", "What was done").required(),
                        Fields.choice(
                                        "kind",
                                        "Kind",
                                        MitigationKind.values(),
                                        kind -> new FieldChoice(kind.code(), kind.label()),
                                        MitigationKind::find,
                                        "is no kind of mitigation; one of ")
                                .requiredChoice(""),
                        Fields.OCCURRED_AT,
                        Mitigate::new));

        /** Checks the input. */
        public Mitigate {
            InputValidator faults = new InputValidator();
            action = faults.text("action", action);
            if (kind == null) {
                faults.add("kind", "is required; one of " + MitigationKind.codes());
            }
            occurredAt = faults.instant("occurredAt", occurredAt);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.MITIGATE;
        }
    }

    /**
     * Says that the mitigation did not hold; back to diagnosing.
     *
     * @param reason what was seen
     * @param occurredAt when, or null for now
     */
    record ReportMitigationFailed(String reason, @Nullable Instant occurredAt) implements LoopCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.REPORT_MITIGATION_FAILED,
                "Back to diagnosing. What was tried stays on the timeline.",
                CommandShape.of(
                        Fields.text("reason", "What was seen").required(),
                        Fields.OCCURRED_AT,
                        ReportMitigationFailed::new));

        /** Checks the input. */
        public ReportMitigationFailed {
            InputValidator faults = new InputValidator();
            reason = faults.text("reason", reason);
            occurredAt = faults.instant("occurredAt", occurredAt);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.REPORT_MITIGATION_FAILED;
        }
    }

    /**
     * Records the fix of the root cause.
     *
     * @param description what was fixed
     * @param occurredAt when, or null for now
     */
    record RecordFix(String description, @Nullable Instant occurredAt) implements LoopCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.RECORD_FIX,
                "The root cause itself was fixed.",
                CommandShape.of(
                        Fields.text("description", "What was fixed").required(), Fields.OCCURRED_AT, RecordFix::new));

        /** Checks the input. */
        public RecordFix {
            InputValidator faults = new InputValidator();
            description = faults.text("description", description);
            occurredAt = faults.instant("occurredAt", occurredAt);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.RECORD_FIX;
        }
    }
}
