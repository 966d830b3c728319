package io.incidentkit.severity;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.incidentkit.validation.InputValidator;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The part of an error budget that was spent from the beginning of an impact to its mitigation, as somebody measured it who counts what failed.
 * Immutable and thread-safe.
 *
 * @param objective the name of the objective
 * @param target the share of its window in which the service is up, above 0 and below 1
 * @param window the time over which the objective is taken
 * @param from when the impact began
 * @param until when it was mitigated
 * @param share the share of the whole budget that was spent, from 0; above 1 more than there is. Null if nobody knows
 * @param asked how it was asked, such as a query, or null
 * @param note what there is to say of it: why it is not known, or a warning; or null
 */
public record BudgetMeasure(
        String objective,
        double target,
        Duration window,
        Instant from,
        Instant until,
        @Nullable Double share,
        @Nullable String asked,
        @Nullable String note) {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final MathContext SHORT = new MathContext(3, RoundingMode.HALF_UP);

    /**
     * Checks the input.
     *
     * @throws io.incidentkit.validation.InvalidInputException with every fault
     */
    public BudgetMeasure {
        InputValidator faults = new InputValidator();
        objective = faults.line("objective", objective);
        if (!(target > 0 && target < 1)) {
            faults.add("target", "is " + target + "; it is above 0 and below 1");
        }
        if (window == null || window.isNegative() || window.isZero()) {
            faults.add("window", "is " + window + "; it is a time");
        }
        if (from == null || until == null || !from.isBefore(until)) {
            faults.add("until", "is not after from");
        } else {
            faults.instant("from", from);
            faults.instant("until", until);
        }
        if (share != null && !(share >= 0 && Double.isFinite(share))) {
            faults.add("share", "is " + share + "; it is a number from 0");
        }
        asked = faults.optionalText("asked", asked);
        note = faults.optionalText("note", note);
        faults.throwIfAny();
    }

    /** Returns whether somebody knows how much was spent. */
    @JsonIgnore
    public boolean isKnown() {
        return share != null;
    }

    /**
     * Returns whether two are of the same question: of the same objective, and from the same beginning to the same end.
     *
     * @param other the other one
     */
    public boolean isOfTheSame(BudgetMeasure other) {
        return objective.equals(other.objective)
                && target == other.target
                && window.equals(other.window)
                && from.equals(other.from)
                && until.equals(other.until);
    }

    /** Returns the same without words. */
    public BudgetMeasure inShort() {
        return asked == null && note == null
                ? this
                : new BudgetMeasure(objective, target, window, from, until, share, null, null);
    }

    /** Returns it for people, such as {@code 12.5% of the error budget of checkout availability}. */
    @Override
    public String toString() {
        return share == null
                ? "an unknown part of the error budget of " + objective
                : BigDecimal.valueOf(share)
                                .multiply(HUNDRED)
                                .round(SHORT)
                                .stripTrailingZeros()
                                .toPlainString()
                        + "% of the error budget of " + objective;
    }
}
