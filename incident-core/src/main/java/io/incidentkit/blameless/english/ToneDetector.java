package io.incidentkit.blameless.english;

import io.incidentkit.blameless.english.Agent.Kind;
import io.incidentkit.blameless.english.BlameCandidate.BlamePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Finds sentences that reproach somebody by their whole wording ({@link Lexicon.Tone}): mockery, images, two facts side by side. Who is
 * meant has to be in them; where that is only a group or "somebody", the sentence has to be longer.
 */
final class ToneDetector implements BlameCandidate.Detector {
    private static final double FRIENDLY = -1;
    private static final int SHORTEST = 5;
    private static final int SHORTEST_OF_A_GROUP = 8;
    private static final double LEAST = 1.75;

    @Override
    public void look(ParsedSentence parsed, int i, Consumer<BlameCandidate> found) {
        Sentence sentence = parsed.sentence();
        if (i > 0 || sentence.size() < SHORTEST) {
            return;
        }
        Lexicon.Tone.Sum tone = tone(parsed);
        if (tone.value() <= LEAST) {
            return;
        }
        Agent somebody = somebody(parsed, tone.strongest());
        if (somebody != null) {
            found.accept(BlameCandidate.of(somebody, tone.strongest(), tone.strongest(), BlamePattern.TONE));
        } else if (sentence.size() >= SHORTEST_OF_A_GROUP) {
            int group = group(parsed);
            if (group >= 0) {
                Agent agent = new Agent(Kind.ROLE, group, group);
                found.accept(BlameCandidate.of(agent, tone.strongest(), tone.strongest(), BlamePattern.TONE));
            }
        }
    }

    /** Returns whether the sentence says by its whole wording that it reproaches nobody: words that blame elsewhere do not here. */
    static boolean isFriendly(ParsedSentence parsed) {
        return tone(parsed).value() < FRIENDLY;
    }

    private static Lexicon.Tone.Sum tone(ParsedSentence parsed) {
        return Lexicon.Tone.standard().of(Features.of(parsed));
    }

    /** The one who is nearest to that place. */
    private static @Nullable Agent somebody(ParsedSentence parsed, int place) {
        for (int away = 0; away < parsed.sentence().size(); away++) {
            Agent before = ReproachDetector.somebodyAt(parsed, place - away);
            Agent agent = before == null ? ReproachDetector.somebodyAt(parsed, place + away) : before;
            if (agent != null) {
                return agent;
            }
        }
        return null;
    }

