package io.incidentkit.blameless.english;

import java.util.Locale;
import java.util.Set;

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
        if (form == Form.WORD || form == Form.HANDLE || form == Form.OPAQUE) {
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
        private static final int LONGEST_SYLLABLE = 6;
        private static final Set<String> CLANS = Set.of("O'", "D'", "Al-", "El-");

        private NameForm() {}

        /** The few endings in -s of names that are no plural. */
        static boolean hasNameEnding(Token token) {
            String word = token.word();
            boolean ending = word.endsWith("os") || word.endsWith("is") || word.endsWith("us");
            return ending && word.length() > SHORTEST && !word.endsWith("status") && !word.endsWith("sis");
        }

        /** "O'Sullivan", "D'Angelo", "Al-Masri": what only names begin with. */
        static boolean isClan(Token token) {
            String text = token.text().replace('\u2019', '\'');
            return CLANS.stream()
                    .anyMatch(clan -> text.startsWith(clan)
                            && text.length() > clan.length() + 1
                            && Character.isUpperCase(text.charAt(clan.length())));
        }

        /** "Søren": letters that English words and the products of this trade do not have. */
        static boolean isForeign(Token token) {
            return token.text().chars().anyMatch(c -> c > 0x7f && Character.isLetter(c));
        }

        /** "Hyun-woo": a capital before the hyphen alone, which only names of two syllables have within a sentence. */
        static boolean isTwofold(Token token) {
            String text = token.text();
            int hyphen = text.indexOf('-');
            boolean parts = hyphen > 1 && hyphen == text.lastIndexOf('-') && text.length() - hyphen > 2;
            return parts
                    && token.isTitled()
                    && Character.isLowerCase(text.charAt(hyphen + 1))
                    && text.length() - hyphen <= LONGEST_SYLLABLE
                    && hyphen < LONGEST_SYLLABLE
                    && Lexicon.standard().classesOf(token.word()).isEmpty()
                    && Lexicon.standard()
                            .classesFrom(token.word().substring(0, hyphen))
                            .isEmpty()
                    && Lexicon.standard()
                            .classesFrom(token.word().substring(hyphen + 1))
                            .isEmpty();
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

    /** Tells from the form of a word in small letters whether it is somebody's login. */
    static final class LoginForm {
        private static final int SHORTEST_NAME = 4;
        private static final String VOWELS = "aeiouy";
        /** How English words begin where two consonants do; other words begin like that where an initial stands before a name. */
        private static final Set<String> ONSETS = Set.of(
                ("bl br ch cl cr dr dw fl fr gh gl gn gr kh kl kn kr mn ph pl pn pr ps pt qu rh sc sh sk sl sm sn sp sq st sv sw"
                                + " th tr ts tw vl vr wh wr zh")
                        .split(" ", -1));

        /** Pairs of letters that stand for things, places and words. */
        private static final Set<String> ABBREVIATIONS = Set.of(
                ("ac ad ai aj am an ap as at az bc be bi by cd cf ci cp cs db dc dd de df di dm do dr ds du dx ec eg el en eq es et eu ex"
                                + " fe fn fs fw ga gb gc go gp gw ha hq hr hw hz ie if il in io ip is it js kb kg km kv la lb le ls mb me"
                                + " mi ml mm mq mr ms mv my nc nl no np ns nt oh ok on op or os pc pg ph pi pk pl pm pr ps pt qa ql rc rd re"
                                + " rm rs rt rx sc sh so sp sq sw tb td to ts tv tx ui uk un up us ux vi vm vs we wi wo xl yr")
                        .split(" ", -1));

        private LoginForm() {}

        /** "tokafor", "alice_w", "k.ito": a name with an initial or another name. */
        static boolean isSure(Token token) {
            if (!isSmall(token)) {
                return false;
            }
            String word = letters(token);
            int mark = mark(word);
            if (mark == 0) {
                return false;
            }
            if (mark < 0) {
                return word.length() > SHORTEST_NAME && Lexicon.standard().isFamilyName(word.substring(1));
            }
            String first = word.substring(0, mark);
            String second = word.substring(mark + 1);
            boolean initial = first.length() == 1 || second.length() == 1;
            return (isName(first) && isName(second)) || (initial && (isName(first) || isName(second)));
        }

        /** "jdoe", "z.qorri": an initial before what begins like another word, for all that the letters tell. */
        static boolean isPossible(Token token) {
            if (!isSmall(token)) {
                return false;
            }
            String word = letters(token);
            int mark = mark(word);
            if (mark > 0) {
                boolean separate = word.charAt(mark) != '-';
                boolean initial = mark == 1 || mark == word.length() - 2;
                return separate && initial && word.length() > SHORTEST_NAME;
            }
            return mark < 0
                    && word.length() >= SHORTEST_NAME
                    && !isVowel(word.charAt(0))
                    && !isVowel(word.charAt(1))
                    && word.chars().skip(2).anyMatch(LoginForm::isVowel)
                    && !ONSETS.contains(word.substring(0, 2))
                    && Lexicon.standard().classesOf(word).isEmpty();
        }

        /** "rk": two letters that stand for no thing of the trade. */
        static boolean isInitials(Token token) {
            String word = token.word();
            return token.isWord()
                    && word.length() == 2
                    && token.text().equals(word)
                    && word.chars().allMatch(c -> c >= 'a' && c <= 'z')
                    && !ABBREVIATIONS.contains(word)
                    && Lexicon.standard().classesFrom(word).isEmpty();
        }

        private static boolean isName(String part) {
            return Lexicon.standard().isGivenName(part) || Lexicon.standard().isFamilyName(part);
        }

        private static boolean isSmall(Token token) {
            boolean read = token.form() == Form.WORD || token.form() == Form.OPAQUE;
            String text = token.text();
            return read && token.word().length() >= SHORTEST_NAME && text.equals(text.toLowerCase(Locale.ROOT));
        }

        /** The word without the number at its end. */
        private static String letters(Token token) {
            String word = token.word();
            int end = word.length();
            while (end > 2 && Character.isDigit(word.charAt(end - 1))) {
                end--;
            }
            return word.substring(0, end);
        }

        /** Where the one mark stands between two parts of letters; -1 for a word of letters, 0 for anything else. */
        private static int mark(String word) {
            int mark = -1;
            for (int i = 0; i < word.length(); i++) {
                if (!Character.isLetter(word.charAt(i))) {
                    boolean inner = mark < 0 && i > 0 && i + 1 < word.length();
                    if (!inner || "_.-".indexOf(word.charAt(i)) < 0) {
                        return 0;
                    }
                    mark = i;
                }
            }
            return mark;
        }

        private static boolean isVowel(int c) {
            return VOWELS.indexOf(c) >= 0;
        }
    }
}
