package io.incidentkit.text;

/**
 * Texts cut to a length, never through a surrogate pair: half a pair is no character, and the stores refuse it.
 *
 * <p>Lengths are in {@code char}s, as everywhere in Incident Kit.
 */
public final class Truncation {
    private static final String ELLIPSIS = "…";

    private Truncation() {}

    /**
     * Returns a text that is not too long as it is, and the start of a longer one.
     *
     * @param text the text
     * @param max at most so many characters, not negative
     */
    public static String cut(String text, int max) {
        return text.length() <= max ? text : text.substring(0, end(text, max));
    }

    /**
     * Returns a text that is not too long as it is, and the start of a longer one with an ellipsis.
     *
     * @param text the text
     * @param max at most so many characters with the ellipsis, at least 1
     */
    public static String ellipsis(String text, int max) {
        return text.length() <= max ? text : cut(text, max - ELLIPSIS.length()) + ELLIPSIS;
    }

    /**
     * Returns the same as {@link #ellipsis}, without white space around the start of a text that is cut.
     *
     * @param text the text
     * @param max at most so many characters with the ellipsis, at least 1
     */
    public static String strippedEllipsis(String text, int max) {
        return text.length() <= max ? text : cut(text, max - ELLIPSIS.length()).strip() + ELLIPSIS;
    }

    /** Where to cut a text that is longer: at the bound, or ahead of the pair that stands across it. */
    static int end(String text, int max) {
        return max > 0 && Character.isHighSurrogate(text.charAt(max - 1)) ? max - 1 : max;
    }
}
