package io.incidentkit.text;

import io.incidentkit.text.TracedText.Range;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * One word of a query. A plain word stands in a text in any case and with any ending. One with marks in it, such as
 * {@code c++}, {@code node.js} or {@code #42}, stands there with its marks and with nothing that would go on with it; if it is
 * nothing but words and hyphens, those words suffice. In a script without spaces it stands anywhere.
 */
public final class SearchTerm {
    /** A comma or a semicolon parts words without a blank too, but not the digits of a number. */
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+|[,;]+(?!\\d)|(?<!\\d)[,;]+");
    /** A single point ahead of a letter is a part of the word: {@code .net}. */
    private static final Pattern EDGES = Pattern.compile(
            "^(?:[\\p{Ps}\\p{Pi}\"'`*_,;:!?\u3001\u3002]|\\.{2,}|\\.(?!\\p{L}))+|[\\p{Pe}\\p{Pf}\"'`*_.,;:!?\u3001\u3002]+$");

    private static final Pattern SAYS_NOTHING = Pattern.compile("[^\\p{L}\\p{N}\\p{So}]*");
    private static final Pattern JOINED_WORDS = Pattern.compile("\\p{L}+(?:[-_'\u00B7]\\p{L}+)+");
    private static final Pattern JOINTS = Pattern.compile("[-_'\u00B7]");
    private static final Pattern VERSION = Pattern.compile("\\d+(?:\\.\\d+)+\\w*");

    /** A name can end with these marks: {@code c++17} is another one than {@code c++}, but {@code /var/} leads to what stands in it. */
    private static final String ENDS_NAME = "+#";

    private final String text;
    private final List<String> parts;
    private final boolean isWord;
    private final boolean isUnspaced;

    private SearchTerm(String written, boolean isUnspaced) {
        this.text = FoldedText.of(written);
        this.isUnspaced = isUnspaced;
        this.isWord = !isUnspaced && isWord(text);
        this.parts = parts(FoldedText.withoutAccents(written));
    }

    /**
     * Returns the words of a query, by how they are written there. Empty if none of its marks makes a word.
     *
     * @param query the query
     */
    public static Map<String, SearchTerm> of(String query) {
        Map<String, SearchTerm> terms = new LinkedHashMap<>();
        for (String chunk : SPACE.splitAsStream(query.replace('\u2013', '-')).toList()) {
            for (String run : runs(chunk)) {
                String word = EDGES.matcher(run).replaceAll("");
                if (!SAYS_NOTHING.matcher(FoldedText.of(word)).matches()) {
                    terms.putIfAbsent(word, new SearchTerm(word, FoldedText.isUnspaced(first(word))));
                }
            }
        }
        return terms;
    }

    /**
     * Returns whether it stands in a text.
     *
     * @param place the text
     */
    public boolean isIn(SearchText place) {
        if (isUnspaced) {
            return place.folded().contains(text);
        }
        return (isWord ? place.has(text) : stands(place.folded(), text))
                || (!parts.isEmpty() && parts.stream().allMatch(place::has))
                || isVersionIn(place.folded());
    }

    /** Takes where this stands in a text as it is. */
    void ranges(TracedText place, Consumer<Range> found) {
        String folded = place.folded();
        if (isWord) {
            words(place, List.of(text), found);
        } else {
            positions(folded, text, !isUnspaced, found, place);
        }
        if (isVersion()) {
            String bare = bareVersion();
            for (int at = nextVersion(folded, bare, 0); at >= 0; at = nextVersion(folded, bare, at + 1)) {
                found.accept(place.written(at, at + bare.length()));
            }
        }
    }

    /** Takes where its parts stand in a text, each of which is enough where it stands nowhere as it is. */
    void rangesOfParts(TracedText place, Consumer<Range> found) {
        if (!parts.isEmpty()) {
            words(place, parts, found);
        }
    }

    private static void words(TracedText place, List<String> sought, Consumer<Range> found) {
        place.words((word, written) -> {
            if (sought.stream().anyMatch(each -> SearchText.isSame(word, each))) {
                found.accept(written);
            }
        });
    }

    private static void positions(String folded, String phrase, boolean alone, Consumer<Range> found, TracedText text) {
        int at = alone ? next(folded, phrase, 0) : folded.indexOf(phrase);
        while (at >= 0) {
            found.accept(text.written(at, at + phrase.length()));
            at = alone ? next(folded, phrase, at + 1) : folded.indexOf(phrase, at + 1);
        }
    }

    /**
     * Returns the {@link SearchText#keys()} of every text that this stands in: all keys of one list at least, if not those of
     * another. A text that has them may lack the term all the same, unless {@link #isItsKey()}.
     */
    public List<List<String>> keys() {
        Set<List<String>> choices = new LinkedHashSet<>();
        choices.add(keys(isVersion() ? bareVersion() : text));
        if (!parts.isEmpty()) {
            choices.add(
                    parts.stream().map(SearchKeys::ofWord).distinct().sorted().toList());
        }
        return List.copyOf(choices);
    }

    /** Returns whether it stands in every text that has its one key: a plain word is. */
    public boolean isItsKey() {
        return isWord && parts.isEmpty() && !isVersion() && text.length() < SearchKeys.LONGEST - 1;
    }

    private static List<String> keys(String phrase) {
        Set<String> keys = new TreeSet<>();
        SearchKeys.ofPhrase(phrase, keys::add);
        return List.copyOf(keys);
    }

    /** Cuts where a script without spaces begins or ends. */
    private static List<String> runs(String chunk) {
        List<String> runs = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        boolean before = false;
        String plain = FoldedText.withoutAccents(chunk);
        for (int i = 0; i < plain.length(); ) {
            int c = plain.codePointAt(i);
            boolean now = FoldedText.isUnspaced(c);
            if (now != before && run.length() > 0) {
                runs.add(run.toString());
                run.setLength(0);
            }
            before = now;
            run.appendCodePoint(c);
            i += Character.charCount(c);
        }
        if (runs.isEmpty()) {
            // As it was written: it is shown to whoever searched.
            return List.of(chunk);
        }
        runs.add(run.toString());
        return runs;
    }

    private static int first(String word) {
        return FoldedText.withoutAccents(word).codePointAt(0);
    }

    private static boolean isWord(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!SearchText.isWord(text, i) && !SearchText.isPoint(text, i)) {
                return false;
            }
        }
        return true;
    }

    /** The words of a name with humps, or of words that are joined. */
    private static List<String> parts(String written) {
        String lower = FoldedText.of(written);
        List<String> parts = JOINED_WORDS.matcher(lower).matches()
                ? JOINTS.splitAsStream(lower).toList()
                : isWord(lower) ? WordStems.humps(written).map(FoldedText::of).toList() : List.of();
        return parts.size() > 1 ? parts : List.of();
    }

    /** A version stands also behind the letters of a name, as in {@code v2.3.1}; and those of "v2.3.1" may be missing. */
    private boolean isVersionIn(String folded) {
        return isVersion() && nextVersion(folded, bareVersion(), 0) >= 0;
    }

    private static int nextVersion(String folded, String bare, int from) {
        for (int at = folded.indexOf(bare, from); at >= 0; at = folded.indexOf(bare, at + 1)) {
            boolean begins =
                    at == 0 || !(Character.isDigit(folded.charAt(at - 1)) || SearchText.isPoint(folded, at - 1));
            if (begins && ends(folded, at + bare.length(), bare)) {
                return at;
            }
        }
        return -1;
    }

    static boolean isVersion(String word) {
        return VERSION.matcher(word).matches();
    }

    private boolean isVersion() {
        return isVersion(bareVersion());
    }

    private String bareVersion() {
        return text.startsWith("v") ? text.substring(1) : text;
    }

    private static boolean stands(String folded, String phrase) {
        return next(folded, phrase, 0) >= 0;
    }

    /** Where a phrase stands next, with nothing that would go on with it; or -1. */
    private static int next(String folded, String phrase, int from) {
        for (int at = folded.indexOf(phrase, from); at >= 0; at = folded.indexOf(phrase, at + 1)) {
            boolean begins = at == 0
                    || !SearchText.isWord(phrase, 0)
                    || !(SearchText.isWord(folded, at - 1) || SearchText.isPoint(folded, at - 1));
            if (begins && ends(folded, at + phrase.length(), phrase)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean ends(String folded, int end, String phrase) {
        char last = phrase.charAt(phrase.length() - 1);
        return end == folded.length()
                || !(SearchText.isWord(phrase, phrase.length() - 1) || ENDS_NAME.indexOf(last) >= 0)
                || !(SearchText.isWord(folded, end) || SearchText.isPoint(folded, end));
    }
}
