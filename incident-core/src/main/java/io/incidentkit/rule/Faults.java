package io.incidentkit.rule;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Collects the faults of one input, so that the caller learns of all of them at once. Each check returns the cleaned
 * value, or null (an empty text where one was required) after noting a fault; {@link #throwIfAny()} ends the checks.
 *
 * <p>Not thread-safe; one instance serves one input.
 */
public final class Faults {
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

    private static final char LINE_SEPARATOR = 0x2028;
    private static final char PARAGRAPH_SEPARATOR = 0x2029;

    /** Null while there is none, which is nearly always. */
    private @Nullable List<Fault> found;

    /** Creates a collector without faults. */
    public Faults() {}

    /**
     * Notes a fault.
     *
     * @param field the field that is wrong
     * @param message what is wrong with it
     */
    public void add(String field, String message) {
        noted().add(new Fault(field, message));
    }

    /**
     * Checks a required one-line text: not blank, at most {@link #MAX_LINE} characters, no control characters.
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
     * Checks an optional one-line text: at most {@link #MAX_LINE} characters, no control characters.
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
     * tab and line breaks.
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
        try {
            URI uri = new URI(address);
            if (uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
                return address;
            }
        } catch (URISyntaxException e) {
            // said below, as for any other text that is no web address
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
        if (value == null || value.isBlank()) {
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
        return value.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * Reads an optional instant in ISO-8601 with an offset, such as {@code 2026-03-01T14:32:00Z}.
     *
     * @param field the field's name
     * @param value the text as given
     * @return the instant, or null if it was absent, blank or wrong
     */
    public @Nullable Instant parseInstant(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            return instant(field, OffsetDateTime.parse(value.strip()).toInstant());
        } catch (DateTimeParseException e) {
            add(field, "is not an instant; write ISO-8601 with an offset, such as 2026-03-01T14:32:00Z");
            return null;
        }
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

    private List<Fault> noted() {
        if (found == null) {
            found = new ArrayList<>();
        }
        return found;
    }

    private String missing(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            add(field, "is required");
        }
        return "";
    }

    private @Nullable String cleaned(String field, @Nullable String value, int max, boolean multiline) {
        if (value == null || value.isBlank()) {
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
        return hasRefused(field, text, multiline) ? null : text;
    }

    private boolean hasRefused(String field, String text, boolean multiline) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isRefused(text, i, c, multiline)) {
                add(field, String.format("has the control character U+%04X at position %d", (int) c, i + 1));
                return true;
            }
        }
        return false;
    }

    private static boolean isRefused(String text, int i, char c, boolean multiline) {
        if (c >= ' ' && c < 0x7f) {
            return false;
        }
        if (Character.isSurrogate(c)) {
            // A lone surrogate can't be stored as UTF-8.
            boolean pairStart = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            boolean pairEnd = Character.isLowSurrogate(c) && i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
            return !pairStart && !pairEnd;
        }
        if (c == LINE_SEPARATOR || c == PARAGRAPH_SEPARATOR) {
            return !multiline;
        }
        return Character.isISOControl(c) && !(multiline && (c == '\n' || c == '\t'));
    }
}
