package io.incidentkit.runbook;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The words by which a heading says what kind of section it begins; all of them, and only here. An entry is a word, or
 * words in a row; one that ends with {@code *} stands for all words that begin with it.
 */
final class Vocabulary {
    private static final Map<SectionKind, List<List<String>>> ENTRIES = new EnumMap<>(SectionKind.class);

    static {
        entries(
                SectionKind.MEANING,
                "meaning*, mean, means, overview, summary, description, about, explanation, introduction, intro, "
                        + "background, purpose, context, reason, what it is, what is it");
        entries(
                SectionKind.IMPACT,
                "impact*, consequence*, effect, effects, affected, severity, risk, risks, blast radius, "
                        + "why it matters, why this matters");
        entries(
                SectionKind.SYMPTOMS,
                "symptom*, sign, signs, indicator*, indication*, observed, detection, trigger*, "
                        + "recognise, recognize, recognising, recognizing, what you see, what you will see, "
                        + "what is seen, what it looks like, how it shows");
        entries(
                SectionKind.DIAGNOSIS,
                "diagnos*, troubleshoot*, trouble shooting, investigat*, check, checks, checking, "
                        + "debug*, triage, triaging, analyse, analyze, analysis, cause, causes, inspect*, "
                        + "identify*, examin*, assess*, confirm*, find out, verify, verifying, review, reviewing, evaluat*, "
                        + "detecting, suspects, where to look, what to look for");
        entries(
                SectionKind.MITIGATION,
                "mitigat*, resolution*, resolve, resolving, remed*, fix, fixes, fixing, recover*, "
                        + "restor*, repair*, solution*, solve, solving, workaround*, rollback, roll back, "
                        + "failover, fail over, response, handling, action, actions, corrective, what to do, "
                        + "what can be done");
        entries(
                SectionKind.DONTS,
                "donts, dont, do not, do nots, not to do, never, avoid*, pitfall*, caution*, danger*, "
                        + "anti pattern*, antipattern*, common mistakes");
    }

    private Vocabulary() {}

    /** Returns how many of a heading's words, from one on, are the kind's longest entry there; 0 if none begins there. */
    static int wordsAt(SectionKind kind, List<String> heading, int from) {
        int longest = 0;
        for (List<String> entry : ENTRIES.getOrDefault(kind, List.of())) {
            if (entry.size() > longest && stands(entry, heading, from)) {
                longest = entry.size();
            }
        }
        return longest;
    }

    private static void entries(SectionKind kind, String list) {
        ENTRIES.put(
                kind,
                Arrays.stream(list.split(", ", -1))
                        .map(entry -> List.of(entry.split(" ", -1)))
                        .toList());
    }

    private static boolean stands(List<String> entry, List<String> heading, int from) {
        if (from + entry.size() > heading.size()) {
            return false;
        }
        for (int i = 0; i < entry.size(); i++) {
            if (!isSame(entry.get(i), heading.get(from + i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isSame(String entry, String word) {
        return entry.endsWith("*") ? word.startsWith(entry.substring(0, entry.length() - 1)) : word.equals(entry);
    }
}
