package io.incidentkit.blameless.english;

import java.util.Locale;

/**
 * A word or a mark of a sentence.
 *
 * @param text as written
 * @param word in lower case, with straight apostrophes and without a possessive ending
 * @param possessive whether it had a possessive ending
 * @param form what it looks like
 * @param start where it begins in the text that is checked
 * @param end where it ends there, exclusive
 */
record Token(String text, String word, boolean possessive, Form form, int start, int end) {
    enum Form {
        WORD,
        NUMBER,
        /** A handle such as {@code @ada}. */
        HANDLE,
        /** Code, an address, a path: a thing with a name that is not read. */
        OPAQUE,
        COMMA,
        OPEN,
        CLOSE,
        /** A mark that ends a clause: a colon, a semicolon, a dash. */
        BREAK
    }

    static Token of(String text, Form form, int start, int end) {
        String word = text.replace('\u2019', '\'').toLowerCase(Locale.ROOT);
        boolean possessive = false;
        if (form == Form.WORD || form == Form.HANDLE) {
            if (word.endsWith("'s") && !isContraction(word)) {
                possessive = true;
                word = word.substring(0, word.length() - 2);
            } else if (word.endsWith("s'")) {
                possessive = true;
                word = word.substring(0, word.length() - 1);
            }
        }
        return new Token(text, word, possessive, form, start, end);
    }

    private static boolean isContraction(String word) {
        return switch (word) {
            case "it's", "that's", "he's", "she's", "there's", "here's", "what's", "who's", "let's", "where's" -> true;
            default -> false;
        };
    }

    /** Returns whether it ends like "quickly". */
    boolean isFormedAsAdverb() {
        return word.length() > 4 && word.endsWith("ly");
    }

    boolean isWord() {
        return form == Form.WORD;
    }

    /** Returns whether it begins with a capital and goes on in small letters, as names do. */
    boolean isTitled() {
        return isWord()
                && text.length() > 1
                && Character.isUpperCase(text.charAt(0))
                && text.chars().skip(1).anyMatch(Character::isLowerCase)
                && !hasInnerCapital();
    }

    private boolean hasInnerCapital() {
        for (int i = 1; i < text.length(); i++) {
            boolean afterLetter = Character.isLetter(text.charAt(i - 1));
            if (afterLetter && Character.isUpperCase(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Tells from the form of a capitalised word whether it is a name. */
    static final class NameForm {
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
}
