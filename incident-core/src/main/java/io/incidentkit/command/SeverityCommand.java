package io.incidentkit.command;

import static io.incidentkit.command.CommandDescription.describe;

import io.incidentkit.severity.Severity;
import io.incidentkit.validation.InputValidator;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Commands of the severity (chapter 1). */
public sealed interface SeverityCommand extends IncidentCommand {

    /**
     * Sets the severity for the first time, or changes it.
     *
     * @param severity the level
     * @param reason why it changes; may be missing while none is set
     * @param occurredAt when, or null for now
     */
    record SetSeverity(
            Severity severity,
            @Nullable String reason,
            @Nullable Instant occurredAt) implements SeverityCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.SET_SEVERITY,
                "Severity is not debated during an incident. In doubt, higher.",
                CommandShape.of(
                        Fields.severity("severity", "Severity")
                                .required(context -> "is required; one of "
                                        + context.severities().severities()),
                        Fields.text("reason", "Why")
                                .demandedIf(incident -> incident.severity().isPresent()),
                        Fields.OCCURRED_AT,
                        SetSeverity::new));

        /** Checks the input. */
        public SetSeverity {
            InputValidator faults = new InputValidator();
            if (severity == null) {
                faults.add("severity", "is required");
            }
            reason = faults.optionalText("reason", reason);
            occurredAt = faults.instant("occurredAt", occurredAt);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.SET_SEVERITY;
        }
    }
}
