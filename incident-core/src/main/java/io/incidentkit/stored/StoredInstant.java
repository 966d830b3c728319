package io.incidentkit.stored;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the form of {@link Instant#toString} by its places. A snapshot has dozens of instants, nearly all of that form, and
 * with the JDK's formatter they took a third of the time of reading it, and half of that of writing it.
 */
public final class StoredInstant {
    /** Each digit's place is a 0. */
    private static final String FORM = "0000-00-00T00:00:00";
    /** From year 0 to year 9999: before and after, a year has a sign. */
    private static final long FIRST_SECOND = -62_167_219_200L;

    private static final long LAST_SECOND = 253_402_300_799L;

    private StoredInstant() {}

    /**
     * Writes a moment as {@link Instant#toString} does.
     *
     * @param instant the moment
     */
    public static String text(Instant instant) {
        long second = instant.getEpochSecond();
        if (second < FIRST_SECOND || second > LAST_SECOND) {
            return instant.toString();
        }
        LocalDateTime at = LocalDateTime.ofEpochSecond(second, instant.getNano(), ZoneOffset.UTC);
        int nanos = at.getNano();
        int digits = nanos == 0 ? 0 : nanos % 1_000_000 == 0 ? 3 : nanos % 1_000 == 0 ? 6 : 9;
        byte[] text = new byte[FORM.length() + (digits == 0 ? 1 : digits + 2)];
        put(text, 0, 4, at.getYear());
        text[4] = '-';
        put(text, 5, 7, at.getMonthValue());
        text[7] = '-';
        put(text, 8, 10, at.getDayOfMonth());
        text[10] = 'T';
        put(text, 11, 13, at.getHour());
        text[13] = ':';
        put(text, 14, 16, at.getMinute());
        text[16] = ':';
        put(text, 17, 19, at.getSecond());
        if (digits > 0) {
            text[19] = '.';
            put(text, 20, 20 + digits, digits == 3 ? nanos / 1_000_000 : digits == 6 ? nanos / 1_000 : nanos);
        }
        text[text.length - 1] = 'Z';
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private static void put(byte[] text, int from, int to, int number) {
        int left = number;
        for (int i = to - 1; i >= from; i--) {
            text[i] = (byte) ('0' + left % 10);
            left /= 10;
        }
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
            return null;
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
