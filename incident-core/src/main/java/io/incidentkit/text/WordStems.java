package io.incidentkit.text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Cuts text into words that can be compared: parts of a name such as {@code KubePodNotReady} are words of their own. */
public final class WordStems {
    private static final Set<String> SAY_NOTHING = Set.of(
            ("a an the of to in on at by for from with without and or not no is are was were be been has have had this that"
                            + " these those it its as if then than there which when while will can could may should"
                            + " would do does did you your we our they their alert firing fired"
                            + " more most some any all other into out over up one")
                    .split(" "));

    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    /** As in {@code KubePodOOMKilled} and {@code HTTP5xxRate}; {@code S3}, {@code K8s} and {@code EC2} stay whole. */
    private static final Pattern HUMP = Pattern.compile("(?<=[\\p{Ll}\\p{N}])(?=\\p{Lu})|(?<=\\p{Lu})(?=\\p{Lu}\\p{Ll})"
            + "|(?<=\\p{L}{2})(?=\\p{N}[\\p{L}\\p{N}])");

    private static final Pattern CASE_HUMP = Pattern.compile("[\\p{Ll}\\p{N}]\\p{Lu}|\\p{Lu}\\p{Lu}\\p{Ll}");
    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z][A-Za-z0-9_]{3,99}");
    private static final int SHORTEST_STEM = 3;

    private WordStems() {}

    /**
     * Returns the words of a text, in lower case and without their endings; words that say nothing are left out.
     *
     * @param text the text
     * @return the words in their order
     */
    public static Stream<String> of(String text) {
        return written(text).map(WordStems::stem);
    }

    /**
     * Returns the same words, each once, with the form in which it was written first.
     *
     * @param text the text
     * @return the words as they are compared, in their order, with how they are written, in lower case
     */
    public static Map<String, String> byStem(String text) {
        Map<String, String> forms = new LinkedHashMap<>();
        written(text).forEach(word -> forms.putIfAbsent(stem(word), word));
        return forms;
    }

    private static Stream<String> written(String text) {
        return NOT_A_WORD
                .splitAsStream(text)
                .flatMap(HUMP::splitAsStream)
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> word.length() > 1 && !SAY_NOTHING.contains(word));
    }

    /**
     * Cuts a name at its humps.
     *
     * @param name a word, in the case in which it was written
     * @return its parts in their order; the word itself if it has none
     */
    public static Stream<String> humps(String name) {
        return HUMP.splitAsStream(name);
    }

    /**
     * Takes the ending off a word.
     *
     * @param word a word in lower case
     * @return its stem
     */
    public static String stemOf(String word) {
        return stem(word);
    }

    /** A name without what is written in several ways: case, spaces, hyphens, underscores. */
    public static String normalised(String name) {
        return NOT_A_WORD.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** Whether a text looks like the name of an alert: one word with humps or underscores. */
    public static boolean isAlertName(String text) {
        return IDENTIFIER.matcher(text).matches()
                && (text.indexOf('_') > 0 || CASE_HUMP.matcher(text).find());
    }

    /** The words of a text that look like names of alerts. */
    public static Stream<String> alertNames(String text) {
        return Stream.of(text.split("[^A-Za-z0-9_]+", -1)).filter(WordStems::isAlertName);
    }

    private static String stem(String word) {
        for (String ending : List.of("ings", "ing", "edly", "ed", "es", "s")) {
            String stem = word.substring(0, Math.max(0, word.length() - ending.length()));
            if (stem.length() >= SHORTEST_STEM && word.endsWith(ending) && !stem.endsWith("s")) {
                return withoutE(ending.length() > 1 ? withoutDouble(stem) : stem);
            }
        }
        return word.length() > SHORTEST_STEM ? withoutE(word) : word;
    }

    private static String withoutE(String stem) {
        return stem.endsWith("e") ? stem.substring(0, stem.length() - 1) : stem;
    }

    /** "Lagging" is "lag", but "falling" is "fall". */
    private static String withoutDouble(String stem) {
        int last = stem.length() - 1;
        boolean isDouble = stem.charAt(last) == stem.charAt(last - 1) && "lsz".indexOf(stem.charAt(last)) < 0;
        return isDouble && last >= SHORTEST_STEM ? stem.substring(0, last) : stem;
    }
}
