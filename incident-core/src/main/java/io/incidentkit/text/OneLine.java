package io.incidentkit.text;

import org.jspecify.annotations.Nullable;

/**
 * Makes one short line of what came from outside, of any length or none at all. Unlike {@link CleanText}, it reads no more than
 * it needs, and says nothing of what it left out: there is no ellipsis and no replacement character.
 */
public final class OneLine {
    private OneLine() {}

    /** Without control characters, line breaks and broken surrogates, cut to a length; null if nothing is left. */
    public static @Nullable String of(@Nullable String text, int max) {
        if (text == null) {
            return null;
        }
        String clean = CleanText.replaced(text.codePoints().limit(2L * max), false, ' ');
        String line = Truncation.cut(clean.strip(), max).strip();
        return line.isEmpty() ? null : line;
    }
}
