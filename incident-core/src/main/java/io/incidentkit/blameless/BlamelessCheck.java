package io.incidentkit.blameless;

import io.incidentkit.blameless.english.EnglishBlamelessCheck;
import io.incidentkit.commander.Person;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * The check behind {@link io.incidentkit.rule.Rule#POSTMORTEM_IS_BLAMELESS}: it finds the words of a text that name a
 * person or a role as the cause. It is a help and no judge: a finding can be waived, and a text without one can still blame.
 *
 * <p>A policy has one check, {@link #english} unless it is given another. A team that writes in another language implements
 * {@link #findings} and nothing else; waivers, limits and violations are the same for all checks. A check is asked about each
 * text of a postmortem by itself: what is written in a section, the incident's impact while its section is empty, and each
 * sentence that explains a phase.
 *
 * <p>An implementation keeps four promises, as the decision to publish depends on it:
 * <ul>
 *   <li>The same text and people give the same findings. A decision can be made twice, and nothing but its outcome is stored.
 *   <li>It is thread-safe: one check serves every caller at the same time.
 *   <li>It is quick and reads no network. After each change of an incident it is asked again, also when somebody only looks
 *       at what may be done; its answers are kept until the next change, for this one instance of the check.
 *   <li>It throws nothing for any text. An exception fails the command, and nothing is stored.
 * </ul>
 */
@FunctionalInterface
public interface BlamelessCheck {
    /** The longest text that is read, in characters. */
    int MAX_TEXT = 200_000;

    /** The most people that can be known. */
    int MAX_PEOPLE = 10_000;

    /** Returns the check of English texts, always the same one. */
    static BlamelessCheck english() {
        return EnglishBlamelessCheck.standard();
    }

    /**
     * Finds the words that blame. Callers use {@link #check(String, Collection, Collection)}, which keeps to the limits and
     * to the waivers.
     *
     * @param text the text, plain or Markdown, at most {@link #MAX_TEXT} characters
     * @param people those who took part, at most {@link #MAX_PEOPLE}, in no particular order
     * @return one finding for each place, in any order; each finding's words stand in the text where it says, and its
     *     sentence is the part of the text around them
     */
    List<BlameFinding> findings(String text, Collection<Person> people);

    /**
     * Checks a text of which nothing is waived, and whose people are not known.
     *
     * @param text the text, plain or Markdown, at most {@link #MAX_TEXT} characters
     * @return the findings, in the order of the text
     * @throws InvalidInputException if the text is too long
     */
    default BlameReport check(String text) {
        return check(text, List.of(), List.of());
    }

    /**
     * Checks a text.
     *
     * @param text the text, plain or Markdown, at most {@link #MAX_TEXT} characters
     * @param people those who took part, at most {@link #MAX_PEOPLE}
     * @param waivers the sentences that may stay, with the reasons
     * @return the findings, in the order of the text; those in a waived sentence apart
     * @throws InvalidInputException if the text is too long, or the people are too many
     * @throws IllegalStateException if a finding does not stand in the text where it says
     */
    default BlameReport check(String text, Collection<Person> people, Collection<BlameWaiver> waivers) {
        if (people.size() > MAX_PEOPLE) {
            throw new InvalidInputException(List.of(new FieldError(
                    "people", "has " + people.size() + " entries; at most " + MAX_PEOPLE + " are read")));
        }
        if (text.length() > MAX_TEXT) {
            throw new InvalidInputException(List.of(
                    new FieldError("text", "has " + text.length() + " characters; at most " + MAX_TEXT + " are read")));
        }
        List<BlameFinding> found = new ArrayList<>(findings(text, people));
        for (BlameFinding finding : found) {
            if (!finding.standsIn(text)) {
                throw new IllegalStateException("The check found what does not stand in the text: " + finding);
            }
        }
        found.sort(Comparator.comparingInt(BlameFinding::start));
        return BlameReport.of(found, waivers);
    }
}
