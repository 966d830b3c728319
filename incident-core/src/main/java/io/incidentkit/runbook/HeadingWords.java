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
 * ("Possible causes"), and only <i>leaning</i> if it begins or ends with a word of the vocabulary ("Check the queue").
 */
final class HeadingWords {
    /** Words that say nothing about the kind. */
    private static final Set<String> FILLERS = Set.of(
            ("a an and any the of for to with or in on if is this that these it its how do does dos i we you your can should"
                            + " be step steps possible potential initial immediate first further general quick"
                            + " recommended suggested common known likely additional other basic manual short long"
                            + " term alert alerts issue issues problem problems incident incidents things section what")
                    .split(" "));

    private static final Pattern APOSTROPHE = Pattern.compile("['\u2019]");
    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NUMBER = Pattern.compile("\\p{N}+");
    private static final int SHORT = 3;

    private final List<String> words;

    private HeadingWords(List<String> words) {
        this.words = words;
    }

    static HeadingWords of(String heading) {
        String plain = APOSTROPHE.matcher(heading.toLowerCase(Locale.ROOT)).replaceAll("");
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
                kinds.add(kind);
                at += Vocabulary.wordsAt(kind, words, at);
            } else if (FILLERS.contains(words.get(at))) {
                at++;
            } else {
                return EnumSet.noneOf(SectionKind.class);
            }
        }
        return kinds;
    }

    /** Returns the kind that the heading leans to: by its first word that says something, or the last of a short one. */
    Set<SectionKind> leaning() {
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
        SectionKind last = isShort && !words.isEmpty() ? kindAt(words.size() - 1) : null;
        return last == null ? EnumSet.noneOf(SectionKind.class) : EnumSet.of(last);
    }

    private @Nullable SectionKind kindAt(int at) {
        // "Not to do" is longer than "to do": the entry with the most words decides.
        return Stream.of(SectionKind.values())
                .filter(kind -> Vocabulary.wordsAt(kind, words, at) > 0)
                .max(Comparator.comparingInt(kind -> Vocabulary.wordsAt(kind, words, at)))
                .orElse(null);
    }
}
