package io.incidentkit.test;

import io.incidentkit.test.history.PlayedHistory;

/**
 * The invariants of every incident, whatever is tried with it. A host calls {@link #check} over the histories of its own
 * policy; the same invariants hold the library's own rules.
 */
public final class PlaybookInvariants {
    private PlaybookInvariants() {}

    /**
     * Checks every invariant over a history.
     *
     * @param played what happened
     * @throws AssertionError if one does not hold, with the history
     */
    public static void check(PlayedHistory played) {
        DecisionInvariants.check(played);
        RuleInvariants.check(played);
        PublishingInvariants.check(played);
        TimelineInvariants.check(played);
        StepInvariants.check(played);
        CommanderInvariants.check(played);
        NamingInvariants.check(played);
        CommunicationInvariants.check(played);
        DutyInvariants.check(played);
        AftermathInvariants.check(played);
        StoredFormInvariants.check(played);
    }
}
