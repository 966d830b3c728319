package io.incidentkit.blameless.english;

import io.incidentkit.blameless.english.Agent.Kind;
import io.incidentkit.blameless.english.BlameCandidate.BlamePattern;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds the words of {@code reproach.properties} where somebody is in the sentence: they blame whatever the sentence is built
 * like. Where the sentence is about a thing, or the person is the one who found or mended it, they do not.
 */
final class ReproachDetector implements BlameCandidate.Detector {
    private static final int REACH = 16;
    private static final int DENIED = 3;

    /** Ways that are none where the sentence says that it turned out well. */
    private static final Set<BlamePattern> NOT_WHERE_WELL =
            EnumSet.of(BlamePattern.IRONY, BlamePattern.AT_FAULT, BlamePattern.LAPSE, BlamePattern.MANNER);

    private static final Set<Kind> SOMEBODY = EnumSet.of(Kind.NAMED, Kind.LIKELY_NAME, Kind.ROLE, Kind.TEAM);

    @Override
    public void look(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        for (Words words : Words.beginningAt(parsed.sentence(), i)) {
            Reading reading = new Reading(parsed);
            int end = reading.read(words, i);
            if (end >= 0) {
                reproached(parsed, i, end - 1, words, reading.named, found);
            }
        }
    }

    private static void reproached(
            ParsedSentence parsed,
            int i,
            int last,
            Words words,
            @Nullable Agent named,
            Consumer<BlameCandidate> found) {
        BlamePattern pattern = words.pattern();
        if (isAsAnybody(parsed, i, last)) {
            return;
        }
        boolean thing = named == null && isOfThing(parsed, i, pattern);
        if (thing
                || isDenied(parsed, i, last, pattern)
                || parsed.isExplained(last + 1)
                || isAsRuled(parsed, last + 1)) {
            return;
        }
        Agent agent = named == null ? nearest(parsed, i, last) : named;
        if (agent == null && words.alone()) {
            found.accept(new BlameCandidate(i, last, Kind.ROLE.blame(), pattern, -1));
        }
        boolean blamed = agent != null
                && !parsed.subjects().isHypothetical(agent)
                && (named != null || !JudgementDetector.isMending(parsed, agent, i));
        if (agent != null && blamed) {
            // A "no" that the words themselves have denies nothing.
            int from = parsed.phrases().isWord(i, "no") ? i + 1 : i;
            found.accept(BlameCandidate.of(agent, from, Math.max(from, last), pattern));
        }
    }

    private static boolean isDenied(ParsedSentence parsed, int i, int last, BlamePattern pattern) {
        Sentence sentence = parsed.sentence();
        boolean well = NOT_WHERE_WELL.contains(pattern)
                && (sentence.find(WordClass.WELL, 0, i) >= 0
                        || sentence.find(WordClass.WELL, last + 1, sentence.size()) >= 0);
        return well
                || sentence.is(WordClass.TERM_TAIL, last + 1)
                || sentence.find(WordClass.NEGATION, i - DENIED, i) >= 0
                || sentence.find(WordClass.DENYING, i - 2 * DENIED, i) >= 0
                || parsed.subjects().isPrevented(i);
    }

    /** "the script ignored the warning", which Ada may have found: the verb is a thing's. */
    private static boolean isOfThing(ParsedSentence parsed, int i, BlamePattern pattern) {
        boolean leftUndone = pattern == BlamePattern.OMISSION && parsed.group(i).passive();
        if (!parsed.phrases().isVerb(i) || leftUndone) {
            return false;
        }
        Agent subject = parsed.subjects().of(parsed.group(i), false);
        return subject != null && subject.kind() == Kind.SYSTEM;
    }

    /** "Anyone else would have read it in the same way". */
    private static boolean isAsAnybody(ParsedSentence parsed, int i, int last) {
        boolean would = parsed.phrases().isWord(last, "would") && last > i;
        return would
                && parsed.sentence()
                                .find(
                                        WordClass.CLEARING,
                                        last,
                                        parsed.sentence().size())
                        >= 0;
    }

    /** "skipped the step, as the runbook says". */
    private static boolean isAsRuled(ParsedSentence parsed, int from) {
        Sentence sentence = parsed.sentence();
        int as = from;
        while (as < from + 2 * DENIED
                && !sentence.isEdge(as)
                && !parsed.phrases().isWord(as, "as")) {
            as++;
        }
        return parsed.phrases().isWord(as, "as") && sentence.find(WordClass.RULE, as + 1, as + 2 * DENIED) >= 0;
    }

