package io.incidentkit.actionitem;

import io.incidentkit.rule.Violation;
import java.util.Objects;

/**
 * Something that the rules of chapter 9 report. It stops nothing.
 *
 * @param about what it is about
 * @param name the name of that: a team, a reference such as {@code INC-42}, or an item such as {@code INC-42 #3}
 * @param violation the rule, what is wrong and what to do
 */
public record ActionFinding(About about, String name, Violation violation) {

    /** The subjects of a finding. */
    public enum About {
        /** A team's items. */
        TEAM,
        /** The items of one postmortem. */
        POSTMORTEM,
        /** One item. */
        ITEM
    }

    /** Checks that nothing is null. */
    public ActionFinding {
        Objects.requireNonNull(about, "about");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(violation, "violation");
    }

    /** Returns the violation in words. */
    @Override
    public String toString() {
        return violation.toString();
    }
}
