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
                        + "background, purpose, context, reason, what it is, what is it, what is this, what this is, "
                        + "what is this about, what is happening, what happened, what happens");
        entries(
                SectionKind.IMPACT,
                "impact*, consequence*, effect, effects, affected, severity, risk, risks, blast radius, "
                        + "why it matters, why this matters, who is hit, what is hit, who is affected, "
                        + "what is affected, who notices");
        entries(
                SectionKind.SYMPTOMS,
                "symptom*, sign, signs, signal, signals, indicator*, indication*, observed, observation, observations, "
                        + "detection, trigger*, manifestation*, "
                        + "recognise, recognize, recognising, recognizing, noticing, what you see, what you will see, "
                        + "what youll see, what you might see, what you may see, what do you see, what we see, "
                        + "what users see, what customers see, what users notice, what customers notice, "
                        + "what people see, what clients see, what one sees, what you notice, what you will notice, "
                        + "what is seen, what is visible, what can be seen, what it looks like, what does it look like, "
                        + "how it looks, how does it look, how it shows, how does it show, how it appears, "
                        + "how you know, how do you know, how do i know, how will you know, "
                        + "how to know, how to spot, how to notice, how you notice, how do you notice, how one notices it");
        entries(
                SectionKind.DIAGNOSIS,
                "diagnos*, troubleshoot*, trouble shooting, investigat*, check, checks, checking, "
                        + "debug*, triage, triaging, analyse, analyze, analysing, analyzing, analysis, cause, causes, "
                        + "root cause, root causes, inspect*, identify*, identification, "
                        + "examin*, assess*, confirm*, find out, finding out, figure out, figuring out, verify, verifying, review, reviewing, "
                        + "evaluat*, detecting, suspects, where to look, where do i look, where to start, where do i start, where do we start, where do you start, where to begin, "
                        + "what to look for, what to look at, what to look into, things to look at, things to look for, "
                        + "possible reasons, likely reasons, how to tell, narrow down, narrowing down, narrow it down, narrowing it down, pinpoint*, isolat*, determin*, "
                        + "what is wrong, whats wrong, what went wrong, why it happens, why does it happen, "
                        + "why did it happen, why this happens, why does this happen");
        entries(
                SectionKind.MITIGATION,
                "mitigat*, resolution*, resolve, resolving, remed*, fix, fixes, fixing, recover*, "
                        + "restor*, repair*, solution*, solve, solving, workaround*, work around, rollback, roll back, "
                        + "failover, fail over, response, respond, responding, how to react, "
                        + "handle, handling, deal with, dealing with, cope with, coping with, "
                        + "action, actions, corrective, countermeasure*, counter measure*, "
                        + "react, reacting, do about it, do about this, do about that, done about it, done about this, "
                        + "first aid, stop the bleeding, emergency measure*, measures, course of action, "
                        + "what to do, what can be done, what must be done, what has to be done, "
                        + "steps to take, steps to follow, steps to perform, steps to do, steps to run, "
                        + "steps to execute, what steps to take, which steps to take, what action to take, "
                        + "how to stop it, how to get it back, get it back, getting it back, bring it back, bringing it back, get it running, getting it running, how to proceed, "
                        + "make it stop, getting back to normal, get back to normal, get out of it, intervention*, "
                        + "stabilis*, stabiliz*, do this, what now");
        entries(
                SectionKind.DONTS,
                "donts, dont, do not, do nots, not to do, not do, never, avoid*, pitfall*, caution*, danger*, warning, warnings, beware, "
                        + "gotcha, gotchas, forbidden, prohibited, hands off, no go, no gos, "
                        + "must not, mustnt, should not, shouldnt, not to try, not to touch, "
                        + "what makes it worse, what would make it worse, what will make it worse, makes things worse, "
                        + "make things worse, making things worse, "
                        + "anti pattern*, antipattern*, common mistakes, mistakes");
    }

    /** Words that say that something is done, and not to what end. */
    private static final List<String> PROCEDURES = List.of(
            "procedure",
            "procedures",
            "operating",
            "instructions",
            "instruction",
            "process",
            "workflow",
            "checklist",
            "sop",
            "playbook");

    private Vocabulary() {}

    /** Returns whether a word says that something is done, whatever for. */
    static boolean isProcedure(String word) {
        return PROCEDURES.contains(word);
    }

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
