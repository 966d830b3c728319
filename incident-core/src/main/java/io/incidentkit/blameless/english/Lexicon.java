package io.incidentkit.blameless.english;

import java.text.Normalizer;
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
import java.util.regex.Pattern;

/** The words the check knows, read once from two of the resources beside this class. Immutable. */
final class Lexicon {
    private static final Pattern ACCENTS = Pattern.compile("\\p{M}");
    /** No class; a set of the same kind as the others, as they are asked for every word. */
    private static final Set<WordClass> NONE = EnumSet.noneOf(WordClass.class);

    private static final Lexicon STANDARD = new Lexicon();

    /** By class and first word: the entries as words in a row. */
    private final Map<WordClass, Map<String, List<List<String>>>> entries = new EnumMap<>(WordClass.class);

    /** By word: the classes that have it as an entry, and those with an entry that begins with it. */
    private final Map<String, Set<WordClass>> alone = new HashMap<>();

    private final Map<String, Set<WordClass>> first = new HashMap<>();
    private final Set<String> givenNames = new HashSet<>(2_000);
    private final Set<String> familyNames = new HashSet<>(1_000);

    private Lexicon() {
        ResourceBundle lexicon = resource("lexicon");
        for (WordClass kind : WordClass.values()) {
            for (String entry : lexicon.getString(kind.key()).split(",", -1)) {
                add(kind, List.of(entry.strip().split(" ", -1)));
            }
        }
        for (List<String> denied : List.copyOf(entriesOf(WordClass.CARELESS, "not"))) {
            for (String contraction : List.of("wasn't", "weren't", "isn't", "aren't")) {
                List<String> words = new ArrayList<>(denied);
                words.set(0, contraction);
                add(WordClass.CARELESS, words);
            }
        }
        for (String adjective : derivable()) {
            String stem = adjective.endsWith("y") ? adjective.substring(0, adjective.length() - 1) + "i" : adjective;
            String adverb =
                    adjective.endsWith("le") ? adjective.substring(0, adjective.length() - 1) + "y" : stem + "ly";
            add(WordClass.SLIP_ADVERB, List.of(adverb));
            add(WordClass.FAULT_NOUN, List.of(stem + "ness"));
            add(WordClass.PERSONAL_FAULT, List.of(stem + "ness"));
        }
        ResourceBundle names = resource("given-names");
        givenNames.addAll(List.of(names.getString("names").split(" ", -1)));
        familyNames.addAll(List.of(names.getString("family-names").split(" ", -1)));
    }

    private void add(WordClass kind, List<String> words) {
        String word = words.get(0);
        entries.computeIfAbsent(kind, any -> new HashMap<>())
                .computeIfAbsent(word, any -> new ArrayList<>())
                .add(words);
        note(first, word, kind);
        if (words.size() == 1) {
            note(alone, word, kind);
        }
    }

    /** Adjectives of character, from which "-ly" and "-ness" are made: careless, carelessly, carelessness. */
    private List<String> derivable() {
        return alone.keySet().stream()
                .filter(word -> has(WordClass.CARELESS, word) && !has(WordClass.STATE, word))
                .toList();
    }

    private static void note(Map<String, Set<WordClass>> classes, String word, WordClass kind) {
        classes.computeIfAbsent(word, any -> EnumSet.noneOf(WordClass.class)).add(kind);
    }

    private static ResourceBundle resource(String name) {
        return ResourceBundle.getBundle(Lexicon.class.getPackageName() + "." + name, Locale.ROOT);
    }

    static Lexicon standard() {
        return STANDARD;
    }

    /** Returns whether it is a given name, also where the list has it without its accents. */
    boolean isGivenName(String word) {
        return isIn(givenNames, word);
    }

    /** Returns whether it is a family name, also where the list has it without its accents. */
    boolean isFamilyName(String word) {
        return isIn(familyNames, word);
    }

    private static boolean isIn(Set<String> names, String word) {
        boolean accents = word.chars().anyMatch(c -> c > 0x7f);
        return names.contains(word)
                || (accents
                        && names.contains(ACCENTS.matcher(Normalizer.normalize(word, Normalizer.Form.NFD))
                                .replaceAll("")));
    }

    /** Returns the classes that have the word as an entry by itself. */
    Set<WordClass> classesOf(String word) {
        return alone.getOrDefault(word, NONE);
    }

    /** Returns the classes that have an entry which begins with the word. */
    Set<WordClass> classesFrom(String word) {
        return first.getOrDefault(word, NONE);
    }

    boolean has(WordClass kind, String word) {
        return classesOf(word).contains(kind);
    }

    /** Returns the class's entries that begin with the word. */
    List<List<String>> entriesOf(WordClass kind, String first) {
        return entries.getOrDefault(kind, Map.of()).getOrDefault(first, List.of());
    }
}
