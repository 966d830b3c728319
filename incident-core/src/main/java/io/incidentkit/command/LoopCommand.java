package io.incidentkit.command;

import io.incidentkit.commander.Person;
import io.incidentkit.incident.IncidentId;
import io.incidentkit.loop.MitigationKind;
import io.incidentkit.severity.Severity;
import io.incidentkit.validation.InputValidator;
import java.time.Instant;
import java.util.Optional;
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
            @Nullable Instant occurredAt) implements LoopCommand {
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
     * @param occurredAt when it was noticed, or null for now
     */
    record Reopen(String reason, @Nullable Instant occurredAt) implements LoopCommand {
        /** Checks the input. */
        public Reopen {
            InputValidator faults = new InputValidator();
            reason = faults.text("reason", reason);
            occurredAt = faults.instant("occurredAt", occurredAt);
            faults.throwIfAny();
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
            @Nullable Instant occurredAt) implements LoopCommand {
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
            @Nullable Instant occurredAt) implements LoopCommand {
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
