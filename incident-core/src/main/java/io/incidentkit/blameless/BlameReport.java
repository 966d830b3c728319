package io.incidentkit.blameless;

import io.incidentkit.rule.Violation;
import java.util.List;

/**
 * What the check found in a text.
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

    /** Returns whether nothing is left to be worded anew. */
    public boolean isBlameless() {
        return findings.isEmpty();
    }

    /** Returns one violation of {@link io.incidentkit.rule.Rule#POSTMORTEM_IS_BLAMELESS} for each finding that is not waived. */
    public List<Violation> violations() {
        return findings.stream().map(BlamelessRules::namesNobodyAsTheCause).toList();
    }
}
