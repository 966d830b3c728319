package io.incidentkit.severity;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.incidentkit.validation.InputValidator;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of money that was lost. Immutable; two amounts are equal if they are worth the same.
 *
 * @param amount the amount, from 0 to {@link #MAX}, with at most {@value #DECIMALS} decimals
 * @param currency the code of the currency, three capital letters as in ISO 4217
 */
public record Money(BigDecimal amount, String currency) {
    /** The largest amount. */
    public static final BigDecimal MAX = BigDecimal.valueOf(1_000_000_000_000L);

    private static final int DECIMALS = 4;
    private static final int CENTS = 2;
    /** A code and no name: that of a later year is read as well. */
    private static final Pattern CODE = Pattern.compile("[A-Z]{3}");

    private static final Pattern WRITTEN = Pattern.compile("(-?\\d{1,15}(?:\\.\\d{1,9})?)\\s*([A-Za-z]{3})");

    /**
     * Checks the parts.
     *
     * @throws io.incidentkit.validation.InvalidInputException with every fault
     */
    public Money {
        InputValidator faults = new InputValidator();
        Objects.requireNonNull(amount, "amount");
        if (amount.signum() < 0) {
            faults.add("amount", "is negative");
        } else if (amount.compareTo(MAX) > 0) {
            faults.add("amount", "is more than " + MAX.toPlainString());
        } else if (amount.stripTrailingZeros().scale() > DECIMALS) {
            faults.add("amount", "has more than " + DECIMALS + " decimals");
        }
        if (!CODE.matcher(Objects.requireNonNull(currency, "currency")).matches()) {
            faults.add("currency", "is no code of a currency, such as EUR");
        }
        faults.throwIfAny();
        amount = amount.stripTrailingZeros();
        amount = amount.setScale(amount.scale() <= 0 ? 0 : Math.max(CENTS, amount.scale()));
    }

    /**
     * Reads an amount as people write it: {@code 1200.50 EUR}.
     *
     * @param text the amount with a point before the decimals, and the code of its currency
     * @return the amount; empty if it is none, or in a currency that there is not
     * @throws io.incidentkit.validation.InvalidInputException if it is negative, or too much
     */
    public static Optional<Money> find(String text) {
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            return Optional.empty();
        }
        String code = written.group(2).toUpperCase(Locale.ROOT);
        boolean known = Currency.getAvailableCurrencies().stream()
                .anyMatch(currency -> currency.getCurrencyCode().equals(code));
        return known ? Optional.of(new Money(new BigDecimal(written.group(1)), code)) : Optional.empty();
    }

    @JsonCreator
    static Money read(String stored) {
        int blank = stored.indexOf(' ');
        return new Money(new BigDecimal(stored.substring(0, blank)), stored.substring(blank + 1));
    }

    /** Returns the amount in words for people, such as {@code 1,200.50 EUR}. */
    public String words() {
        return words(amount, currency);
    }

    /**
     * Returns an amount in words for people.
     *
     * @param amount the amount, which may be a sum of several
     * @param currency the code of the currency
     */
    public static String words(BigDecimal amount, String currency) {
        return String.format(Locale.ENGLISH, "%,." + Math.max(0, amount.scale()) + "f %s", amount, currency);
    }

    /** Returns the stored form, such as {@code 1200.50 EUR}, which {@link #find} reads. */
    @Override
    @JsonValue
    public String toString() {
        return amount.toPlainString() + " " + currency;
    }
}
