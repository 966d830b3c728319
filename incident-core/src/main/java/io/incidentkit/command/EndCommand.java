package io.incidentkit.command;

import static io.incidentkit.command.CommandDescription.describe;

import io.incidentkit.incident.IncidentId;
import io.incidentkit.validation.InputValidator;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Commands of the end of an incident, and of its new beginning (chapter 3). */
public sealed interface EndCommand extends IncidentCommand {

    /**
     * Resolves the incident.
     *
     * @param verification what was looked at, and that it was normal; a missing one is refused by a rule
     * @param overrideReason why someone other than the commander calls it done, or null
     * @param occurredAt when, or null for now
     */
    record Resolve(
            @Nullable String verification,
            @Nullable String overrideReason,
            @Nullable Instant occurredAt) implements EndCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.RESOLVE,
                "Say what was looked at, and that it was back to normal.",
                CommandShape.of(
                        Fields.text("verification", "What was verified").demanded(),
                        Fields.overrideReason(),
                        Fields.OCCURRED_AT,
                        Resolve::new));

        /** Checks the input. */
        public Resolve {
            InputValidator faults = new InputValidator();
            verification = faults.optionalText("verification", verification);
            overrideReason = faults.optionalText("overrideReason", overrideReason);
            occurredAt = faults.instant("occurredAt", occurredAt);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.RESOLVE;
        }
    }

    /**
     * Reopens a resolved incident that came back: a new episode.
     *
     * @param reason what was seen
     * @param began since when it is so again, or null if that is not known
     * @param occurredAt when it was noticed, or null for now
     */
    record Reopen(
            String reason,
            @Nullable Instant began,
            @Nullable Instant occurredAt) implements EndCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.REOPEN,
                "It came back: a new episode begins, the old one stays as it was.",
                CommandShape.of(
                        Fields.text("reason", "What was seen").required(),
                        DeclareDescription.BEGAN,
                        Fields.OCCURRED_AT,
                        Reopen::new));

        /** Checks the input. */
        public Reopen {
            InputValidator faults = new InputValidator();
            reason = faults.text("reason", reason);
            began = faults.instant("began", began);
            occurredAt = faults.instant("occurredAt", occurredAt);
            faults.throwIfAny();
        }

        /**
         * Reopens an incident of which it is not known since when it is so again.
         *
         * @param reason what was seen
         * @param occurredAt when it was noticed, or null for now
         */
        public Reopen(String reason, @Nullable Instant occurredAt) {
            this(reason, null, occurredAt);
        }

        @Override
        public CommandType type() {
            return CommandType.REOPEN;
        }
    }

    /**
     * Dismisses a false alarm.
     *
     * @param reason why it was none
     * @param overrideReason why someone other than the commander calls it done, or null
     * @param occurredAt when, or null for now
     */
    record Dismiss(
            String reason,
            @Nullable String overrideReason,
            @Nullable Instant occurredAt) implements EndCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.DISMISS,
                "It was a false alarm. The incident ends here.",
                CommandShape.of(
                        Fields.text("reason", "Why it was a false alarm").required(),
                        Fields.overrideReason(),
                        Fields.OCCURRED_AT,
                        Dismiss::new));

        /** Checks the input. */
        public Dismiss {
            InputValidator faults = new InputValidator();
            reason = faults.text("reason", reason);
            overrideReason = faults.optionalText("overrideReason", overrideReason);
            occurredAt = faults.instant("occurredAt", occurredAt);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.DISMISS;
        }
    }

    /**
     * Merges a duplicate into another incident. Both timelines stay whole, the duplicate can be found as before, and its alerts
     * come to the other one.
     *
     * @param into the other incident
     * @param reason what shows that both are the same
     * @param overrideReason why someone other than the commander calls it done, or null
     * @param occurredAt when, or null for now
     */
    record Merge(
            IncidentId into,
            String reason,
            @Nullable String overrideReason,
            @Nullable Instant occurredAt) implements EndCommand {
        static final CommandDescription<IncidentCommand> DESCRIPTION = describe(
                CommandType.MERGE,
                "It is the same as another incident, which goes on. Both timelines stay whole.",
                CommandShape.of(
                        Fields.incident("into", "Which incident goes on")
                                .required("is required, an incident such as INC-42")
                                .help("Its reference, such as INC-7."),
                        Fields.text("reason", "Why it is the same").required(),
                        Fields.overrideReason(),
                        Fields.OCCURRED_AT,
                        Merge::new));

        /** Checks the input. */
        public Merge {
            InputValidator faults = new InputValidator();
            if (into == null) {
                faults.add("into", "is required");
            }
            reason = faults.text("reason", reason);
            overrideReason = faults.optionalText("overrideReason", overrideReason);
            occurredAt = faults.instant("occurredAt", occurredAt);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.MERGE;
        }

        @Override
        public Optional<IncidentId> namedIncident() {
            return Optional.of(into);
        }
    }
}
