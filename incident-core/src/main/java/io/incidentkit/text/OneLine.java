package io.incidentkit.text;

import org.jspecify.annotations.Nullable;

/** Makes one line of what came from outside. */
public final class OneLine {
    private OneLine() {}

    /** Without control characters, line breaks and broken surrogates, cut to a length; null if nothing is left. */
    public static @Nullable String of(@Nullable String text, int max) {
        if (text == null) {
            return null;
        }
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(2L * max).forEach(point -> line.appendCodePoint(isKept(point) ? point : ' '));
        String clean = line.toString().strip();
        if (clean.length() > max) {
            int end = Character.isHighSurrogate(clean.charAt(max - 1)) ? max - 1 : max;
            clean = clean.substring(0, end).strip();
        }
        return clean.isEmpty() ? null : clean;
    }

    private static boolean isKept(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                false;
            default -> true;
        };
    }
}