    /** "procurement", "the board", "someone", "any adult", and who is a person only perhaps. */
    static int group(ParsedSentence parsed) {
        Sentence sentence = parsed.sentence();
        for (int i = 0; i < sentence.size(); i++) {
            boolean one = sentence.is(WordClass.SOMEONE, i)
                    || sentence.is(WordClass.NOBODY, i)
                    || sentence.is(WordClass.PERSON_PRONOUN, i)
                    || isPerhapsSomebody(parsed, i)
                    || Lexicon.ToneWords.isPeople(sentence.at(i).word());
            if (one) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isPerhapsSomebody(ParsedSentence parsed, int i) {
        Sentence sentence = parsed.sentence();
        if (sentence.is(WordClass.ROLE, i)) {
            return parsed.phrases().classify(parsed.phrases().start(i), i).kind() != Kind.SYSTEM;
        }
        boolean name = parsed.phrases().isVerb(i + 1)
                && parsed.phrases().isHead(i)
                && parsed.phrases().classify(i, i).isUnknownName();
        boolean department = sentence.is(WordClass.DEPARTMENT, i)
                && (sentence.isInitial(i) || parsed.phrases().isVerb(i + 1));
        return department || (sentence.isInitial(i) && name);
    }

    /**
     * Describes a sentence by what stands in it, for {@link Lexicon.Tone}: its words and how they begin, pairs of words, what they call to
     * mind, and whether people are in it. A name stands as {@code @} and a role within pairs as {@code R}, so that nobody's name
     * has a weight.
     */
    static final class Features {
        private static final int LONG = 6;
        private static final int STEM = 5;
        private static final int SHORT_QUOTE = 4;

        private final ParsedSentence parsed;
        private final Sentence sentence;
        private final List<String> words = new ArrayList<>();
        private final List<String> kinds = new ArrayList<>();

        private Features(ParsedSentence parsed) {
            this.parsed = parsed;
            this.sentence = parsed.sentence();
            for (int i = 0; i < sentence.size(); i++) {
                words.add(word(i));
                kinds.add(kind(i));
            }
        }

        /** Returns what is to be said of each place, and in a last list of the whole. Something can be said several times. */
        static List<List<String>> of(ParsedSentence parsed) {
            Features features = new Features(parsed);
            List<List<String>> all = new ArrayList<>();
            for (int i = 0; i < features.words.size(); i++) {
                all.add(features.at(i));
            }
            all.add(features.whole());
            return all;
        }

        private List<String> whole() {
            List<String> found = new ArrayList<>();
            if (sentence.isQuestion()) {
                found.add("?");
            }
            for (int i = 0; i < sentence.size(); i++) {
                if (kinds.get(i).startsWith("@")) {
                    found.add("&name");
                } else if (kinds.get(i).startsWith("R")) {
                    found.add("&role");
                } else if (sentence.is(WordClass.PERSON_PRONOUN, i)) {
                    found.add("&pronoun");
                }
            }
            return found;
        }

        private List<String> at(int i) {
            List<String> found = new ArrayList<>();
            String word = words.get(i);
            String kind = kinds.get(i);
            found.add(word);
            if (!kind.equals(word)) {
                found.add(kind);
            }
            if (word.length() >= LONG) {
                found.add(word.substring(0, STEM) + "*");
            }
            if (i == 0) {
                found.add("^ " + kind);
            }
            found.add(kind + " " + (i + 1 < kinds.size() ? kinds.get(i + 1) : "$"));
            if (i + 2 < kinds.size()) {
                found.add(kind + " _ " + kinds.get(i + 2));
            }
            quote(i, found);
            Lexicon.ToneWords.of(sentence.at(i).word()).forEach(each -> found.add("#" + each));
            for (WordClass each : WordClass.values()) {
                if (each.compareTo(WordClass.LAPSE_VERB) >= 0 && sentence.match(each, i) > 0) {
                    found.add("=" + each.key());
                }
            }
            for (ReproachWords each : ReproachWords.beginningAt(sentence, i)) {
                if (ReproachDetector.stands(each, parsed, i)) {
                    found.add("!" + each.pattern());
                }
            }
            return found;
        }

        /** A few words between quotation marks distance the writer from them; many are what somebody said. */
        private void quote(int i, List<String> found) {
            if (sentence.isQuoted(i) && !sentence.isQuoted(i - 1)) {
                int end = i;
                while (end < i + SHORT_QUOTE && sentence.isQuoted(end + 1)) {
                    end++;
                }
                found.add(end < i + SHORT_QUOTE ? "\"short" : "\"long");
                found.add((i > 0 ? kinds.get(i - 1) : "^") + " \"");
            }
        }

        private String word(int i) {
            Token token = sentence.at(i);
            return switch (token.form()) {
                case HANDLE -> "@";
                case OPAQUE -> "#it";
                case NUMBER -> "#n";
                case COMMA -> ",";
                case OPEN, CLOSE -> "(";
                case BREAK -> ";";
                case WORD -> isName(i) ? "@" : token.word();
            };
        }

        private boolean isName(int i) {
            Token token = sentence.at(i);
            if (parsed.phrases().isName(i) || PersonNames.isLoginByForm(sentence, i)) {
                return true;
            }
            boolean plain = token.isTitled()
                    && Lexicon.standard().classesOf(token.word()).isEmpty();
            return plain
                    && (!sentence.isInitial(i)
                            || parsed.phrases().classify(i, i).isUnknownName());
        }

        private String kind(int i) {
            boolean role = sentence.is(WordClass.ROLE, i) || sentence.is(WordClass.TEAM, i);
            String word = role ? "R" : words.get(i);
            return sentence.at(i).possessive() ? word + "'s" : word;
        }
    }
}
