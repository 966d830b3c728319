package io.incidentkit.text;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The key by which two spellings of one name are the same: without case (Unicode's full folding), width, compatibility forms,
 * characters that nobody sees, white space around it and runs of it within. Accents stay, as José and Jose are two people. The key
 * of a key is that key.
 */
public final class CaselessKey {
    private static final int DOTLESS_I = 0x131;
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[\\s_-]");

    private CaselessKey() {}

    /**
     * Returns the key of a name.
     *
     * @param name the name as somebody wrote it
     * @return what is compared; never what is shown
     */
    public static String of(String name) {
        boolean capitals = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean space = c == ' ' && (i == 0 || i == name.length() - 1 || name.charAt(i - 1) == ' ');
            if (c >= 0x7F || c < ' ' || space) {
                return folded(name);
            }
            capitals |= c >= 'A' && c <= 'Z';
        }
        return capitals ? name.toLowerCase(Locale.ROOT) : name; // as logins nearly always are
    }

    /**
     * Returns the key of a name of a few that are chosen from, in which it does not matter either what parts its words: blanks, hyphens and
     * underscores, or nothing.
     *
     * @param name the name as somebody wrote it, such as {@code On call}
     * @return what is compared; never what is shown
     */
    public static String ofWords(String name) {
        return BETWEEN_WORDS.matcher(of(name)).replaceAll("");
    }

    /**
     * Returns whether two names are one.
     *
     * @param one a name
     * @param other a name
     */
    public static boolean same(String one, String other) {
        return one.equals(other) || of(one).equals(of(other));
    }

    /** As Unicode says of a compatibility caseless match: taken apart and folded, twice, since a mark may fold to a letter. */
    private static String folded(String name) {
        String apart = Normalizer.normalize(withoutUnseen(name), Form.NFD);
        String once = Normalizer.normalize(caseFolded(apart), Form.NFKD);
        return Whitespace.single(Normalizer.normalize(caseFolded(withoutUnseen(once)), Form.NFKC));
    }

    private static String withoutUnseen(String name) {
        StringBuilder seen = new StringBuilder(name.length());
        name.codePoints().filter(c -> !isUnseen(c)).forEach(seen::appendCodePoint);
        return seen.toString();
    }

    private static boolean isUnseen(int c) {
        boolean isVariation = (c >= 0xFE00 && c <= 0xFE0F) || (c >= 0xE0100 && c <= 0xE01EF);
        return isVariation || c == 0x34F || Character.getType(c) == Character.FORMAT;
    }

    /** Letter by letter, as a letter folds to the same wherever it stands; a dotless i has a dotted capital and is no i. */
    private static String caseFolded(String text) {
        StringBuilder folded = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            if (c == DOTLESS_I) {
                folded.appendCodePoint(c);
            } else {
                String upper = Character.toString(c).toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT);
                upper.codePoints()
                        .forEach(u -> folded.append(Character.toString(u).toLowerCase(Locale.ROOT)));
            }
        });
        return folded.toString();
    }
}
