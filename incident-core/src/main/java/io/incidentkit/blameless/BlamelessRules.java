package io.incidentkit.blameless;

import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;

/** The rule of chapter 8. */
final class BlamelessRules {
    private BlamelessRules() {}

    static Violation namesNobodyAsTheCause(BlameFinding finding) {
        String message = "\"" + Spaces.single(finding.words()) + "\": " + finding.reason();
        return new Violation(Rule.POSTMORTEM_IS_BLAMELESS, message, finding.suggestion());
    }
}
