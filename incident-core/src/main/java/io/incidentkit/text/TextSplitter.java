package io.incidentkit.text;

import io.incidentkit.validation.InputValidator;
import java.util.ArrayList;
import java.util.List;

/** Cuts a text that is too long for one entry where it hurts least, so that none of it is lost. */
public final class TextSplitter {
    private TextSplitter() {}

    /**
     * Returns the pieces in order, each of at most {@link InputValidator#MAX_TEXT} characters; none of a blank text.
     *
     * @param text the text
     */
    public static List<String> of(String text) {
        List<String> pieces = new ArrayList<>(1);
        String rest = text.strip();
        while (rest.length() > InputValidator.MAX_TEXT) {
            int end = end(rest);
            pieces.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        if (!rest.isEmpty()) {
            pieces.add(rest);
        }
        return pieces;
    }

    private static int end(String text) {
        for (String mark : List.of("\n", " ")) {
            int at = text.lastIndexOf(mark, InputValidator.MAX_TEXT);
            if (at > InputValidator.MAX_TEXT / 2) {
                return at;
            }
        }
        return Truncation.end(text, InputValidator.MAX_TEXT);
    }
}
