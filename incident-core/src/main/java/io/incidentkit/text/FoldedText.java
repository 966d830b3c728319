package io.incidentkit.text;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Brings a text into the one form in which words are compared: without case, accents and width, so that é is e, ß is ss, İ is
 * i, and Ａ is a. Marks that make another letter, as in Thai or Japanese, stay. Folding twice changes nothing.
 */
public final class FoldedText {
    /** Letters that Unicode does not take apart, and people do. */
    private static final Map<Integer, String> LETTERS = Map.ofEntries(
            Map.entry((int) '\u00DF', "ss"),
            Map.entry((int) '\u0131', "i"),
            Map.entry((int) '\u00E6', "ae"),
            Map.entry((int) '\u0153', "oe"),
            Map.entry((int) '\u00F8', "o"),
            Map.entry((int) '\u0111', "d"),
            Map.entry((int) '\u00F0', "d"),
            Map.entry((int) '\u0142', "l"),
            Map.entry((int) '\u00FE', "th"),
            Map.entry((int) '\u0127', "h"),
            Map.entry((int) '\u03C2', "\u03C3"),
            Map.entry((int) '\u2018', "'"),
            Map.entry((int) '\u2019', "'"),
            Map.entry((int) '\u02BC', "'"),
            Map.entry((int) '\u2010', "-"),
            Map.entry((int) '\u2011', "-"),
            Map.entry((int) '\u2012', "-"),
            Map.entry((int) '\u2212', "-"));

    /** Scripts whose marks say how a letter is spoken, and are left out as often as not. */
    private static final Set<UnicodeScript> ACCENTED = EnumSet.of(
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC,
            UnicodeScript.HEBREW,
            UnicodeScript.ARABIC);

    /** Scripts that put no space between words, or join to a word what other languages put beside it. */
    private static final Set<UnicodeScript> UNSPACED = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.HANGUL,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR,
            UnicodeScript.TIBETAN);

    private FoldedText() {}

    /**
     * Folds a text.
     *
     * @param text the text
     * @return its folded form
     */
    public static String of(String text) {
        return letters(withoutAccents(text).toLowerCase(Locale.ROOT));
    }

    /**
     * Folds a text but for its case.
     *
     * @param text the text
     * @return the text in one width, without accents and invisible characters
     */
    public static String withoutAccents(String text) {
        if (isAscii(text)) {
            return text;
        }
        String apart = Normalizer.normalize(text, Form.NFKD);
        StringBuilder kept = new StringBuilder(apart.length());
        UnicodeScript base = UnicodeScript.COMMON;
        for (int i = 0; i < apart.length(); ) {
            int c = apart.codePointAt(i);
            i += Character.charCount(c);
            int type = Character.getType(c);
            boolean isMark = type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK;
            // Neither what is invisible nor another mark comes between a letter and its mark.
            if (!isMark && type != Character.FORMAT && type != Character.COMBINING_SPACING_MARK) {
                base = UnicodeScript.of(c);
            }
            boolean isVariation = c >= 0xFE00 && c <= 0xFE0F;
            if (type != Character.FORMAT && !isVariation && !(isMark && ACCENTED.contains(base))) {
                kept.appendCodePoint(c);
            }
        }
        return Normalizer.normalize(kept, Form.NFC);
    }

    /**
     * Tells whether a character belongs to a script without spaces between its words.
     *
     * @param c the code point
     * @return whether it does
     */
    public static boolean isUnspaced(int c) {
        // The mark of a long vowel belongs to no script of its own.
        return c == 0x30FC || (c > 0xFF && UNSPACED.contains(UnicodeScript.of(c)));
    }

    private static String letters(String lower) {
        if (isAscii(lower)) {
            return lower;
        }
        StringBuilder folded = new StringBuilder(lower.length());
        lower.codePoints().forEach(c -> {
            String letter = LETTERS.get(c);
            if (letter == null) {
                folded.appendCodePoint(c);
            } else {
                folded.append(letter);
            }
        });
        return folded.toString();
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }
}
