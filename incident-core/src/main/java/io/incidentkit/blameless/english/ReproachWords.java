package io.incidentkit.blameless.english;

import io.incidentkit.blameless.english.BlameCandidate.BlamePattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;

/**
 * Words that blame, as {@code reproach.properties} has them; the head of that file says how they are written.
 *
 * @param pattern how they do
 * @param alone whether they do although nobody else is in the sentence
 * @param verb whether they begin with what somebody does
 * @param parts what follows each other
 */
record ReproachWords(BlamePattern pattern, boolean alone, boolean verb, List<Part> parts) {
    private static final int SHORTEST_STEM = 3;
    private static final int LONGEST_STEM = 20;
    private static final String STEM = "*";
    private static final String GAP = "..";
    private static final String VERB = "&";
    private static final String OWNER = "'s";
    private static final String ALONE = "!";

    private static final Map<String, List<ReproachWords>> BY_FIRST = new HashMap<>();
    private static final Map<String, List<ReproachWords>> BY_STEM = new HashMap<>();

    static {
        read("reproach");
        read("deeds");
    }

    private static void read(String name) {
        ResourceBundle file = ResourceBundle.getBundle(ReproachWords.class.getPackageName() + "." + name, Locale.ROOT);
        Set<String> keys = new TreeSet<>(file.keySet());
        keys.remove(VerbForms.KEY);
        for (String key : keys) {
            // "shortcoming.habit" is a kind of shortcoming.
            String pattern = key.split("\\.", -1)[0].toUpperCase(Locale.ROOT).replace('-', '_');
            for (String entry : file.getString(key).split(",", -1)) {
                String written = entry.strip();
                boolean alone = written.startsWith(ALONE);
                List<Part> parts = parts(alone ? written.substring(1) : written);
                boolean verb = written.startsWith(VERB);
                new ReproachWords(BlamePattern.valueOf(pattern), alone, verb, parts).index();
            }
        }
    }

    private static List<Part> parts(String written) {
        List<Part> parts = new ArrayList<>();
        boolean gap = false;
        for (String word : written.split(" +", -1)) {
            if (GAP.equals(word)) {
                gap = true;
            } else {
                parts.add(Part.of(word, gap));
                gap = false;
            }
        }
        return List.copyOf(parts);
    }

    private void index() {
        Part first = parts.get(0);
        first.exact()
                .forEach(word ->
                        BY_FIRST.computeIfAbsent(word, any -> new ArrayList<>()).add(this));
        first.stems()
                .forEach(stem ->
                        BY_STEM.computeIfAbsent(stem, any -> new ArrayList<>()).add(this));
        if (first.person() == Person.OWNER) {
            BY_FIRST.computeIfAbsent(OWNER, any -> new ArrayList<>()).add(this);
        }
    }

    static List<ReproachWords> beginningAt(Sentence sentence, int i) {
        Token token = sentence.at(i);
        List<ReproachWords> all = new ArrayList<>(BY_FIRST.getOrDefault(token.word(), List.of()));
        String word = token.word();
        for (int end = SHORTEST_STEM; end <= Math.min(word.length(), LONGEST_STEM); end++) {
            all.addAll(BY_STEM.getOrDefault(word.substring(0, end), List.of()));
        }
        if (token.possessive()) {
            all.addAll(BY_FIRST.getOrDefault(OWNER, List.of()));
        }
        return all;
    }

    enum Person {
        NO,
        OWNER,
        ONE
    }

