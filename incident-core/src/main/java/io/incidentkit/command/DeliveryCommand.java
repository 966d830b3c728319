package io.incidentkit.command;

import io.incidentkit.effect.DeliveryOutcome;
import io.incidentkit.effect.Effect;
import io.incidentkit.effect.EffectKind;
import io.incidentkit.validation.InputValidator;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Commands of the machinery that delivers effects and watches the time; not of people ({@link CommandType#isForPeople}). */
public sealed interface DeliveryCommand extends IncidentCommand {

    /**
     * Records how a delivery stands. An ended incident takes it too.
     *
     * @param outcome the outcome; its incident's id says nothing here
     */
    record RecordDelivery(DeliveryOutcome outcome) implements DeliveryCommand {
        /** Checks the input. */
        public RecordDelivery {
            InputValidator faults = new InputValidator();
            if (outcome == null) {
                faults.add("outcome", "is required");
            }
            faults.throwIfAny();
        }

        /** The entry of the message that was delivered. */
        @Override
        public OptionalInt namedEntry() {
            Effect effect = outcome.effect();
            return effect.kind() == EffectKind.SEND_UPDATE && outcome.status() == DeliveryOutcome.Status.DELIVERED
                    ? effect.entry()
                    : OptionalInt.empty();
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

    /**
     * Records that messages were not sent in time. It reminds the commander. An ended incident takes it too, for closing
     * messages are owed after the end.
     *
     * @param obligations the ids of what was missed and is not on the timeline yet, at least one
     */
    record RecordMissed(List<String> obligations) implements DeliveryCommand {
        /** Checks the input. */
        public RecordMissed {
            InputValidator faults = new InputValidator();
            if (obligations == null || obligations.isEmpty()) {
                faults.add("obligations", "is required");
            }
            faults.throwIfAny();
            obligations = obligations.stream()
                    .map(obligation -> faults.line("obligations", obligation))
                    .toList();
            faults.throwIfAny();
        }

        @Override
        public CommandType type() {
            return CommandType.RECORD_MISSED;
        }

        @Override
        public @Nullable Instant occurredAt() {
            return null;
        }
    }
}
