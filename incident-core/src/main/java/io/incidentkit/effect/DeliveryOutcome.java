package io.incidentkit.effect;

import com.fasterxml.jackson.annotation.JsonValue;
import io.incidentkit.text.OneLine;
import io.incidentkit.validation.InputValidator;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of a delivery for the timeline: that it failed for the first time, or how it ended. Texts are cleaned to one line
 * and cut to what is kept, for they come from outside.
 *
 * @param incident the incident's id
 * @param effect the effect
 * @param channel the channel's name
 * @param status how it stands
 * @param detail where to find what was delivered, or why it was not; null if nothing was said
 * @param attempts how often it was tried
 */
public record DeliveryOutcome(
        String incident,
        Effect effect,
        String channel,
        Status status,
        @Nullable String detail,
        int attempts) {

    /** How a delivery stands. */
    public enum Status {
        /** It arrived. */
        DELIVERED("delivered"),
        /** It failed, and is tried again. */
        FAILING("failing"),
        /** It failed, and is not tried again. */
        FAILED("failed");

        private final String code;

        Status(String code) {
            this.code = code;
        }

        /** Returns the stable code. */
        @JsonValue
        public String code() {
            return code;
        }
    }

    /**
     * Checks and cleans the parts.
     *
     * @throws io.incidentkit.validation.InvalidInputException if the channel's name is not one line, or attempts are negative
     */
    public DeliveryOutcome {
        Objects.requireNonNull(incident, "incident");
        Objects.requireNonNull(effect, "effect");
        Objects.requireNonNull(status, "status");
        InputValidator faults = new InputValidator();
        channel = faults.line("channel", channel);
        if (attempts < 0) {
            faults.add("attempts", "is negative");
        }
        faults.throwIfAny();
        detail = OneLine.of(detail, InputValidator.MAX_ADDRESS);
    }

    /**
     * Changes what was told and what came back.
     *
     * @param change gives a text for each text
     * @return the same outcome with those texts
     */
    public DeliveryOutcome changed(UnaryOperator<String> change) {
        return new DeliveryOutcome(
                incident,
                effect.changed(change),
                channel,
                status,
                detail == null ? null : change.apply(detail),
                attempts);
    }
}