    private static @Nullable Agent nearest(ParsedSentence parsed, int from, int to) {
        for (int i = from - 1; i >= 0 && i > from - REACH; i--) {
            Agent agent = somebodyAt(parsed, i);
            if (agent != null) {
                return agent;
            }
        }
        for (int i = to + 1; parsed.sentence().has(i) && i < to + REACH; i++) {
            Agent agent = somebodyAt(parsed, i);
            if (agent != null) {
                return agent;
            }
        }
        return null;
    }

    private static @Nullable Agent somebodyAt(ParsedSentence parsed, int i) {
        Sentence sentence = parsed.sentence();
        if (sentence.is(WordClass.POSSESSIVE_PRONOUN, i)) {
            return new Agent(Kind.NAMED, i, i);
        }
        boolean owner = sentence.has(i) && sentence.at(i).possessive();
        boolean head = parsed.phrases().isHead(i) && (owner || !parsed.phrases().isNominal(i + 1));
        Agent agent = head ? parsed.phrases().classify(parsed.phrases().start(i), i) : null;
        return agent != null && SOMEBODY.contains(agent.kind()) ? agent : null;
    }

    /** One attempt to read words from a place on. */
    private static final class Reading {
        private final ParsedSentence parsed;

        @Nullable
        private Agent named;

        Reading(ParsedSentence parsed) {
            this.parsed = parsed;
        }

        /** Returns the place after the words; -1 if they are not there. */
        int read(Words words, int from) {
            int at = from;
            for (Words.Part part : words.parts()) {
                at = after(part, at);
                if (at < 0) {
                    return -1;
                }
            }
            return at;
        }

        private int after(Words.Part part, int at) {
            Sentence sentence = parsed.sentence();
            if (!sentence.has(at)) {
                return -1;
            }
            if (part.fits(sentence.at(at).word())) {
                return at + 1;
            }
            return switch (part.person()) {
                case NO -> -1;
                case OWNER -> owner(at);
                case ONE -> one(at);
            };
        }

        private int owner(int at) {
            int head = parsed.sentence().is(WordClass.DETERMINER, at) ? at + 1 : at;
            while (parsed.phrases().isHead(head) && !parsed.sentence().at(head).possessive() && head < at + DENIED) {
                head++;
            }
            boolean owned =
                    parsed.sentence().has(head) && parsed.sentence().at(head).possessive();
            Agent agent = owned ? parsed.phrases().classify(parsed.phrases().start(head), head) : null;
            return take(agent);
        }

        private int one(int at) {
            return parsed.phrases().isWord(at, "i") ? -1 : take(parsed.phrases().following(at));
        }

        private int take(@Nullable Agent agent) {
            boolean somebody = agent != null && SOMEBODY.contains(agent.kind());
            if (agent == null || !somebody) {
                return -1;
            }
            named = agent;
            return agent.to() + 1;
        }
    }

    /**
     * Words that blame, as the file has them.
     *
     * @param pattern how they do
     * @param alone whether they do although nobody else is in the sentence
     * @param parts what follows each other
     */
    private record Words(BlamePattern pattern, boolean alone, List<Part> parts) {
        private static final int SHORTEST_STEM = 3;
        private static final int LONGEST_STEM = 20;
        private static final String STEM = "*";
        private static final String OWNER = "'s";
        private static final String ALONE = "!";

        private static final Map<String, List<Words>> BY_FIRST = new HashMap<>();
        private static final Map<String, List<Words>> BY_STEM = new HashMap<>();

        static {
            ResourceBundle file = ResourceBundle.getBundle(Words.class.getPackageName() + ".reproach", Locale.ROOT);
            for (String key : new TreeSet<>(file.keySet())) {
                // "shortcoming.habit" is a kind of shortcoming.
                String pattern =
                        key.split("\\.", -1)[0].toUpperCase(Locale.ROOT).replace('-', '_');
                for (String entry : file.getString(key).split(",", -1)) {
                    String written = entry.strip();
                    boolean alone = written.startsWith(ALONE);
                    List<Part> parts = parts(alone ? written.substring(1) : written);
                    new Words(BlamePattern.valueOf(pattern), alone, parts).index();
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
                    .forEach(word -> BY_FIRST.computeIfAbsent(word, any -> new ArrayList<>())
                            .add(this));
            first.stems()
                    .forEach(stem -> BY_STEM.computeIfAbsent(stem, any -> new ArrayList<>())
                            .add(this));
            if (first.person() == Person.OWNER) {
                BY_FIRST.computeIfAbsent(OWNER, any -> new ArrayList<>()).add(this);
            }
        }

        static List<Words> beginningAt(Sentence sentence, int i) {
            Token token = sentence.at(i);
            List<Words> all = new ArrayList<>(BY_FIRST.getOrDefault(token.word(), List.of()));
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
}
