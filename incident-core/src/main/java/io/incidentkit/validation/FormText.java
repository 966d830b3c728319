package io.incidentkit.validation;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A text that was typed into a form. It may stand for a yes, a number or a list; what it can't stand for leaves it a text.
 *
 * @param text the text, not blank
 */
record FormText(String text) {

    /** The typed fields of a form, without those that were left blank. */
    static Map<String, FormText> typed(Map<String, String> data) {
        Map<String, FormText> typed = new LinkedHashMap<>();
        data.forEach((name, text) -> {
            if (!InputValidator.isBlank(text)) {
                typed.put(name, new FormText(text));
            }
        });
        return typed;
    }

    static @Nullable Object asYesOrNo(@Nullable Object value) {
        if (!(value instanceof FormText typed)) {
            return value;
        }
        return switch (typed.text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "on", "yes" -> true;
            case "false", "off", "no" -> false;
            default -> value;
        };
    }

    static @Nullable Object asWholeNumber(@Nullable Object value) {
        if (!(value instanceof FormText typed)) {
            return value;
        }
        try {
            long number = Long.parseLong(typed.text.strip());
            if (number == (int) number) {
                return (int) number;
            }
            return number;
        } catch (NumberFormatException e) {
            return value;
        }
    }

    static @Nullable Object asList(@Nullable Object value) {
        if (!(value instanceof FormText typed)) {
            return value;
        }
        return Arrays.stream(typed.text.split("[,\\r\\n]"))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }
}
