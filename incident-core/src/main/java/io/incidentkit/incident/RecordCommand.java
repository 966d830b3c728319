package io.incidentkit.incident;

import io.incidentkit.alert.AlertGroup;
import io.incidentkit.rule.Faults;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Commands that record something without moving the incident (chapter 4). An ended incident takes them too. */
public sealed interface RecordCommand extends IncidentCommand {

    /**
     * Writes something down.
     *
     * @param text the note
     * @param occurredAt when it happened, or null for now
     */
    record AddNote(String text, @Nullable Instant occurredAt) implements RecordCommand {
        /** Checks the input. */
        public AddNote {
            Faults faults = new Faults();
            text = faults.text("text", text);
            occurredAt = faults.instant("occurredAt", occurredAt);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.ADD_NOTE;
        }
    }

    /**
     * Says anew who is hit and how much.
     *
     * @param impact the impact
     * @param occurredAt when it was known, or null for now
     */
    record DescribeImpact(String impact, @Nullable Instant occurredAt) implements RecordCommand {
        /** Checks the input. */
        public DescribeImpact {
            Faults faults = new Faults();
            impact = faults.text("impact", impact);
            occurredAt = faults.instant("occurredAt", occurredAt);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.DESCRIBE_IMPACT;
        }
    }

    /**
     * Takes note of what an alert source told.
     *
     * @param group the group of alerts
     * @param occurredAt when, or null for now
     */
    record ReceiveAlerts(AlertGroup group, @Nullable Instant occurredAt) implements RecordCommand {
        /** Checks the input. */
        public ReceiveAlerts {
            Faults faults = new Faults();
            if (group == null) {
                faults.add("group", "is required");
            }
            occurredAt = faults.instant("occurredAt", occurredAt);
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.RECEIVE_ALERTS;
        }
    }
}
