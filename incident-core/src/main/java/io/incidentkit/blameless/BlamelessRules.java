package io.incidentkit.blameless;

import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import io.incidentkit.text.Whitespace;

/** The rule of chapter 8. */
final class BlamelessRules {
    private BlamelessRules() {}

    static Violation namesNobodyAsTheCause(BlameFinding finding) {
        String message = "\"" + Whitespace.single(finding.words()) + "\": " + finding.reason();
        return new Violation(Rule.POSTMORTEM_IS_BLAMELESS, message, finding.suggestion());
    }
}
