package io.incidentkit.blameless.english;

import io.incidentkit.blameless.english.BlameCandidate.BlamePattern;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;

/**
 * A set phrase that blames, as {@code idioms.properties} has it; the head of that file says how one is written. Immutable.
 *
 * @param pattern the way to blame
 * @param actor where the one stands who is blamed, unless in the phrase
 * @param parts what follows each other
 */
record Idiom(BlamePattern pattern, Actor actor, List<Part> parts) {
    private static final Map<String, List<Idiom>> BY_FIRST_WORD = new HashMap<>();

    /** Those that begin with no given word, by the part that they begin with. */
    private static final Map<Part, List<Idiom>> BY_FIRST_PART = new LinkedHashMap<>();

    private static final Map<String, Set<String>> PRONOUNS = Map.of(
            "HE", Set.of("he", "she", "they", "i", "him", "her", "them"),
            "HIS", Set.of("his", "her", "their", "its", "my"),
            "HIMSELF", Set.of("himself", "herself", "themselves", "itself", "myself"));

    static {
        ResourceBundle idioms = ResourceBundle.getBundle(Idiom.class.getPackageName() + ".idioms", Locale.ROOT);
        for (BlamePattern pattern : BlamePattern.values()) {
            String key = pattern.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (idioms.containsKey(key)) {
                for (String written : idioms.getString(key).split(",", -1)) {
                    Idiom idiom = read(pattern, written.strip());
                    Part first = idiom.parts().get(0);
                    if (first.words().isEmpty()) {
                        BY_FIRST_PART
                                .computeIfAbsent(first, any -> new ArrayList<>())
                                .add(idiom);
                    }
                    first.words()
                            .forEach(word -> BY_FIRST_WORD
                                    .computeIfAbsent(word, any -> new ArrayList<>())
                                    .add(idiom));
                }
            }
        }
    }

    enum Actor {
        /** The subject of the verb that the phrase begins with. */
        SUBJECT,
        /** As {@link #SUBJECT}, where it is one person. */
        SUBJECT_ALONE,
        /** The one who acts in the clause before the phrase. */
        DOER,
        NONE
    }

    private static final Set<Slot> SOMEBODY = EnumSet.of(Slot.WHO, Slot.ONE, Slot.WHOSE);

    enum Slot {
        WORD,
        CLASS,
        WHO,
        /** One person, and not all who have the task. */
        ONE,
        WHOSE,
        DONE,
        DOING,
        BREAK,
        END
    }

    /**
     * A place of a phrase.
     *
     * @param slot what it is
     * @param words the words, one of which it is; none for other slots
     * @param kind the class of words for {@link Slot#CLASS}; of no meaning for others
     * @param optional whether it can be left out
     * @param afterGap whether other words can stand before it
     */
    record Part(Slot slot, Set<String> words, WordClass kind, boolean optional, boolean afterGap) {
        int matches(Sentence sentence, int at) {
            int length = sentence.match(kind, at);
            return length > 0 ? at + length : -1;
        }
    }

    /** Returns the phrases that can begin with the word. */
    static List<Idiom> beginningWith(String word) {
        return BY_FIRST_WORD.getOrDefault(word, List.of());
    }

    /** Returns the phrases that begin with no given word, by the part that they begin with. */
    static Map<Part, List<Idiom>> byFirstPart() {
        return BY_FIRST_PART;
    }

    /** Returns whether it blames although nobody is in it. */
    boolean isImpersonal() {
        return actor == Actor.NONE && parts.stream().noneMatch(part -> SOMEBODY.contains(part.slot()));
    }

    private static Idiom read(BlamePattern pattern, String written) {
        Actor actor = Actor.NONE;
        List<Part> parts = new ArrayList<>();
        boolean gap = false;
        for (String word : written.split(" +", -1)) {
            boolean first = parts.isEmpty();
            if (first && "WHO".equals(word) && actor == Actor.NONE) {
                actor = Actor.SUBJECT;
            } else if (first && "ONE".equals(word) && actor == Actor.NONE) {
                actor = Actor.SUBJECT_ALONE;
            } else if (first && "DOER".equals(word)) {
                actor = Actor.DOER;
            } else if ("..".equals(word)) {
                gap = true;
            } else {
                parts.add(part(word, gap));
                gap = false;
            }
        }
        return new Idiom(pattern, actor, List.copyOf(parts));
    }

    private static Part part(String written, boolean gap) {
        boolean optional = written.endsWith("?");
        String word = optional ? written.substring(0, written.length() - 1) : written;
        Set<String> words = new HashSet<>();
        for (String each : word.split("/", -1)) {
            words.addAll(PRONOUNS.getOrDefault(each, Set.of(each)));
        }
        if (words.stream().noneMatch(each -> Character.isUpperCase(each.charAt(0)))) {
            return new Part(Slot.WORD, words, WordClass.WELL, optional, gap);
        }
        for (Slot slot : Slot.values()) {
            if (slot.name().equals(word)) {
                return new Part(slot, Set.of(), WordClass.WELL, optional, gap);
            }
        }
        return new Part(Slot.CLASS, Set.of(), WordClass.valueOf(word), optional, gap);
    }
}
