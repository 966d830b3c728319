package io.incidentkit.blameless;

import io.incidentkit.rule.Violation;
import io.incidentkit.text.Whitespace;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The findings of a check in a text.
 *
 * @param findings the words that blame and are not waived, in the order of the text
 * @param waived the words that blame and are waived, in the order of the text
 * @param unused the waivers that fit no sentence with a finding, so that they can be removed
 */
public record BlameReport(List<BlameFinding> findings, List<Waived> waived, List<BlameWaiver> unused) {
    /** Copies the lists. */
    public BlameReport {
        findings = List.copyOf(findings);
        waived = List.copyOf(waived);
        unused = List.copyOf(unused);
    }

    /**
     * A finding that may stay.
     *
     * @param finding what was found
     * @param waiver why it may stay
     */
    public record Waived(BlameFinding finding, BlameWaiver waiver) {}

    /** Tells the findings that stand in a waived sentence from the others. Of two waivers for a sentence the first counts. */
    static BlameReport of(List<BlameFinding> found, Collection<BlameWaiver> waivers) {
        Map<String, BlameWaiver> bySentence = new HashMap<>();
        waivers.forEach(waiver -> bySentence.putIfAbsent(waiver.sentence(), waiver));
        List<BlameFinding> findings = new ArrayList<>();
        List<Waived> waived = new ArrayList<>();
        Set<BlameWaiver> unused = new LinkedHashSet<>(waivers);
        for (BlameFinding finding : found) {
            BlameWaiver waiver = bySentence.get(Whitespace.single(finding.sentence()));
            if (waiver == null) {
                findings.add(finding);
            } else {
                waived.add(new Waived(finding, waiver));
                unused.remove(waiver);
            }
        }
        return new BlameReport(findings, waived, List.copyOf(unused));
    }

    /** Returns whether nothing is left to be worded anew. */
    public boolean isBlameless() {
        return findings.isEmpty();
    }

    /** Returns one violation of {@link io.incidentkit.rule.Rule#POSTMORTEM_IS_BLAMELESS} for each finding that is not waived. */
    public List<Violation> violations() {
        return findings.stream().map(BlamelessRules::namesNobodyAsTheCause).toList();
    }
}
