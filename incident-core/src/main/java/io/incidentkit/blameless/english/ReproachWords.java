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
 * @param parts what follows each other
 */
record ReproachWords(BlamePattern pattern, boolean alone, List<Part> parts) {
    private static final int SHORTEST_STEM = 3;
    private static final int LONGEST_STEM = 20;
    private static final String STEM = "*";
    private static final String OWNER = "'s";
    private static final String ALONE = "!";

    private static final Map<String, List<ReproachWords>> BY_FIRST = new HashMap<>();
    private static final Map<String, List<ReproachWords>> BY_STEM = new HashMap<>();

    static {
        ResourceBundle file = ResourceBundle.getBundle(ReproachWords.class.getPackageName() + ".reproach", Locale.ROOT);
        for (String key : new TreeSet<>(file.keySet())) {
            // "shortcoming.habit" is a kind of shortcoming.
            String pattern = key.split("\\.", -1)[0].toUpperCase(Locale.ROOT).replace('-', '_');
            for (String entry : file.getString(key).split(",", -1)) {
                String written = entry.strip();
                boolean alone = written.startsWith(ALONE);
                List<Part> parts = parts(alone ? written.substring(1) : written);
                new ReproachWords(BlamePattern.valueOf(pattern), alone, parts).index();
            }
        }
    }

    private static List<Part> parts(String written) {
        List<Part> parts = new ArrayList<>();
        for (String word : written.split(" +", -1)) {
            parts.add(Part.of(word));
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
     */
    record Part(Set<String> exact, Set<String> stems, Person person) {
        static Part of(String written) {
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
                    case "HIMSELF" -> exact.addAll(Set.of("himself", "herself", "themselves", "myself"));
                    default -> {
                        boolean stem = word.endsWith(STEM);
                        (stem ? stems : exact).add(stem ? word.substring(0, word.length() - 1) : word);
                    }
                }
            }
            return new Part(exact, stems, person);
        }

        boolean fits(String word) {
            return exact.contains(word) || stems.stream().anyMatch(word::startsWith);
        }
    }
}
