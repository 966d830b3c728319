package io.incidentkit.command;

import static io.incidentkit.command.CommandDescription.describe;

import io.incidentkit.validation.InputValidator;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Commands of the duties that a host adds to the playbook's own. An ended incident takes them too. */
public sealed interface DutyCommand extends IncidentCommand {

    /**
     * Classifies the incident; duties of the policy may start with it.
     *
     * @param classification the name, such as {@code personal data}; one that no duty names starts none
     * @param note why, or null
     * @param occurredAt when it was decided, or null for now
     */
    record Classify(
            String classification,
            @Nullable String note,
            @Nullable Instant occurredAt) implements DutyCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.CLASSIFY,
                "Duties of your policy may start with it, such as to tell a regulator.",
                CommandShape.of(
                        Fields.written("classification", "Classification", FieldKind.CLASSIFICATION)
                                .required(),
                        Fields.text("note", "Why"),
                        Fields.OCCURRED_AT,
                        Classify::new));

        /** Checks the input. */
        public Classify {
            InputValidator faults = new InputValidator();
            classification = faults.line("classification", classification);
            note = faults.optionalText("note", note);
            occurredAt = faults.instant("occurredAt", occurredAt);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.CLASSIFY;
        }
    }

    /**
     * Says that a duty is done which ends with somebody's word.
     *
     * @param obligation the id of what is owed, such as {@code duty:tell the regulator/1}
     * @param note what was done
     * @param occurredAt when it was done, or null for now
     */
    record CompleteDuty(
            String obligation, String note, @Nullable Instant occurredAt) implements DutyCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.COMPLETE_DUTY,
                "It is done, and nobody is reminded of it any more.",
                CommandShape.of(
                        Fields.written("obligation", "Which duty", FieldKind.DUTY)
                                .required(),
                        Fields.text("note", "How it was met").required(),
                        Fields.OCCURRED_AT,
                        CompleteDuty::new));

        /** Checks the input. */
        public CompleteDuty {
            InputValidator faults = new InputValidator();
            obligation = faults.line("obligation", obligation);
            note = faults.text("note", note);
            occurredAt = faults.instant("occurredAt", occurredAt);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.COMPLETE_DUTY;
        }
    }
}
