package io.incidentkit.text;

/** White space, which does not tell two sentences apart. */
public final class Whitespace {
    private Whitespace() {}

    /**
     * Returns the text with each run of white space as one space, and none around it.
     *
     * @param text the text
     * @return the text on one line
     */
    public static String single(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean pending = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                pending = true;
            } else {
                if (pending && out.length() > 0) {
                    out.append(' ');
                }
                pending = false;
                out.append(c);
            }
        }
        return out.toString();
    }
}
