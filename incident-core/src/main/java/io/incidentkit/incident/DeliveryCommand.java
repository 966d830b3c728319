package io.incidentkit.incident;

import io.incidentkit.effect.DeliveryOutcome;
import io.incidentkit.rule.Faults;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Commands of the machinery that delivers effects; not of people ({@link CommandType#isForPeople}). */
public sealed interface DeliveryCommand extends IncidentCommand {

    /**
     * Records how a delivery stands. An ended incident takes it too.
     *
     * @param outcome the outcome; its incident's id says nothing here
     */
    record RecordDelivery(DeliveryOutcome outcome) implements DeliveryCommand {
        /** Checks the input. */
        public RecordDelivery {
            Faults faults = new Faults();
            if (outcome == null) {
                faults.add("outcome", "is required");
            }
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.RECORD_DELIVERY;
        }

        @Override
        public @Nullable Instant occurredAt() {
            return null;
        }
    }
}
