package io.incidentkit.timeline;

import java.io.Serial;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;

/**
 * Reads the instants of what is stored. A snapshot has dozens, nearly all written by {@link Instant#toString}; that form is read
 * by its places, as the JDK's formatter takes most of the time of reading a snapshot. Any other form is left to Jackson.
 */
final class StoredInstant extends StdScalarDeserializer<Instant> {
    @Serial
    private static final long serialVersionUID = 1L;

    /** Each digit's place is a 0. */
    private static final String FORM = "0000-00-00T00:00:00";

    StoredInstant() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) {
        Instant usual = parser.currentToken() == JsonToken.VALUE_STRING ? usual(parser.getString()) : null;
        return usual == null ? InstantDeserializer.INSTANT.deserialize(parser, context) : usual;
    }

    /** The instant of a text such as {@code 2026-03-01T14:32:00Z} or {@code …00.123456Z}; null if it has another form. */
    static @Nullable Instant usual(String text) {
        int end = text.length() - 1;
        if (end < FORM.length() || text.charAt(end) != 'Z' || !hasForm(text)) {
            return null;
        }
        int nanos = end == FORM.length() ? 0 : nanos(text, end);
        if (nanos < 0) {
            return null;
        }
        try {
            return LocalDateTime.of(
                            number(text, 0, 4),
                            number(text, 5, 7),
                            number(text, 8, 10),
                            number(text, 11, 13),
                            number(text, 14, 16),
                            number(text, 17, 19),
                            nanos)
                    .toInstant(ZoneOffset.UTC);
        } catch (DateTimeException e) {
            return null; // Jackson says what is wrong with it
        }
    }

    private static boolean hasForm(String text) {
        for (int i = 0; i < FORM.length(); i++) {
            char expected = FORM.charAt(i);
            if (expected == '0' ? !isDigit(text.charAt(i)) : expected != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The fraction of a second that ends before a place; negative if it is none. */
    private static int nanos(String text, int end) {
        int digits = end - FORM.length() - 1;
        if (text.charAt(FORM.length()) != '.' || digits < 1 || digits > 9) {
            return -1;
        }
        int nanos = 0;
        for (int i = 0; i < 9; i++) {
            char digit = i < digits ? text.charAt(FORM.length() + 1 + i) : '0';
            if (!isDigit(digit)) {
                return -1;
            }
            nanos = nanos * 10 + (digit - '0');
        }
        return nanos;
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + (text.charAt(i) - '0');
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
