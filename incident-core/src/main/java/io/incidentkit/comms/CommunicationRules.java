package io.incidentkit.comms;

import io.incidentkit.comms.CommunicationEvent.UpdateSent;
import io.incidentkit.comms.Obligation.State;
import io.incidentkit.rule.Rule;
import io.incidentkit.rule.Violation;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rules of a message that is about to be sent. Pure. */
public final class CommunicationRules {
    private CommunicationRules() {}

    /**
     * {@code closing-waits-for-resolved}.
     *
     * @param ended whether the incident has ended
     * @param update the message
     * @return what stands in the way, or empty
     */
    public static Optional<Violation> closingWaitsForResolved(boolean ended, UpdateSent update) {
        if (!update.closing() || ended) {
            return Optional.empty();
        }
        return Optional.of(new Violation(
                Rule.CLOSING_WAITS_FOR_RESOLVED,
                "The message to the " + update.audience() + " says that it is over, and the incident is still open.",
                "Resolve the incident first, or send an update."));
    }

    /**
     * {@code closing-waits-for-resolved}: what was merged is not over.
     *
     * @param reference the incident that was merged
     * @return what stands in the way of any message from it
     */
    public static Violation goesOnElsewhere(String reference) {
        return new Violation(
                Rule.CLOSING_WAITS_FOR_RESOLVED,
                () -> reference + " was merged, and goes on as part of another incident.",
                () -> "Send the message from the incident that it was merged into.");
    }

    /**
     * {@code private-tells-those-on-it}: an incident is not made what it is already.
     *
     * @param reference the incident
     * @param isPrivate whether it is private
     * @return what stands in the way of making it so once more
     */
    public static Violation privateTellsThoseOnIt(String reference, boolean isPrivate) {
        return new Violation(
                Rule.PRIVATE_TELLS_THOSE_ON_IT,
                () -> reference + " is " + (isPrivate ? "private" : "public") + " already.",
                () -> isPrivate ? "Leave it so, or make it public." : "Leave it so, or make it private.");
    }

    /**
     * {@code update-says-next}. A message that promises nothing says the moment that the policy asks for, so only a promise
     * can break the rule.
     *
     * @param state what happened so far
     * @param update the message
     * @return what stands in the way, or empty
     */
    public static Optional<Violation> updateSaysNext(CommunicationState state, UpdateSent update) {
        Instant promised = update.nextDue();
        if (promised == null) {
            return Optional.empty();
        }
        if (!promised.isAfter(update.at())) {
            return Optional.of(saysNext(
                    "The next update is promised for " + promised + ", which is not after this one.",
                    "Promise a later moment."));
        }
        return state.nextUpdateDue(update.audience(), update.at())
                .filter(promised::isAfter)
                .map(latest -> saysNext(
                        "The next update to the " + update.audience() + " is promised for " + promised
                                + ", later than the policy allows.",
                        "Promise it by " + latest + "."));
    }

    /**
     * {@code silence-is-counted}. It refuses nothing: each interval that passes is counted, and this says where that goes on.
     *
     * @param owed what is owed at a moment
     * @return one for each audience that was to be told by then, and was not
     */
    public static List<Violation> silenceIsCounted(Obligations owed) {
        return owed.pending().stream()
                .filter(each -> each.isOfInterval() && each.state() == State.MISSED)
                .map(each -> new Violation(
                        Rule.SILENCE_IS_COUNTED,
                        "The " + each.audience() + " was to be told by " + each.due() + ". Messages missed so far: "
                                + owed.tally(each.audience()).missed() + ".",
                        "Send an update, or waive '" + each.id() + "' with a reason."))
                .toList();
    }

    /** {@code update-says-next}, broken by an update or by a template for updates. */
    static Violation saysNext(String message, String remedy) {
        return new Violation(Rule.UPDATE_SAYS_NEXT, message, remedy);
    }

    /** {@code templates-are-ready}, broken by a template or by a missing one. */
    static Violation notReady(String message, String remedy) {
        return new Violation(Rule.TEMPLATES_ARE_READY, message, remedy);
    }
}
