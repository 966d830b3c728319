package io.incidentkit.service;

import io.incidentkit.command.PostmortemCommand.AssignPostmortem;
import io.incidentkit.command.PostmortemCommand.ChooseRow;
import io.incidentkit.command.PostmortemCommand.CommentPostmortem;
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
import org.jspecify.annotations.Nullable;

/**
 * The postmortem of an incident (chapter 7); from {@link IncidentOperations#postmortem()}.
 * Methods that record return the incident afterwards and throw what {@link IncidentOperations} says of all.
 * It is always of now: {@link IncidentOperations#at} changes nothing here.
 *
 * <p>Immutable and thread-safe.
 */
public final class PostmortemOperations {
    private final OperationContext hand;

    PostmortemOperations(OperationContext hand) {
        this.hand = hand;
    }

    /** Returns the document as far as it is known now. */
    public Postmortem document() {
        return hand.visible().postmortem(hand.id());
    }

    /**
     * Records the owner of the postmortem.
     *
     * @param owner the owner
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code postmortem-in-order} (it is published) stands in
     *     the way
     */
    public Incident assign(Person owner) {
        return hand.give(new AssignPostmortem(owner));
    }

    /**
     * Records the text of a section, in place of the text before.
     *
     * @param section the section
     * @param markdown the text as Markdown, at most 10,000 characters
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code postmortem-in-order} (it is published) stands in
     *     the way
     */
    public Incident write(Section section, String markdown) {
        return hand.give(new WriteSection(section, markdown));
    }

    /**
     * Records why a phase of an episode took as long as it did.
     *
     * @param episode the number of the episode, from 1
     * @param phase the phase
     * @param sentence the explanation, at most 10,000 characters
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code postmortem-in-order} (it is published) stands in
     *     the way
     */
    public Incident explain(int episode, Phase phase, String sentence) {
        return hand.give(new ExplainPhase(episode, phase, sentence));
    }

    /**
     * Records that the draft is ready for review.
     *
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code postmortem-in-order} (it is no draft, or the
     *     incident was never resolved) stands in the way
     */
    public Incident requestReview() {
        return hand.give(new RequestReview());
    }

    /**
     * Records that the actor, who is a person, has reviewed the postmortem.
     *
     * @param comment the comment, at most 10,000 characters; blank for none
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code postmortem-in-order} (it is not in review)
     *     stands in the way
     */
    public Incident review(String comment) {
        return hand.give(new ReviewPostmortem(comment));
    }

    /**
     * Records a comment on the draft, beside one of its sections. It stands on the timeline, and not in the document.
     *
     * @param section the section, or null for the whole draft
     * @param comment the comment, at most 10,000 characters
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code postmortem-in-order} (it is published) stands in
     *     the way
     */
    public Incident comment(@Nullable Section section, String comment) {
        return hand.give(new CommentPostmortem(section, comment));
    }

    /**
     * Records whether the document's timeline shows an entry. What nobody chose is shown.
     *
     * @param entry the number of the entry
     * @param shown whether it is shown
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException if {@code postmortem-in-order} (it is published) stands in
     *     the way
     */
    public Incident choose(int entry, boolean shown) {
        return hand.give(new ChooseRow(entry, shown));
    }

    /**
     * Records that a sentence stays which reads like blame, after the publication too: what is added then is checked as well.
     *
     * @param sentence the sentence, at most 10,000 characters
     * @param reason the reason, at most 10,000 characters
     * @return the incident afterwards
     */
    public Incident waiveBlame(String sentence, String reason) {
        return hand.give(new WaiveBlame(sentence, reason));
    }

    /**
     * Records that the postmortem is published; from then on it stays as it is.
     *
     * @return the incident afterwards
     * @throws io.incidentkit.rule.RefusedException with all that is missing at once:
     *     {@code postmortem-in-order}, {@code postmortem-is-complete}, {@code reviewed-from-outside},
     *     {@code every-action-has-owner-and-due-date}, {@code runbook-reviewed-after-use},
     *     {@code postmortem-is-blameless}
     */
    public Incident publish() {
        return hand.give(new PublishPostmortem());
    }
}