    /**
     * A place: one of the words, a word that begins like a stem, or a person.
     *
     * @param exact the words
     * @param stems the stems; the empty one fits every word
     * @param person the person who can stand there instead
     * @param afterGap whether a few words of the clause can stand before it
     */
    record Part(Set<String> exact, Set<String> stems, Person person, boolean afterGap) {
        static Part of(String written, boolean afterGap) {
            Set<String> exact = new HashSet<>();
            Set<String> stems = new HashSet<>();
            Person person = Person.NO;
            for (String word : written.split("/", -1)) {
                switch (word) {
                    case "HIS" -> {
                        person = Person.OWNER;
                        exact.addAll(Set.of("his", "her", "their", "my"));
                    }
                    case "HE" -> {
                        person = Person.ONE;
                        exact.addAll(Set.of("he", "she", "they"));
                    }
                    case "HIM" -> {
                        person = Person.ONE;
                        exact.addAll(Set.of("him", "her", "them"));
                    }
                    case "NOT" ->
                        exact.addAll(Set.of(
                                "not",
                                "never",
                                "didn't",
                                "hasn't",
                                "haven't",
                                "hadn't",
                                "doesn't",
                                "don't",
                                "wouldn't",
                                "won't",
                                "couldn't",
                                "can't",
                                "cannot"));
                    case "HIMSELF" -> exact.addAll(Set.of("himself", "herself", "themselves", "myself"));
                    default -> {
                        if (word.startsWith(VERB)) {
                            exact.addAll(VerbForms.of(word.substring(1)));
                            continue;
                        }
                        boolean stem = word.endsWith(STEM);
                        (stem ? stems : exact).add(stem ? word.substring(0, word.length() - 1) : word);
                    }
                }
            }
            return new Part(exact, stems, person, afterGap);
        }

        boolean fits(String word) {
            return exact.contains(word) || stems.stream().anyMatch(word::startsWith);
        }
    }

    /** The forms of a verb: "sleep, sleeps, sleeping, slept". */
    static final class VerbForms {
        private static final String KEY = "irregular";
        private static final String VOWELS = "aeiou";

        /** By the plain form: the past and the participle, where they are not made with "-ed". */
        private static final Map<String, List<String>> IRREGULAR = irregular();

        private VerbForms() {}

        private static Map<String, List<String>> irregular() {
            Map<String, List<String>> forms = new HashMap<>();
            String written = ResourceBundle.getBundle(ReproachWords.class.getPackageName() + ".deeds", Locale.ROOT)
                    .getString(KEY);
            for (String verb : written.split(",", -1)) {
                List<String> all = List.of(verb.strip().split(" ", -1));
                forms.put(all.get(0), all.subList(1, all.size()));
            }
            return forms;
        }

        static Set<String> of(String verb) {
            Set<String> forms = new HashSet<>(Set.of(verb, thirdPerson(verb), progressive(verb)));
            forms.addAll(IRREGULAR.getOrDefault(verb, List.of(past(verb))));
            return forms;
        }

        private static String thirdPerson(String verb) {
            boolean sibilant = verb.endsWith("s")
                    || verb.endsWith("x")
                    || verb.endsWith("z")
                    || verb.endsWith("sh")
                    || verb.endsWith("ch")
                    || verb.endsWith("o");
            return endsInConsonantAndY(verb) ? beforeLast(verb) + "ies" : verb + (sibilant ? "es" : "s");
        }

        private static String progressive(String verb) {
            if (verb.endsWith("ie")) {
                return verb.substring(0, verb.length() - 2) + "ying";
            }
            boolean silent = verb.endsWith("e") && !verb.endsWith("ee");
            return (silent ? beforeLast(verb) : stem(verb)) + "ing";
        }

        private static String past(String verb) {
            if (endsInConsonantAndY(verb)) {
                return beforeLast(verb) + "ied";
            }
            return verb.endsWith("e") ? verb + "d" : stem(verb) + "ed";
        }

        /** A short vowel doubles the consonant after it: "shrug, shrugged". */
        private static String stem(String verb) {
            int last = verb.length() - 1;
            boolean closed = last >= 2
                    && !isVowel(verb, last)
                    && isVowel(verb, last - 1)
                    && !isVowel(verb, last - 2)
                    && "wxy".indexOf(verb.charAt(last)) < 0;
            boolean oneSyllable =
                    verb.chars().filter(c -> VOWELS.indexOf(c) >= 0).count() == 1;
            return closed && oneSyllable ? verb + verb.charAt(last) : verb;
        }

        private static boolean endsInConsonantAndY(String verb) {
            return verb.endsWith("y") && verb.length() > 1 && !isVowel(verb, verb.length() - 2);
        }

        private static boolean isVowel(String verb, int i) {
            return VOWELS.indexOf(verb.charAt(i)) >= 0;
        }

        private static String beforeLast(String verb) {
            return verb.substring(0, verb.length() - 1);
        }
    }
}
