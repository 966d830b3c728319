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
import java.util.TreeSet;
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

    /** Kinds of words by what they call to mind, as {@code tone-words.properties} has it. */
    static final class ToneWords {
        private static final String VERB = "&";
        private static final Map<String, List<String>> KINDS = new HashMap<>();

        static {
            ResourceBundle file = resource("tone-words");
            for (String kind : new TreeSet<>(file.keySet())) {
                for (String word : file.getString(kind).split(" +", -1)) {
                    boolean verb = word.startsWith(VERB);
                    Set<String> forms = verb ? ReproachWords.VerbForms.of(word.substring(1)) : Set.of(word);
                    forms.forEach(form -> note(form, kind));
                }
            }
        }

        private static final Set<String> PEOPLE = Set.of("group", "boss", "people");

        private ToneWords() {}

        /** Returns whether a word stands for people: a group, those who lead one, anybody at all. */
        static boolean isPeople(String word) {
            return of(word).stream().anyMatch(PEOPLE::contains);
        }

        private static void note(String word, String kind) {
            List<String> kinds = KINDS.computeIfAbsent(word, any -> new ArrayList<>());
            if (!kinds.contains(kind)) {
                kinds.add(kind);
            }
        }

        /** Returns the kinds of a word in small letters; none for most words. */
        static List<String> of(String word) {
            return KINDS.getOrDefault(word, List.of());
        }
    }

    /**
     * How much a sentence sounds like a reproach, as a sum of small weights: none of its words blames, all of them together do.
     * The weights are learned from the labelled sentences of the tests and stand in {@code tone-weights.properties}. Immutable.
     */
    static final class Tone {
        /** The feature that stands for no feature: what every sentence begins with. */
        static final String BIAS = "bias";

        private static final double UNIT = 1000;
        private static final Tone STANDARD = new Tone(read());

        private final Map<String, Integer> weights;

        private Tone(Map<String, Integer> weights) {
            this.weights = weights;
        }

        static Tone standard() {
            return STANDARD;
        }

        private static Map<String, Integer> read() {
            Map<String, Integer> weights = new HashMap<>();
            for (String each : resource("tone-weights").getString("weights").split("\\|", -1)) {
                int space = each.indexOf(' ');
                weights.put(each.substring(space + 1), Integer.valueOf(each.substring(0, space)));
            }
            return Map.copyOf(weights);
        }

        /**
         * Sums up a sentence.
         *
         * @param features what is said of each place and of the whole ({@link ToneDetector.Features#of})
         * @return the sum, above 0 for what is rather a reproach than not, and the place that adds most to it
         */
        Sum of(List<List<String>> features) {
            Set<String> seen = new HashSet<>();
            double sum = 0;
            int known = 0;
            int strongest = 0;
            int most = Integer.MIN_VALUE;
            for (int i = 0; i < features.size(); i++) {
                int here = 0;
                for (String each : features.get(i)) {
                    Integer weight = weights.get(each);
                    if (weight != null && seen.add(each)) {
                        known++;
                        here += weight;
                    }
                }
                sum += here;
                if (here > most && i < features.size() - 1) {
                    most = here;
                    strongest = i;
                }
            }
            double bias = weights.getOrDefault(BIAS, 0);
            return new Sum((bias + sum / Math.sqrt(Math.max(1, known))) / UNIT, strongest);
        }

        /**
         * The sound of a sentence.
         *
         * @param value how much it sounds like a reproach
         * @param strongest the place that adds most
         */
        record Sum(double value, int strongest) {}
    }
}
