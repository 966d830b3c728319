package io.incidentkit.text;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A text in which words are looked for: folded, with its words and their stems. A version such as {@code 2.3.1} is one word.
 * A name with humps is a word, and so are its parts.
 *
 * <p>For stores that look words up there are the {@link #keys()} of a text: a {@link SearchTerm} stands in it only if the text has
 * the {@link SearchTerm#keys()} of the term.
 */
public final class SearchText {
    /** Stands between texts that do not belong together, so that nothing is found over their border. */
    private static final String BORDER = "\n\u0001\n";

    /** Unicode takes this one for a letter; folded, it is the usual one. */
    private static final int APOSTROPHE = 0x2BC;

    private static final Pattern ESCAPED = Pattern.compile("\\\\([!-/:-@\\[-`{-~])");

    private final String folded;
    private final Set<String> words = new HashSet<>();
    private final Set<String> stems = new HashSet<>();

    private SearchText(String text) {
        String plain = FoldedText.withoutAccents(text);
        this.folded = joined(FoldedText.of(text));
        words(plain, (from, word) -> add(word));
    }

    /** Takes a word, in its case, and where it begins. */
    @FunctionalInterface
    interface WordReader {
        void read(int from, String word);
    }

    /** Hands on each word of a text, the names with humps whole. */
    static void words(String plain, WordReader words) {
        int from = -1;
        for (int i = 0; i <= plain.length(); i++) {
            boolean inWord = i < plain.length() && (isWord(plain, i) || isPoint(plain, i));
            if (inWord && from < 0) {
                from = i;
            } else if (!inWord && from >= 0) {
                words.read(from, plain.substring(from, i));
                from = -1;
            }
        }
    }

    /**
     * Reads texts.
     *
     * @param texts the texts; nothing is found over the border of two
     * @return what words are looked for in
     */
    public static SearchText of(List<String> texts) {
        return new SearchText(texts.stream().map(SearchText::withUnescaped).collect(Collectors.joining(BORDER)));
    }

    /** The folded text, with lines joined that no space belongs between. */
    String folded() {
        return folded;
    }

    /** Whether this word stands here, in any case and with any ending; folded. */
    boolean has(String word) {
        return words.contains(word) || (isLetters(word) && stems.contains(WordStems.stemOf(word)));
    }

    /** Whether a word of a text is this one, in any case and with any ending; both folded. */
    static boolean isSame(String here, String word) {
        return here.equals(word)
                || (isLetters(word) && isLetters(here) && WordStems.stemOf(here).equals(WordStems.stemOf(word)));
    }

    /** Whether a character is a part of a word in a script with spaces. */
    static boolean isWord(String text, int at) {
        char c = text.charAt(at);
        int codePoint = Character.isLowSurrogate(c) && at > 0 ? text.codePointBefore(at + 1) : text.codePointAt(at);
        int type = Character.getType(codePoint);
        boolean isMark = type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
        return (Character.isLetterOrDigit(codePoint) || isMark)
                && codePoint != APOSTROPHE
                && !FoldedText.isUnspaced(codePoint);
    }

    /** Whether this is the point inside of a version or a number. */
    static boolean isPoint(String text, int at) {
        return text.charAt(at) == '.'
                && at > 0
                && at + 1 < text.length()
                && Character.isDigit(text.charAt(at - 1))
                && Character.isDigit(text.charAt(at + 1));
    }

    /** Returns what a store finds this text by, in the order of the letters. */
    public Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        words.forEach(word -> SearchKeys.ofWord(word, keys::add));
        // What stands between two words with marks is cut in the folded text, a word in the one that was written.
        SearchKeys.ofText(folded, keys::add);
        return keys;
    }

    private void add(String word) {
        addOne(word);
        List<String> parts = WordStems.humps(word).toList();
        if (parts.size() > 1) {
            parts.forEach(this::addOne);
        }
    }

    private void addOne(String word) {
        String form = FoldedText.of(word);
        words.add(form);
        if (isLetters(form)) {
            stems.add(WordStems.stemOf(form));
        }
    }

    static boolean isLetters(String word) {
        return word.codePoints().allMatch(Character::isLetter);
    }

    /** Markdown may have a backslash ahead of a mark that people search for without one. */
    private static String withUnescaped(String text) {
        return text.indexOf('\\') < 0
                ? text
                : text + BORDER + ESCAPED.matcher(text).replaceAll("$1");
    }

    /** Whether a backslash here stands ahead of a mark, as in Markdown. */
    static boolean isEscape(String text, int at) {
        return text.charAt(at) == '\\'
                && at + 1 < text.length()
                && ESCAPED.matcher(text.substring(at, at + 2)).matches();
    }

    /** A script without spaces has none at the end of a line either. */
    private static String joined(String text) {
        StringBuilder joined = new StringBuilder(text.length());
        join(text, (at, end, inPlace) -> joined.append(inPlace));
        return joined.toString();
    }

    /** Takes what stands in place of a part of a text. */
    @FunctionalInterface
    interface PartReader {
        void read(int at, int end, CharSequence inPlace);
    }

    /** Hands on each part of a text with what stands in its place in the one in which words are looked for. */
    static void join(String text, PartReader parts) {
        int at = 0;
        while (at < text.length()) {
            int end = at;
            boolean breaks = false;
            while (end < text.length() && Character.isWhitespace(text.charAt(end))) {
                breaks |= text.charAt(end) == '\n' || text.charAt(end) == '\r';
                end++;
            }
            if (end == at) {
                parts.read(at, at + 1, text.subSequence(at, at + 1));
                at++;
                continue;
            }
            boolean inside = breaks
                    && at > 0
                    && end < text.length()
                    && FoldedText.isUnspaced(text.codePointBefore(at))
                    && FoldedText.isUnspaced(text.codePointAt(end));
            if (!inside) {
                parts.read(at, end, " ");
            }
            at = end;
        }
    }
}
