package io.incidentkit.blameless;

import io.incidentkit.commander.Person;
import io.incidentkit.text.Whitespace;
import io.incidentkit.validation.FieldError;
import io.incidentkit.validation.InvalidInputException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The check behind {@link io.incidentkit.rule.Rule#POSTMORTEM_IS_BLAMELESS}: reads an English text, plain or Markdown,
 * and points at the words that name a person or a role as the cause.
 *
 * <p>A person who acted ("Ada rolled back the deploy") is fine, and so is a system that failed ("the deploy script
 * failed to validate"). Blame is the two together: a person or a role as the one who forgot, failed to, should have, did
 * the wrong thing or was the cause. What the writers say of themselves as "we" is blame where it is a lapse ("we forgot"),
 * not where it says what was missing ("we had no alert"). Code, addresses and quoted blocks are not read.
 *
 * <p>It reads the form of sentences and no meaning, so it is a help and no judge: what it finds can be waived, and what
 * it does not find can still blame. Immutable and thread-safe; the same text gives the same report.
 */
public final class BlamelessCheck {
    /** The longest text that is read, in characters. */
    public static final int MAX_TEXT = 200_000;

    /** The most people that can be known. */
    public static final int MAX_PEOPLE = 10_000;

    private final Names names;

    private BlamelessCheck(Names names) {
        this.names = names;
    }

    /** Returns a check that knows people by the form of their names alone. */
    public static BlamelessCheck standard() {
        return knowing(List.of());
    }

    /**
     * Returns a check that also knows these people by their login names and their parts.
     *
     * @param people those who took part, at most {@link #MAX_PEOPLE}
     * @return the check
     * @throws InvalidInputException if they are too many
     */
    public static BlamelessCheck knowing(Collection<Person> people) {
        if (people.size() > MAX_PEOPLE) {
            throw refused("people", "has " + people.size() + " entries; at most " + MAX_PEOPLE + " are read");
        }
        return new BlamelessCheck(new Names(people));
    }

    /**
     * Checks a text.
     *
     * @param text the text, plain or Markdown, at most {@link #MAX_TEXT} characters
     * @return what was found
     * @throws InvalidInputException if the text is too long
     */
    public BlameReport check(String text) {
        return check(text, List.of());
    }

    /**
     * Checks a text, of which some sentences may stay.
     *
     * @param text the text, plain or Markdown, at most {@link #MAX_TEXT} characters
     * @param waivers the sentences that may stay, with the reasons
     * @return what was found
     * @throws InvalidInputException if the text is too long
     */
    public BlameReport check(String text, Collection<BlameWaiver> waivers) {
        if (text.length() > MAX_TEXT) {
            throw refused("text", "has " + text.length() + " characters; at most " + MAX_TEXT + " are read");
        }
        List<BlameFinding> findings = new ArrayList<>();
        List<BlameReport.Waived> waived = new ArrayList<>();
        Set<BlameWaiver> unused = new LinkedHashSet<>(waivers);
        Map<String, BlameWaiver> bySentence = new HashMap<>();
        waivers.forEach(waiver -> bySentence.putIfAbsent(waiver.sentence(), waiver));
        for (BlameFinding finding : new TextReading(text, names).findings()) {
            BlameWaiver waiver = bySentence.get(Whitespace.single(finding.sentence()));
            if (waiver == null) {
                findings.add(finding);
            } else {
                waived.add(new BlameReport.Waived(finding, waiver));
                unused.remove(waiver);
            }
        }
        return new BlameReport(findings, waived, List.copyOf(unused));
    }

    private static InvalidInputException refused(String field, String message) {
        return new InvalidInputException(List.of(new FieldError(field, message)));
    }
}
