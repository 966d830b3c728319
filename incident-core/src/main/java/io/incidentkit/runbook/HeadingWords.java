package io.incidentkit.runbook;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The words of one heading, and what kind of section they announce. A heading is <i>plain</i> if it says nothing else
 * ("Possible causes"), <i>weak</i> if it says only that something is done ("Procedure"), and <i>leaning</i> if it begins or
 * ends with a word of the vocabulary ("Check the queue"). A weak or leaning heading says nothing inside of a section whose
 * kind is known.
 */
final class HeadingWords {
    /** Words that say nothing about the kind. */
    private static final Set<String> FILLERS = Set.of(
            ("a an and any the of for to with or in on if is this that these it its how do does dos i we you your can should"
                            + " be step steps possible potential initial immediate first further general quick standard"
                            + " recommended suggested common known likely additional other basic manual short long"
                            + " term alert alerts issue issues problem problems incident incidents things section what"
                            + " when then there here now next our my us me one someone must may need needs have has else they"
                            + " are was were will would could happen happens occur occurs fire fires firing fired"
                            + " trigger triggered runbook page oncall call engineer responder main")
                    .split(" "));

    /** Words that turn what is done into what is not: "what you should never do". */
    private static final Set<String> NEGATIONS =
            Set.of("not", "never", "dont", "shouldnt", "mustnt", "cannot", "cant", "wont");

    /** The action of somebody, in a question of fillers alone: "what you should do", "how do I proceed". */
    private static final Set<String> DEEDS = Set.of("do", "done", "try", "act", "proceed", "perform", "attempt");

    /** At the end of a heading: what is done, as in "restart procedure". */
    private static final Set<String> STEPS = Set.of("procedure", "procedures", "steps");

    /** Nothing is mended by telling others. */
    private static final Set<String> TELLINGS =
            Set.of("escalation", "escalate", "notification", "communication", "contact", "paging", "handover");

    private static final Set<String> PERSONS = Set.of("i", "we", "you", "they", "one");

    private static final Set<String> QUESTIONS = Set.of("what", "how", "things", "thing");

    private static final Pattern APOSTROPHE = Pattern.compile("['\u2019\u02BC`\u00B4]");
    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NUMBER = Pattern.compile("\\p{N}+");
    private static final int SHORT = 3;

    private final List<String> words;

    private HeadingWords(List<String> words) {
        this.words = words;
    }

    static HeadingWords of(String heading) {
        String lower = heading.toLowerCase(Locale.ROOT).replace("(s)", "s");
        String plain = APOSTROPHE.matcher(lower).replaceAll("");
        return new HeadingWords(NOT_A_WORD
                .splitAsStream(plain)
                .filter(word -> !word.isEmpty() && !NUMBER.matcher(word).matches())
                .toList());
    }

    /** Returns the kinds that the heading names if it says nothing else, else none. */
    Set<SectionKind> plain() {
        Set<SectionKind> kinds = EnumSet.noneOf(SectionKind.class);
        int at = 0;
        while (at < words.size()) {
            SectionKind kind = kindAt(at);
            if (kind != null) {
                boolean isNegated = at > 0 && kind == SectionKind.MITIGATION && NEGATIONS.contains(words.get(at - 1));
                kinds.add(isNegated ? SectionKind.DONTS : kind);
                at += Vocabulary.wordsAt(kind, words, at);
            } else if (FILLERS.contains(words.get(at))) {
                at++;
            } else {
                return asked();
            }
        }
        return kinds.isEmpty() ? asked() : kinds;
    }

    /** Returns the kind of a heading that says only that something is done, in whatever section; else none. */
    Set<SectionKind> weak() {
        boolean found = false;
        for (String word : words) {
            boolean says = Vocabulary.isProcedure(word) || word.equals("steps");
            if (!says && !FILLERS.contains(word)) {
                return EnumSet.noneOf(SectionKind.class);
            }
            found |= says;
        }
        return found ? EnumSet.of(SectionKind.MITIGATION) : EnumSet.noneOf(SectionKind.class);
    }

    /** Returns the kinds that the heading names, plainly or weakly. */
    Set<SectionKind> named() {
        Set<SectionKind> plain = plain();
        return plain.isEmpty() ? weak() : plain;
    }

    /** Returns the kind that the heading leans to: by its first word that says something, or the last of a short one. */
    Set<SectionKind> leaning() {
        Set<SectionKind> weak = weak();
        if (!weak.isEmpty()) {
            return weak;
        }
        for (int at = 0; at < words.size(); at++) {
            SectionKind kind = kindAt(at);
            if (kind != null) {
                return EnumSet.of(kind);
            }
            if (!FILLERS.contains(words.get(at))) {
                break;
            }
        }
        boolean isShort = words.stream().filter(word -> !FILLERS.contains(word)).count() <= SHORT;
        if (!isShort || words.isEmpty()) {
            return EnumSet.noneOf(SectionKind.class);
        }
        SectionKind last = kindAt(words.size() - 1);
        if (last != null) {
            return EnumSet.of(last);
        }
        boolean isDone =
                STEPS.contains(words.get(words.size() - 1)) && words.stream().noneMatch(TELLINGS::contains);
        return isDone ? EnumSet.of(SectionKind.MITIGATION) : EnumSet.noneOf(SectionKind.class);
    }

    /** A question after what somebody does, or had better not: nothing else stands in it. */
    private Set<SectionKind> asked() {
        boolean isQuestion = false;
        boolean isDeed = false;
        boolean isNegated = false;
        for (int at = 0; at < words.size(); at++) {
            String word = words.get(at);
            boolean negates = NEGATIONS.contains(word);
            // In "how do I" nothing is done yet.
            boolean deed = DEEDS.contains(word) && !(at + 1 < words.size() && PERSONS.contains(words.get(at + 1)));
            // "What does it do" asks what something is.
            if (word.equals("does") || !(negates || deed || FILLERS.contains(word))) {
                return EnumSet.noneOf(SectionKind.class);
            }
            isNegated |= negates;
            isDeed |= deed;
            isQuestion |= QUESTIONS.contains(word);
        }
        if (!isQuestion || !isDeed) {
            return EnumSet.noneOf(SectionKind.class);
        }
        return EnumSet.of(isNegated ? SectionKind.DONTS : SectionKind.MITIGATION);
    }

    private @Nullable SectionKind kindAt(int at) {
        // "Not to do" is longer than "to do": the entry with the most words decides.
        return Stream.of(SectionKind.values())
                .filter(kind -> Vocabulary.wordsAt(kind, words, at) > 0)
                .max(Comparator.comparingInt(kind -> Vocabulary.wordsAt(kind, words, at)))
                .orElse(null);
    }
}
