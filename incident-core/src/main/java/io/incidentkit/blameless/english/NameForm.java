package io.incidentkit.blameless.english;

import java.util.Locale;

/** What the form of a capitalised word tells about whether it is a name. */
final class NameForm {
    private static final int SHORTEST = 3;

    private NameForm() {}

    /** The few endings in -s of names that are no plural. */
    static boolean hasNameEnding(Token token) {
        String word = token.word();
        boolean ending = word.endsWith("os") || word.endsWith("is") || word.endsWith("us");
        return ending && word.length() > SHORTEST && !word.endsWith("status") && !word.endsWith("sis");
    }

    /** Endings that names do not have and the things of this trade do. */
    static boolean isCommon(Token token) {
        String word = token.word().toLowerCase(Locale.ROOT);
        return word.endsWith("ing")
                || word.endsWith("tion")
                || word.endsWith("ment")
                || word.endsWith("s")
                || word.endsWith("ness")
                || word.endsWith("ity")
                || word.length() < SHORTEST
                || Lexicon.standard().has(WordClass.HARM, word);
    }
}
