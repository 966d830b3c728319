package io.incidentkit.text;

import java.util.function.Consumer;

/**
 * The keys that a store finds texts by: the stem of each word, a word with figures as it is, a version behind the letters of a name without
 * them, and in scripts without spaces each letter and each two that follow each other. Pure.
 */
final class SearchKeys {
    /** Longer ones are cut: they find a little more then, and never less. */
    static final int LONGEST = 100;

    private SearchKeys() {}

    /** The key of a word, folded. */
    static String ofWord(String word) {
        return cut(SearchText.isLetters(word) ? WordStems.stemOf(word) : word);
    }

    /** The keys of a word in a text: also of a version that it ends with. */
    static void ofWord(String word, Consumer<String> keys) {
        keys.accept(ofWord(word));
        if (word.indexOf('.') < 0) {
            return;
        }
        for (int at = 1; at < word.length(); at++) {
            char before = word.charAt(at - 1);
            boolean begins = Character.isDigit(word.charAt(at)) && !Character.isDigit(before) && before != '.';
            if (begins && SearchTerm.isVersion(word.substring(at))) {
                keys.accept(cut(word.substring(at)));
            }
        }
    }

    /** The keys of a folded text. */
    static void ofText(String folded, Consumer<String> keys) {
        read(folded, word -> ofWord(word, keys), keys, true);
    }

    /** The keys that a text has in which this stands; folded. Of letters that follow each other, the pairs suffice. */
    static void ofPhrase(String folded, Consumer<String> keys) {
        read(folded, word -> keys.accept(ofWord(word)), keys, false);
    }

    private static void read(String folded, Consumer<String> words, Consumer<String> keys, boolean each) {
        int word = -1;
        int before = -1;
        for (int at = 0; at < folded.length(); ) {
            int c = folded.codePointAt(at);
            int next = at + Character.charCount(c);
            boolean inWord = SearchText.isWord(folded, next - 1) || SearchText.isPoint(folded, at);
            if (inWord && word < 0) {
                word = at;
            } else if (!inWord && word >= 0) {
                words.accept(folded.substring(word, at));
                word = -1;
            }
            boolean isUnspaced = FoldedText.isUnspaced(c);
            if (isUnspaced && before >= 0) {
                keys.accept(Character.toString(before) + Character.toString(c));
            }
            boolean isAlone = isUnspaced && before < 0 && !(next < folded.length() && isUnspaced(folded, next));
            if ((isUnspaced && (each || isAlone)) || Character.getType(c) == Character.OTHER_SYMBOL) {
                keys.accept(Character.toString(c));
            }
            before = isUnspaced ? c : -1;
            at = next;
        }
        if (word >= 0) {
            words.accept(folded.substring(word));
        }
    }

    private static boolean isUnspaced(String text, int at) {
        return FoldedText.isUnspaced(text.codePointAt(at));
    }

    private static String cut(String key) {
        return Truncation.cut(key, LONGEST);
    }
}
