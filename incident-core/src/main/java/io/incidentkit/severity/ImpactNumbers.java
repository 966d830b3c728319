package io.incidentkit.severity;

import com.fasterxml.jackson.annotation.JsonValue;
import io.incidentkit.validation.InputValidator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The impact of an incident in numbers, as far as they are known. Immutable and thread-safe.
 *
 * @param customersHit how many customers were hit, or null
 * @param requestsHit how many requests failed or were slow, or null
 * @param moneyLost what it cost, or null
 */
public record ImpactNumbers(
        @Nullable Long customersHit,
        @Nullable Long requestsHit,
        @Nullable Money moneyLost) {
    /** The largest number of customers or requests. */
    public static final long MAX = 1_000_000_000_000_000L;

    /** No number is known. */
    public static final ImpactNumbers NONE = new ImpactNumbers(null, null, null);

    /**
     * Checks the numbers.
     *
     * @throws io.incidentkit.validation.InvalidInputException with every number that is negative or too large
     */
    public ImpactNumbers {
        InputValidator faults = new InputValidator();
        check(faults, customersHit, requestsHit);
        faults.throwIfAny();
    }

    /**
     * Checks numbers under the names of their fields.
     *
     * @param faults takes what is wrong with them
     * @param customersHit how many customers were hit, or null
     * @param requestsHit how many requests were hit, or null
     */
    public static void check(InputValidator faults, @Nullable Long customersHit, @Nullable Long requestsHit) {
        check(faults, "customersHit", customersHit);
        check(faults, "requestsHit", requestsHit);
    }

    private static void check(InputValidator faults, String field, @Nullable Long number) {
        if (number != null && number < 0) {
            faults.add(field, "is negative");
        } else if (number != null && number > MAX) {
            faults.add(field, "is more than " + MAX);
        }
    }

    /** The numbers by name. */
    public enum Figure {
        /** How many customers were hit. */
        CUSTOMERS_HIT("customers-hit", "Customers hit"),
        /** How many requests failed or were slow. */
        REQUESTS_HIT("requests-hit", "Requests hit"),
        /** The cost. */
        MONEY_LOST("money-lost", "Money lost");

        private final String code;
        private final String label;

        Figure(String code, String label) {
            this.code = code;
            this.label = label;
        }

        /** Returns the stable code under which it is stored. */
        @JsonValue
        public String code() {
            return code;
        }

        /** Returns its name for people. */
        public String label() {
            return label;
        }
    }

    /**
     * Returns one of the numbers.
     *
     * @param figure which
     * @return the number, or null if it is not known
     */
    public @Nullable Object get(Figure figure) {
        return switch (figure) {
            case CUSTOMERS_HIT -> customersHit;
            case REQUESTS_HIT -> requestsHit;
            case MONEY_LOST -> moneyLost;
        };
    }

    /**
     * Returns the numbers once one of them is not known any more.
     *
     * @param figure which
     */
    public ImpactNumbers without(Figure figure) {
        return new ImpactNumbers(
                figure == Figure.CUSTOMERS_HIT ? null : customersHit,
                figure == Figure.REQUESTS_HIT ? null : requestsHit,
                figure == Figure.MONEY_LOST ? null : moneyLost);
    }

    /** Returns whether no number is known. */
    public boolean areUnknown() {
        return equals(NONE);
    }

    /**
     * Returns the numbers once more is known.
     *
     * @param later what is known better; a number that it does not give stays as it is
     */
    public ImpactNumbers with(ImpactNumbers later) {
        return new ImpactNumbers(
                later.customersHit == null ? customersHit : later.customersHit,
                later.requestsHit == null ? requestsHit : later.requestsHit,
                later.moneyLost == null ? moneyLost : later.moneyLost);
    }

    /** Returns those that are known in words, such as {@code 1,200 customers hit}; none if none is. */
    public List<String> words() {
        List<String> words = new ArrayList<>();
        if (customersHit != null) {
            words.add(count(customersHit) + (customersHit == 1 ? " customer hit" : " customers hit"));
        }
        if (requestsHit != null) {
            words.add(count(requestsHit) + (requestsHit == 1 ? " request hit" : " requests hit"));
        }
        if (moneyLost != null) {
            words.add(moneyLost.words() + " lost");
        }
        return words;
    }

    /**
     * Returns a number as people read it, such as {@code 1,200}.
     *
     * @param number the number
     */
    public static String count(long number) {
        return String.format(Locale.ENGLISH, "%,d", number);
    }
}
