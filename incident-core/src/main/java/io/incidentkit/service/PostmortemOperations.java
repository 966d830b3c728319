package io.incidentkit.service;

import io.incidentkit.command.PostmortemCommand.AssignPostmortem;
import io.incidentkit.command.PostmortemCommand.ExplainPhase;
import io.incidentkit.command.PostmortemCommand.PublishPostmortem;
import io.incidentkit.command.PostmortemCommand.RequestReview;
import io.incidentkit.command.PostmortemCommand.ReviewPostmortem;
import io.incidentkit.command.PostmortemCommand.WaiveBlame;
import io.incidentkit.command.PostmortemCommand.WriteSection;
import io.incidentkit.commander.Person;
import io.incidentkit.incident.Incident;
import io.incidentkit.postmortem.Phase;
import io.incidentkit.postmortem.Postmortem;
import io.incidentkit.postmortem.Section;

/** The postmortem of an incident (chapter 7); from {@link IncidentOperations#postmortem()}. Immutable and thread-safe. */
public final class PostmortemOperations {
    private final OperationContext hand;

    PostmortemOperations(OperationContext hand) {
        this.hand = hand;
    }

    /** Returns the document as far as it is known now. */
    public Postmortem document() {
        return hand.visible().postmortem(hand.id());
    }

    /** Gives {@link AssignPostmortem}: who sees to it. */
    public Incident assign(Person owner) {
        return hand.give(new AssignPostmortem(owner));
    }

    /** Gives {@link WriteSection}, in place of what the section said before. */
    public Incident write(Section section, String markdown) {
        return hand.give(new WriteSection(section, markdown));
    }

    /** Gives {@link ExplainPhase}: why a phase of an episode, 1 for the first, took as long as it did. */
    public Incident explain(int episode, Phase phase, String sentence) {
        return hand.give(new ExplainPhase(episode, phase, sentence));
    }

    /** Gives {@link RequestReview}. */
    public Incident requestReview() {
        return hand.give(new RequestReview());
    }

    /** Gives {@link ReviewPostmortem}: the actor has read it. */
    public Incident review(String comment) {
        return hand.give(new ReviewPostmortem(comment));
    }

    /** Gives {@link WaiveBlame}: a sentence that reads like blame stays, and why. */
    public Incident waiveBlame(String sentence, String reason) {
        return hand.give(new WaiveBlame(sentence, reason));
    }

    /** Gives {@link PublishPostmortem}; all that is missing is said at once. */
    public Incident publish() {
        return hand.give(new PublishPostmortem());
    }
}
