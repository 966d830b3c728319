package io.incidentkit.blameless.english;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;

/** The words the check knows, read once from the two resources beside this class. Immutable. */
final class Lexicon {
    private static final Lexicon STANDARD = new Lexicon();

    /** By class and first word: the entries as words in a row. */
    private final Map<WordClass, Map<String, List<List<String>>>> entries = new EnumMap<>(WordClass.class);

    /** By word: the classes that have it as an entry, and those with an entry that begins with it. */
    private final Map<String, Set<WordClass>> alone = new HashMap<>();

    private final Map<String, Set<WordClass>> first = new HashMap<>();
    private final Set<String> givenNames = new HashSet<>(2_000);

    private Lexicon() {
        for (WordClass each : WordClass.values()) {
            entries.put(each, new HashMap<>());
        }
        readEntries();
        entries.forEach((kind, byFirst) -> byFirst.forEach((word, all) -> {
            first.computeIfAbsent(word, any -> EnumSet.noneOf(WordClass.class)).add(kind);
            if (all.stream().anyMatch(entry -> entry.size() == 1)) {
                alone.computeIfAbsent(word, any -> EnumSet.noneOf(WordClass.class))
                        .add(kind);
            }
        }));
        givenNames.addAll(List.of(resource("given-names").getString("names").split(" ", -1)));
    }

    static Lexicon standard() {
        return STANDARD;
    }

    boolean isGivenName(String word) {
        return givenNames.contains(word);
    }

    /** Returns the classes that have the word as an entry by itself. */
    Set<WordClass> classesOf(String word) {
        return alone.getOrDefault(word, Set.of());
    }

    /** Returns the classes that have an entry which begins with the word. */
    Set<WordClass> classesFrom(String word) {
        return first.getOrDefault(word, Set.of());
    }

    boolean has(WordClass kind, String word) {
        return classesOf(word).contains(kind);
    }

    /** Returns the class's entries that begin with the word. */
    List<List<String>> entriesOf(WordClass kind, String first) {
        Map<String, List<List<String>>> ofClass = entries.get(kind);
        return ofClass == null ? List.of() : ofClass.getOrDefault(first, List.of());
    }

    private void readEntries() {
        ResourceBundle lexicon = resource("lexicon");
        for (WordClass kind : WordClass.values()) {
            Map<String, List<List<String>>> byFirst = entries.getOrDefault(kind, new HashMap<>());
            for (String entry : lexicon.getString(kind.key()).split(",", -1)) {
                List<String> words = List.of(entry.strip().split(" ", -1));
                byFirst.computeIfAbsent(words.get(0), any -> new ArrayList<>()).add(words);
            }
        }
    }

    private static ResourceBundle resource(String name) {
        ClassLoader loader = Lexicon.class.getClassLoader();
        String base = Lexicon.class.getPackageName() + "." + name;
        return ResourceBundle.getBundle(
                base, Locale.ROOT, loader == null ? ClassLoader.getSystemClassLoader() : loader);
    }
}
