package io.incidentkit.validation;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Collects the faults of one input, so that the caller learns of all of them at once. Each check returns the cleaned value, or
 * null (an empty text where one was required) after noting a fault; {@link #throwIfAny()} ends the checks. Not thread-safe.
 */
public final class InputValidator {
    /** The longest one-line text, in characters: titles, names, services. */
    public static final int MAX_LINE = 200;

    /** The longest free text, in characters: hypotheses, notes, impact, verification. */
    public static final int MAX_TEXT = 10_000;

    /** The longest web address, in characters. */
    public static final int MAX_ADDRESS = 2_000;

    /** No instant before this one is accepted. */
    public static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");

    /** No instant from this one on is accepted. */
    public static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    /** The longest deadline, cadence or window: ten years. */
    public static final Duration LONGEST = Duration.ofDays(3_653);

    /** Null while there is none, which is nearly always. */
    private @Nullable List<FieldError> found;

    /** Creates a collector without faults. */
    public InputValidator() {}

    /**
     * Notes a fault.
     *
     * @param field the field that is wrong
     * @param message what is wrong with it
     */
    public void add(String field, String message) {
        noted().add(new FieldError(field, message));
    }

    /**
     * Returns whether a text says nothing: it is absent, or shows nothing but white space and characters without width.
     *
     * @param value the text
     */
    public static boolean isBlank(@Nullable String value) {
        return value == null || Characters.showNothing(value);
    }

    /**
     * Checks a required one-line text: not blank, at most {@link #MAX_LINE} characters, no control characters, and none that changes
     * the direction of reading.
     *
     * @param field the field's name
     * @param value the text as given
     * @return the text without surrounding white space; empty after a fault
     */
    public String line(String field, @Nullable String value) {
        String cleaned = optionalLine(field, value);
        return cleaned == null ? missing(field, value) : cleaned;
    }

    /**
     * Checks an optional one-line text: at most {@link #MAX_LINE} characters, as {@link #line} does.
     *
     * @param field the field's name
     * @param value the text as given
     * @return the text without surrounding white space, or null if it was absent or blank
     */
    public @Nullable String optionalLine(String field, @Nullable String value) {
        return cleaned(field, value, MAX_LINE, false);
    }

    /**
     * Checks a required text of several lines: not blank, at most {@link #MAX_TEXT} characters, no control characters but
     * tab and line breaks. A change of the direction of reading ends on its line, and none overrides it.
     *
     * @param field the field's name
     * @param value the text as given
     * @return the text without surrounding white space, line breaks as {@code \n}; empty after a fault
     */
    public String text(String field, @Nullable String value) {
        String cleaned = optionalText(field, value);
        return cleaned == null ? missing(field, value) : cleaned;
    }

    /**
     * Checks an optional text of several lines, as {@link #text} does.
     *
     * @param field the field's name
     * @param value the text as given
     * @return the text without surrounding white space, or null if it was absent or blank
     */
    public @Nullable String optionalText(String field, @Nullable String value) {
        return cleaned(field, value, MAX_TEXT, true);
    }

    /**
     * Checks a required web address: {@code http} or {@code https}, at most {@link #MAX_ADDRESS} characters.
     *
     * @param field the field's name
     * @param value the address as given
     * @return the address; empty after a fault
     */
    public String webAddress(String field, @Nullable String value) {
        String address = cleaned(field, value, MAX_ADDRESS, false);
        if (address == null) {
            return missing(field, value);
        }
        if (WebAddress.is(address)) {
            return address;
        }
        add(field, "is not a web address; it begins with http:// or https:// and names a host");
        return "";
    }

    /**
     * Checks a required document that is kept as it was written: not blank, no control characters but tab and line breaks.
     *
     * @param field the field's name
     * @param value the document as given
     * @param max how many characters it has at most
     * @return the document, unchanged; empty after a fault
     */
    public String document(String field, @Nullable String value, int max) {
        if (value == null || isBlank(value)) {
            return missing(field, value);
        }
        if (value.length() > max) {
            add(field, "has " + value.length() + " characters; at most " + max + " are kept");
            return "";
        }
        // A carriage return is a line break here, and stays.
        return hasRefused(field, value.replace('\r', '\n'), true) ? "" : value;
    }

    /**
     * Checks a text that identifies something or is quoted, and is kept as it is: at most so many characters, no control
     * characters but tab and line breaks. It may be empty.
     *
     * @param field the field's name
     * @param value the text as given
     * @param max how many characters it has at most
     */
    public void verbatim(String field, String value, int max) {
        if (value.length() > max) {
            add(field, "has " + value.length() + " characters; at most " + max + " are kept");
        } else {
            hasRefused(field, value.replace('\r', '\n'), true);
        }
    }

    /**
     * Checks an optional date: from the day of {@link #EARLIEST} up to that of {@link #LATEST}.
     *
     * @param field the field's name
     * @param value the date as given
     * @return the date, or null if it was absent or out of range
     */
    public @Nullable LocalDate date(String field, @Nullable LocalDate value) {
        return TimeRanges.date(this, field, value);
    }

    /**
     * Checks an optional instant: from {@link #EARLIEST} up to {@link #LATEST}, cut to microseconds as every store keeps
     * them.
     *
     * @param field the field's name
     * @param value the instant as given
     * @return the instant, or null if it was absent
     */
    public @Nullable Instant instant(String field, @Nullable Instant value) {
        if (value == null) {
            return null;
        }
        if (value.isBefore(EARLIEST) || !value.isBefore(LATEST)) {
            add(field, value + " is out of range; instants lie between " + EARLIEST + " and " + LATEST);
            return null;
        }
        // Nearly every instant is cut already, and to cut it again takes several divisions.
        return value.getLong(ChronoField.NANO_OF_SECOND) % 1_000 == 0 ? value : value.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Reads an optional instant in ISO-8601 with an offset, such as {@code 2026-03-01T14:32:00Z}.
     *
     * @param field the field's name
     * @param value the text as given
     * @return the instant, or null if it was absent, blank or wrong
     */
    public @Nullable Instant parseInstant(String field, @Nullable String value) {
        return value == null || isBlank(value) ? null : TimeRanges.instant(this, field, value);
    }

    /**
     * Checks an optional deadline or cadence: whole seconds, after the moment it is counted from, at most {@link #LONGEST}.
     *
     * @param field the field's name
     * @param value the duration as given
     * @return the duration, or null if it was absent or wrong
     */
    public @Nullable Duration deadline(String field, @Nullable Duration value) {
        return TimeRanges.deadline(this, field, value);
    }

    /**
     * Checks an optional window: whole seconds, not negative, at most {@link #LONGEST}.
     *
     * @param field the field's name
     * @param value the duration as given
     * @return the duration, or null if it was absent or wrong
     */
    public @Nullable Duration window(String field, @Nullable Duration value) {
        return TimeRanges.window(this, field, value);
    }

    /**
     * Makes a value whose own checks may find faults, and adds those to this collector.
     *
     * @param make what makes the value
     * @param <T> the value's type
     * @return the value, or null after a fault
     */
    public <T> @Nullable T collect(Supplier<T> make) {
        try {
            return make.get();
        } catch (InvalidInputException e) {
            noted().addAll(e.faults());
            return null;
        }
    }

    List<FieldError> list() {
        return found == null ? List.of() : found;
    }

    /** Returns whether a fault was noted. */
    public boolean any() {
        return found != null;
    }

    /**
     * Ends the checks.
     *
     * @throws InvalidInputException with every fault, if there is any
     */
    public void throwIfAny() {
        if (found != null) {
            throw new InvalidInputException(found);
        }
    }

    private List<FieldError> noted() {
        if (found == null) {
            found = new ArrayList<>();
        }
        return found;
    }

    private String missing(String field, @Nullable String value) {
        if (value == null || isBlank(value)) {
            add(field, "is required");
        }
        return "";
    }

    private @Nullable String cleaned(String field, @Nullable String value, int max, boolean multiline) {
        if (value == null || isBlank(value)) {
            return null;
        }
        String text = value.strip();
        if (multiline && text.indexOf('\r') >= 0) {
            text = text.replace("\r\n", "\n").replace('\r', '\n');
        }
        if (text.length() > max) {
            add(field, "has " + text.length() + " characters; at most " + max + " are kept");
            return null;
        }
        return hasRefused(field, text, multiline) || hasTurning(field, text, multiline) ? null : text;
    }

    /** A text that reads otherwise than it is stored can pass a deed off as another person's, or one address as another. */
    private boolean hasTurning(String field, String text, boolean multiline) {
        int at = Characters.firstTurning(text, multiline);
        if (at >= 0) {
            add(
                    field,
                    String.format(
                            "has the character U+%04X at position %d, which changes the direction of reading; leave it out",
                            (int) text.charAt(at), at + 1));
        }
        return at >= 0;
    }

    private boolean hasRefused(String field, String text, boolean multiline) {
        int at = Characters.firstRefused(text, multiline);
        if (at >= 0) {
            add(field, String.format("has the control character U+%04X at position %d", (int) text.charAt(at), at + 1));
        }
        return at >= 0;
    }
}
